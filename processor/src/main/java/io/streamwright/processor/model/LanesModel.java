package io.streamwright.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * What a stream says about the lanes of its job.
 *
 * @param parallelism on how many it runs at most
 * @param partitionings how the events of its inputs are divided among them; one at most where the job is sound
 */
public record LanesModel(Optional<ParallelismModel> parallelism, List<PartitioningModel> partitionings) {
    public LanesModel {
        partitionings = List.copyOf(partitionings);
    }

    /** How the events of its inputs are divided, if it says so. */
    public Optional<Partitioning> partitioning() {
        return partitionings.stream().map(PartitioningModel::kind).findFirst();
    }

    /**
     * A {@code @Parallelism} annotation.
     *
     * @param lanes the number in it
     */
    public record ParallelismModel(int lanes, Place place) {}

    /**
     * An annotation that divides events among lanes.
     *
     * @param kind neither {@link Partitioning#DIRECT} nor {@link Partitioning#HASH}
     */
    public record PartitioningModel(Partitioning kind, Place place) {}
}
