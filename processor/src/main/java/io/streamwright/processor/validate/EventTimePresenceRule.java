package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.PARAMETER_WITHOUT_TIME;
import static io.streamwright.processor.diagnose.Problem.TIMER_WITHOUT_TIME;
import static io.streamwright.processor.diagnose.Problem.WINDOW_WITHOUT_TIME;

import io.streamwright.TimeDomain;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerInput;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.ResolvedStream;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.StreamModel.StepStream;
import io.streamwright.processor.model.TimerModel;
import io.streamwright.processor.model.WindowModel;
import java.util.List;
import java.util.Optional;

/** Who asks for event time gets events that have one. */
final class EventTimePresenceRule implements Rule<ResolvedJob> {

    @Override
    public void check(ResolvedJob job, Problems problems) {
        for (ResolvedStream stream : job.streams()) {
            if (stream.model() instanceof ApplyStream apply) {
                untimed(stream, job)
                        .ifPresent(input -> check(stream, job.job().operatorOf(apply), input, job, problems));
                checkParameters(stream, job.job().operatorOf(apply).handlers(HandlerKind.EVENT), job, problems);
            } else if (stream.model() instanceof StepStream step) {
                checkParameters(stream, List.of(step.handler()), job, problems);
            }
        }
    }

    private static Optional<ResolvedStream> untimed(ResolvedStream stream, ResolvedJob job) {
        return untimed(stream.inputNames(), job);
    }

    private static Optional<ResolvedStream> untimed(List<String> inputs, ResolvedJob job) {
        return inputs.stream()
                .map(job::stream)
                .filter(input -> !input.hasEventTime())
                .findFirst();
    }

    private static void check(
            ResolvedStream stream, OperatorModel operator, ResolvedStream input, ResolvedJob job, Problems problems) {
        ResolvedStream origin = origin(input, job);
        String type = origin.model().event().display();
        if (operator.window().filter(EventTimePresenceRule::needsTime).isPresent()) {
            problems.report(
                    WINDOW_WITHOUT_TIME,
                    stream.model().place(),
                    Wording.of(operator),
                    input.name(),
                    origin.name(),
                    type);
        }
        for (TimerModel timer : operator.timers()) {
            if (timer.domain() == TimeDomain.EVENT) {
                problems.report(
                        TIMER_WITHOUT_TIME,
                        stream.model().place(),
                        timer.name(),
                        Wording.of(operator),
                        input.name(),
                        origin.name(),
                        type);
            }
        }
    }

    /** Windows of processing time do without, and those that nothing but the number of events fires. */
    private static boolean needsTime(WindowModel window) {
        return window.needsTime();
    }

    private static void checkParameters(
            ResolvedStream stream, List<HandlerModel> handlers, ResolvedJob job, Problems problems) {
        for (HandlerInput fed : stream.inputs()) {
            HandlerModel handler = handlers.get(fed.handler());
            boolean asks = handler.params().stream().anyMatch(param -> param.role() == ParamRole.TIME);
            Optional<ResolvedStream> input = untimed(fed.streams(), job);
            if (asks && input.isPresent()) {
                ResolvedStream origin = origin(input.get(), job);
                problems.report(
                        PARAMETER_WITHOUT_TIME,
                        stream.model().place(),
                        handler.methodName(),
                        input.get().name(),
                        origin.name(),
                        origin.model().event().display());
            }
        }
    }

    /** The stream upstream of {@code untimed}, or it itself, that gives its events no time. */
    private static ResolvedStream origin(ResolvedStream untimed, ResolvedJob job) {
        return untimed(untimed, job).map(input -> origin(input, job)).orElse(untimed);
    }
}
