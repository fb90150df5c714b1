package io.streamwright.core.graph;

import io.streamwright.ErrorPolicy;
import io.streamwright.Guarantee;
import io.streamwright.core.exchange.Partitioning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One named stream.
 *
 * @param name the name of the method that declares it
 * @param kind how it comes about
 * @param type the type of its events as a reader knows it, without packages
 * @param inputs the streams it is made from; for dead letters the source, for late events
 *     the application they are too late for
 * @param uid the permanent name of its source, operator or step
 * @param operator the simple name of the operator class of an application, else null
 * @param key what the operator is keyed by, such as {@code page, user}; empty if it has no key
 * @param window the windows in words, such as {@code 1m every 10s}; null if it has none
 * @param source the source behind it, null for other kinds
 * @param watermark how event time advances here, in words; null if it is inherited or there is none
 * @param sink where it is written to; null if it is not
 * @param placement where it runs in a job of several lanes
 */
public record StreamNode(
        String name,
        Kind kind,
        String type,
        List<String> inputs,
        String uid,
        @Nullable String operator,
        List<String> key,
        @Nullable String window,
        @Nullable SourceNode source,
        @Nullable String watermark,
        @Nullable SinkNode sink,
        Placement placement) {

    /** Without anything said about lanes: on all of them, in the first stage. */
    public StreamNode(
            String name,
            Kind kind,
            String type,
            List<String> inputs,
            String uid,
            @Nullable String operator,
            List<String> key,
            @Nullable String window,
            @Nullable SourceNode source,
            @Nullable String watermark,
            @Nullable SinkNode sink) {
        this(name, kind, type, inputs, uid, operator, key, window, source, watermark, sink, Placement.FIRST);
    }

    /** Copies the lists. */
    public StreamNode {
        inputs = List.copyOf(inputs);
        key = List.copyOf(key);
    }

    /** How a stream comes about. */
    public enum Kind {
        /** It is read from outside. */
        SOURCE,
        /** A default method of the job. */
        STEP,
        /** An operator class. */
        APPLY,
        /** Several streams together. */
        UNION,
        /** Undecodable input of a source. */
        DEAD_LETTERS,
        /** Events that are too late for the windows of an operator. */
        LATE_EVENTS
    }

    /**
     * Where a stream runs in a job of several lanes.
     *
     * @param stage the number of its stage, from 0, where the sources are
     * @param parallelism on how many lanes it runs at most; 0: on all
     * @param partitioning how the events of its inputs are divided among the lanes; {@link Partitioning#DIRECT} where they
     *     stay on theirs
     */
    public record Placement(int stage, int parallelism, Partitioning partitioning) {
        /** In the first stage of all lanes. */
        public static final Placement FIRST = new Placement(0, 0, Partitioning.DIRECT);
    }

    /**
     * A source.
     *
     * @param address the default address
     * @param onError what happens to undecodable input
     * @param deadLetters whether another stream carries it
     */
    public record SourceNode(String address, ErrorPolicy onError, boolean deadLetters) {}

    /**
     * A sink.
     *
     * @param uid its permanent name: that of the stream followed by {@code .sink}
     * @param address the default address
     * @param guarantee what it must deliver
     */
    public record SinkNode(String uid, String address, Guarantee guarantee) {}
}
