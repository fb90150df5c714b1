package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.ON_ERROR_BOTH;
import static io.streamwright.processor.diagnose.Problem.ON_ERROR_CONFLICT;
import static io.streamwright.processor.diagnose.Problem.ON_ERROR_NOT_SOURCE;
import static io.streamwright.processor.diagnose.Problem.ON_ERROR_TARGET;
import static io.streamwright.processor.diagnose.Problem.ON_ERROR_TWICE;
import static io.streamwright.processor.diagnose.Problem.ON_ERROR_TYPE;
import static io.streamwright.processor.diagnose.Problem.ON_ERROR_UNKNOWN;

import com.palantir.javapoet.ClassName;
import io.streamwright.DeadLetter;
import io.streamwright.ErrorPolicy;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.MethodModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.DeadLetterStream;
import io.streamwright.processor.model.StreamModel.SourceStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Undecodable input has one way to go, and it comes from a source. */
final class OnErrorRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (MethodModel method : job.methods()) {
            checkCombination(method, job, problems);
        }
        Map<String, String> carriers = new HashMap<>();
        for (StreamModel stream : job.streams()) {
            if (stream instanceof DeadLetterStream letters) {
                checkType(letters, problems);
                checkSource(letters, job, problems);
                String other = carriers.putIfAbsent(letters.source().value(), letters.name());
                if (other != null) {
                    problems.report(
                            ON_ERROR_TWICE,
                            letters.source().place(),
                            letters.name(),
                            other,
                            letters.source().value());
                }
            }
        }
    }

    private static void checkCombination(MethodModel method, JobModel job, Problems problems) {
        if (!method.has("OnError")) {
            return;
        }
        boolean isDeadLetters = stream(job, method.name()).stream().anyMatch(DeadLetterStream.class::isInstance);
        if (method.written().contains("OnError.value") && method.written().contains("OnError.of")) {
            problems.report(ON_ERROR_BOTH, method.place("OnError"), method.name());
        } else if (!method.has("Source") && !isDeadLetters
                || method.has("Source") && method.written().contains("OnError.of")) {
            problems.report(ON_ERROR_TARGET, method.place("OnError"), method.name());
        }
    }

    private static void checkType(DeadLetterStream letters, Problems problems) {
        if (!letters.event().typeName().equals(ClassName.get(DeadLetter.class))) {
            problems.report(
                    ON_ERROR_TYPE,
                    letters.place(),
                    letters.name(),
                    letters.event().display());
        }
    }

    private static void checkSource(DeadLetterStream letters, JobModel job, Problems problems) {
        String of = letters.source().value();
        List<String> sources = job.streams().stream()
                .filter(SourceStream.class::isInstance)
                .map(StreamModel::name)
                .toList();
        Optional<StreamModel> named = stream(job, of);
        if (named.isEmpty()) {
            problems.reportMisspelt(
                    ON_ERROR_UNKNOWN, letters.source().place(), of, sources, letters.name(), of, Wording.list(sources));
        } else if (!(named.get() instanceof SourceStream source)) {
            problems.report(ON_ERROR_NOT_SOURCE, letters.source().place(), letters.name(), of, Wording.list(sources));
        } else if (source.errorPolicy() == ErrorPolicy.SKIP) {
            problems.report(ON_ERROR_CONFLICT, letters.source().place(), of, letters.name());
        }
    }

    private static Optional<StreamModel> stream(JobModel job, String name) {
        return job.streams().stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst();
    }
}
