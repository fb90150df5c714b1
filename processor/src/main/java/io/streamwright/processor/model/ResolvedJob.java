package io.streamwright.processor.model;

import java.util.List;

/**
 * A sound job: all names resolved, all rules kept.
 *
 * @param streams in source order
 * @param order the same streams, each after its inputs and otherwise in source order
 */
public record ResolvedJob(JobModel job, List<ResolvedStream> streams, List<ResolvedStream> order) {
    public ResolvedJob {
        streams = List.copyOf(streams);
        order = List.copyOf(order);
    }

    /**
     * The stream called {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public ResolvedStream stream(String name) {
        return streams.stream()
                .filter(stream -> stream.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stream " + name));
    }

    /** The streams that take {@code name} as an input, in source order; a dead-letter stream reads its source in this sense not. */
    public List<ResolvedStream> readersOf(String name) {
        return streams.stream()
                .filter(stream -> stream.inputNames().contains(name))
                .toList();
    }
}
