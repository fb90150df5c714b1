package io.streamwright.processor.validate;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerInput;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.LanesModel.ParallelismModel;
import io.streamwright.processor.model.Partitioning;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.ResolvedStream;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.ApplyStream;
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
            streams.add(new ResolvedStream(stream, UidRule.uidOf(stream, job), inputs, false, 0));
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        List<ResolvedStream> order = StreamOrder.of(streams, problems);
        return problems.isEmpty() ? Optional.of(inOrder(job, streams, order)) : Optional.empty();
    }

    /** Adds what a stream has from its inputs. */
    private static ResolvedJob inOrder(JobModel job, List<ResolvedStream> streams, List<ResolvedStream> order) {
        Map<String, ResolvedStream> done = new HashMap<>();
        for (ResolvedStream stream : order) {
            boolean hasEventTime = hasEventTime(stream, job, done);
            int parallelism = parallelism(stream, job, done);
            done.put(
                    stream.name(),
                    new ResolvedStream(stream.model(), stream.uid(), stream.inputs(), hasEventTime, parallelism));
        }
        return new ResolvedJob(job, pick(streams, done), pick(order, done));
    }

    private static List<ResolvedStream> pick(List<ResolvedStream> order, Map<String, ResolvedStream> done) {
        return order.stream()
                .map(stream -> done.getOrDefault(stream.name(), stream))
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
        return stream.upstream().stream().allMatch(input -> {
            ResolvedStream producer = timed.get(input);
            return producer != null && producer.hasEventTime();
        });
    }

    /**
     * Dead letters come where their source is, late events where their operator is. Windows over all keys are on one lane. What
     * else has no key, and does not ask for its events to be divided, stays with its inputs.
     */
    private static int parallelism(ResolvedStream stream, JobModel job, Map<String, ResolvedStream> done) {
        StreamModel model = stream.model();
        Optional<ParallelismModel> own = model.lanes().parallelism();
        if (own.isPresent()) {
            return own.get().lanes();
        }
        if (ParallelismRule.isOverAllKeys(model, job)) {
            return 1;
        }
        boolean isKeyed =
                model instanceof ApplyStream apply && job.operatorOf(apply).isKeyed();
        boolean isDivided = model.lanes()
                .partitioning()
                .filter(kind -> kind != Partitioning.FORWARD)
                .isPresent();
        List<Integer> ofInputs = stream.upstream().stream()
                .flatMap(input -> Optional.ofNullable(done.get(input)).stream())
                .map(ResolvedStream::parallelism)
                .distinct()
                .toList();
        return isKeyed || isDivided || ofInputs.size() != 1 ? 0 : ofInputs.get(0);
    }
}
