package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.FORWARD_IMPOSSIBLE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.LanesModel.PartitioningModel;
import io.streamwright.processor.model.Partitioning;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.ResolvedStream;

/** What is to stay on its lane can. */
final class ForwardRule implements Rule<ResolvedJob> {

    @Override
    public void check(ResolvedJob job, Problems problems) {
        for (ResolvedStream stream : job.streams()) {
            stream.model().lanes().partitionings().stream()
                    .filter(partitioning -> partitioning.kind() == Partitioning.FORWARD)
                    .forEach(forward -> check(stream, forward, job, problems));
        }
    }

    private static void check(ResolvedStream stream, PartitioningModel forward, ResolvedJob job, Problems problems) {
        stream.inputNames().stream()
                .map(job::stream)
                .filter(input -> input.parallelism() != stream.parallelism())
                .findFirst()
                .ifPresent(input -> problems.report(
                        FORWARD_IMPOSSIBLE,
                        forward.place(),
                        stream.name(),
                        Wording.lanes(stream.parallelism()),
                        input.name(),
                        Wording.lanes(input.parallelism())));
    }
}
