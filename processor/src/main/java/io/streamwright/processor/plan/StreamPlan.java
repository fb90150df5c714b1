package io.streamwright.processor.plan;

import io.streamwright.processor.model.Partitioning;
import io.streamwright.processor.model.ResolvedStream;
import java.util.List;
import java.util.Optional;

/**
 * A stream in the wiring of a lane.
 *
 * @param method the method that an event of this stream goes through
 * @param readers who takes its events, in order
 * @param copied whether events must be copied for all readers but the last, because they can change
 * @param clocks what its own watermark is made of: names of sources, applications and steps with a watermark of their own,
 *     upstream of this stream; for those three kinds what stands directly before them. A list for each input, whose streams
 *     are joined as a union joins them
 * @param clocksOnLanes the same on several lanes, where watermarks arrive through exchanges
 * @param stage the number of its stage on several lanes
 * @param touched for a source the operators whose rows can be read ahead, because its events tell their keys
 * @param deadLetters the stream of this source's undecodable input
 */
public record StreamPlan(
        ResolvedStream stream,
        String method,
        List<Reader> readers,
        boolean copied,
        boolean mutableEvents,
        List<List<String>> clocks,
        List<List<Clock>> clocksOnLanes,
        int stage,
        List<Row> touched,
        Optional<String> deadLetters) {

    public StreamPlan {
        readers = List.copyOf(readers);
        clocks = clocks.stream().map(List::copyOf).toList();
        clocksOnLanes = clocksOnLanes.stream().map(List::copyOf).toList();
        touched = List.copyOf(touched);
    }

    /** The name of the stream. */
    public String name() {
        return stream.name();
    }

    /** On how many lanes it runs at most; 0: on all. */
    public int parallelism() {
        return stream.parallelism();
    }

    /** The readers that its events reach through an exchange on several lanes. */
    public List<Reader> exchanges() {
        return readers.stream().filter(Reader::isExchange).toList();
    }

    /**
     * Who takes an event.
     *
     * @param stream the reader's own stream
     * @param handler the event handler of an operator; 0 for others
     * @param partitioning which lane the event goes to
     */
    public record Reader(String stream, int handler, Partitioning partitioning) {

        /** Whether there is an exchange in between on several lanes; on a single one there never is. */
        public boolean isExchange() {
            return partitioning != Partitioning.DIRECT;
        }
    }

    /**
     * A row that an event will need.
     *
     * @param stream the application whose operator has it
     * @param handler the event handler that will take the event
     */
    public record Row(String stream, int handler) {}

    /**
     * What has a watermark.
     *
     * @param stream a source, an application or a step with a watermark of its own; any stream if it is sent
     * @param reader the stream that the watermark is sent to, if it comes through an exchange
     */
    public record Clock(String stream, Optional<String> reader) {}
}
