package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.PARTITIONING_KEYED;
import static io.streamwright.processor.diagnose.Problem.PARTITIONING_MEANINGLESS;
import static io.streamwright.processor.diagnose.Problem.PARTITIONING_OF_ALL;
import static io.streamwright.processor.diagnose.Problem.PARTITIONING_TWICE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.LanesModel.PartitioningModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.StreamModel.SourceStream;
import java.util.List;
import java.util.stream.Collectors;

/** Events are divided among lanes in one way, and where there is a choice. */
final class PartitioningRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            List<PartitioningModel> partitionings = stream.lanes().partitionings();
            partitionings.forEach(partitioning -> check(stream, partitioning, job, problems));
            if (partitionings.size() > 1) {
                problems.report(
                        PARTITIONING_TWICE,
                        stream.place(),
                        stream.name(),
                        partitionings.stream().map(PartitioningRule::annotation).collect(Collectors.joining(", ")));
            }
        }
    }

    private static void check(StreamModel stream, PartitioningModel partitioning, JobModel job, Problems problems) {
        if (stream instanceof SourceStream || !stream.isMain()) {
            problems.report(
                    PARTITIONING_MEANINGLESS,
                    partitioning.place(),
                    annotation(partitioning),
                    stream.name(),
                    Wording.kind(stream));
        } else if (stream instanceof ApplyStream apply) {
            OperatorModel operator = job.operatorOf(apply);
            if (operator.isKeyed()) {
                problems.report(
                        PARTITIONING_KEYED,
                        partitioning.place(),
                        annotation(partitioning),
                        stream.name(),
                        Wording.of(operator));
            } else if (operator.isOverAllKeys()) {
                problems.report(
                        PARTITIONING_OF_ALL,
                        partitioning.place(),
                        annotation(partitioning),
                        stream.name(),
                        Wording.of(operator));
            }
        }
    }

    private static String annotation(PartitioningModel partitioning) {
        return "@" + partitioning.kind().annotation();
    }
}
