package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.METHOD_SEVERAL_KINDS;
import static io.streamwright.processor.diagnose.Problem.METHOD_WITHOUT_KIND;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.MethodModel;
import io.streamwright.processor.model.MethodModel.Kind;
import io.streamwright.processor.model.StreamModel.DeadLetterStream;
import java.util.ArrayList;
import java.util.List;

/** A stream has exactly one origin. */
final class StreamKindRule implements Rule<JobModel> {
    private static final List<String> ORIGINS = List.of("Source", "Apply", "Union", "Late");

    @Override
    public void check(JobModel job, Problems problems) {
        for (MethodModel method : job.methods()) {
            if (!job.facts().isInterface() || method.kind() == Kind.STATIC || method.kind() == Kind.PRIVATE) {
                continue;
            }
            List<String> kinds = kinds(method);
            if (kinds.size() > 1) {
                problems.report(METHOD_SEVERAL_KINDS, method.place(), method.name(), String.join(", ", kinds));
            } else if (kinds.isEmpty() && !isDeadLetters(job, method)) {
                problems.report(METHOD_WITHOUT_KIND, method.place(), method.name());
            }
        }
    }

    private static List<String> kinds(MethodModel method) {
        List<String> kinds = new ArrayList<>();
        ORIGINS.stream().filter(method::has).map(kind -> "@" + kind).forEach(kinds::add);
        if (method.kind() == Kind.DEFAULT) {
            kinds.add("a body");
        }
        return kinds;
    }

    private static boolean isDeadLetters(JobModel job, MethodModel method) {
        return method.has("OnError")
                && (method.returns() != MethodModel.Returns.STREAM_OF
                        || job.streams().stream()
                                .anyMatch(stream -> stream instanceof DeadLetterStream
                                        && stream.name().equals(method.name())));
    }
}
