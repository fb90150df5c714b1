package io.streamwright.processor.read;

import io.streamwright.Broadcast;
import io.streamwright.Forward;
import io.streamwright.Parallelism;
import io.streamwright.Rebalance;
import io.streamwright.Shuffle;
import io.streamwright.processor.model.LanesModel;
import io.streamwright.processor.model.LanesModel.ParallelismModel;
import io.streamwright.processor.model.LanesModel.PartitioningModel;
import io.streamwright.processor.model.Partitioning;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;

/** Reads what a job and its streams say about lanes. */
final class LanesReader {

    private LanesReader() {}

    /** What the method of a stream says. */
    static LanesModel lanes(Element method) {
        List<PartitioningModel> partitionings = Stream.of(
                        partitioning(method, Rebalance.class, Partitioning.REBALANCE),
                        partitioning(method, Shuffle.class, Partitioning.SHUFFLE),
                        partitioning(method, Broadcast.class, Partitioning.BROADCAST),
                        partitioning(method, Forward.class, Partitioning.FORWARD))
                .flatMap(Optional::stream)
                .toList();
        return new LanesModel(parallelism(method), partitionings);
    }

    private static Optional<PartitioningModel> partitioning(
            Element method, Class<? extends Annotation> type, Partitioning kind) {
        return Mark.find(method, type).map(mark -> new PartitioningModel(kind, mark.place()));
    }

    /** The {@code @Parallelism} of a job or stream. */
    static Optional<ParallelismModel> parallelism(Element element) {
        return Mark.find(element, Parallelism.class)
                .flatMap(mark -> mark.number("value").map(lanes -> new ParallelismModel(lanes, mark.place("value"))));
    }
}
