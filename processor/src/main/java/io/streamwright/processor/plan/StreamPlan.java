package io.streamwright.processor.plan;

import io.streamwright.processor.model.ResolvedStream;
import java.util.List;
import java.util.Optional;

/**
 * A stream in the wiring of a lane.
 *
 * @param method the method that an event of this stream goes through
 * @param readers who takes its events, in order
 * @param copied whether events must be copied for all readers but the last, because they can change
 * @param clocks what its own watermark is the smallest of: names of sources, applications and steps with a watermark of
 *     their own, upstream of this stream; for those three kinds what stands directly before them
 * @param touched for a source the operators whose rows can be read ahead, because its events tell their keys
 * @param deadLetters the stream of this source's undecodable input
 */
public record StreamPlan(
        ResolvedStream stream,
        String method,
        List<Reader> readers,
        boolean copied,
        boolean mutableEvents,
        List<String> clocks,
        List<Reader> touched,
        Optional<String> deadLetters) {

    public StreamPlan {
        readers = List.copyOf(readers);
        clocks = List.copyOf(clocks);
        touched = List.copyOf(touched);
    }

    /** The name of the stream. */
    public String name() {
        return stream.name();
    }

    /**
     * Who takes an event.
     *
     * @param stream the reader's own stream
     * @param handler the event handler of an operator; 0 for others
     */
    public record Reader(String stream, int handler) {}
}
