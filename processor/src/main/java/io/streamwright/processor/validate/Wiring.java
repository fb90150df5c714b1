package io.streamwright.processor.validate;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerInput;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.ResolvedStream;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.DeadLetterStream;
import io.streamwright.processor.model.StreamModel.SourceStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Wires the streams of a job whose parts are all sound. */
final class Wiring {

    private Wiring() {}

    /** The wired job, or empty if there was something to report. */
    static Optional<ResolvedJob> resolve(JobModel job, Problems problems) {
        InputResolver resolver = new InputResolver(job, problems);
        List<ResolvedStream> streams = new ArrayList<>();
        for (StreamModel stream : job.streams()) {
            List<HandlerInput> inputs = resolver.inputsOf(stream);
            streams.add(new ResolvedStream(stream, UidRule.uidOf(stream, job), inputs, false));
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        List<ResolvedStream> order = StreamOrder.of(streams, problems);
        return problems.isEmpty() ? Optional.of(withTimes(job, streams, order)) : Optional.empty();
    }

    private static ResolvedJob withTimes(JobModel job, List<ResolvedStream> streams, List<ResolvedStream> order) {
        Map<String, ResolvedStream> timed = new HashMap<>();
        for (ResolvedStream stream : order) {
            boolean hasEventTime = hasEventTime(stream, job, timed);
            timed.put(stream.name(), new ResolvedStream(stream.model(), stream.uid(), stream.inputs(), hasEventTime));
        }
        return new ResolvedJob(job, pick(streams, timed), pick(order, timed));
    }

    private static List<ResolvedStream> pick(List<ResolvedStream> order, Map<String, ResolvedStream> timed) {
        return order.stream()
                .map(stream -> timed.getOrDefault(stream.name(), stream))
                .toList();
    }

    /** Sources give their events a time, a watermark gives them a new one, and otherwise it comes from all inputs. */
    private static boolean hasEventTime(ResolvedStream stream, JobModel job, Map<String, ResolvedStream> timed) {
        if (stream.model() instanceof DeadLetterStream) {
            return false;
        }
        if (stream.model() instanceof SourceStream || stream.model().watermark().isPresent()) {
            return job.types().eventTimeOf(stream.model().event()).isPresent();
        }
        return stream.inputNames().stream().allMatch(input -> {
            ResolvedStream producer = timed.get(input);
            return producer != null && producer.hasEventTime();
        });
    }
}
