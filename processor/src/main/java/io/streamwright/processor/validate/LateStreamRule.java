package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.LATE_NOT_WINDOWED;
import static io.streamwright.processor.diagnose.Problem.LATE_SILENT;
import static io.streamwright.processor.diagnose.Problem.LATE_TWICE;
import static io.streamwright.processor.diagnose.Problem.LATE_TYPE;
import static io.streamwright.processor.diagnose.Problem.LATE_UNKNOWN;
import static io.streamwright.processor.diagnose.Problem.LATE_UNREAD;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.StreamModel.LateStream;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.WindowModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Late events come from windows of event time, each kind into one stream, and what is put out for them goes somewhere. */
final class LateStreamRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        Map<List<Object>, String> carriers = new HashMap<>();
        for (StreamModel stream : job.streams()) {
            if (stream instanceof LateStream late) {
                String other = carriers.putIfAbsent(List.of(late.application().value(), late.event()), late.name());
                if (other != null) {
                    problems.report(
                            LATE_TWICE,
                            late.application().place(),
                            late.name(),
                            other,
                            late.application().value());
                } else {
                    check(late, job, problems);
                }
            } else if (stream instanceof ApplyStream apply) {
                checkCarried(apply, job, problems);
            }
        }
    }

    private static void check(LateStream late, JobModel job, Problems problems) {
        String of = late.application().value();
        List<String> windowed = job.streams().stream()
                .filter(stream -> windowed(stream, job).isPresent())
                .map(StreamModel::name)
                .toList();
        Optional<StreamModel> named = job.streams().stream()
                .filter(stream -> stream.name().equals(of))
                .findFirst();
        if (named.isEmpty()) {
            problems.reportMisspelt(
                    LATE_UNKNOWN, late.application().place(), of, windowed, late.name(), of, Wording.list(windowed));
            return;
        }
        Optional<OperatorModel> operator = windowed(named.get(), job);
        if (operator.isEmpty()) {
            problems.report(LATE_NOT_WINDOWED, late.application().place(), late.name(), of, Wording.list(windowed));
        } else {
            checkType(late, operator.get(), problems);
        }
    }

    private static Optional<OperatorModel> windowed(StreamModel stream, JobModel job) {
        return stream instanceof ApplyStream apply
                ? Optional.of(job.operatorOf(apply))
                        .filter(operator -> operator.window()
                                .filter(WindowModel::isEventTime)
                                .isPresent())
                : Optional.empty();
    }

    private static void checkType(LateStream late, OperatorModel operator, Problems problems) {
        List<HandlerModel> handlers = operator.handlers(HandlerKind.LATE);
        List<TypeModel> types = handlers.isEmpty()
                ? operator.handlers(HandlerKind.EVENT).stream()
                        .map(handler -> handler.eventType().orElseThrow().boxed())
                        .toList()
                : operator.lateOutputType().stream().toList();
        if (types.isEmpty()) {
            problems.report(LATE_SILENT, late.place(), Wording.of(operator), late.name());
        } else if (!types.contains(late.event())) {
            problems.report(
                    LATE_TYPE,
                    late.place(),
                    late.name(),
                    late.event().display(),
                    late.application().value(),
                    types.stream().map(TypeModel::display).collect(Collectors.joining(" or ")),
                    Wording.of(operator));
        }
    }

    /** What an {@code @OnLate} method puts out must not vanish. */
    private static void checkCarried(ApplyStream apply, JobModel job, Problems problems) {
        OperatorModel operator = job.operatorOf(apply);
        boolean carried = job.streams().stream()
                .anyMatch(stream -> stream instanceof LateStream late
                        && late.application().value().equals(apply.name()));
        operator.lateOutputType()
                .filter(type -> !carried)
                .ifPresent(type -> problems.report(
                        LATE_UNREAD, apply.place(), Wording.of(operator), apply.name(), type.display()));
    }
}
