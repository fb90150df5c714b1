package io.streamwright.core.source;

/**
 * Where a reader delivers to. Owned by the reader's lane; each call runs the event through the job before it returns.
 *
 * @param <T> the type of the events
 */
public interface SourceOutput<T> {

    /**
     * Delivers one event, whose time is that of its {@code @EventTime}.
     *
     * @return false if the reader should return from {@link SplitReader#poll} now, having moved past this event
     */
    boolean emit(T event);

    /**
     * The same for a reader that can say where the event comes from, so that one without a time is reported with its place.
     *
     * @param origin of this event; not kept
     * @return as {@link #emit(Object)}
     */
    default boolean emit(T event, RecordOrigin origin) {
        return emit(event);
    }

    /**
     * Delivers one event whose time the connector knows better.
     *
     * @param timeMillis milliseconds since 1970, UTC
     * @return as {@link #emit(Object)}
     */
    boolean emit(T event, long timeMillis);

    /**
     * Reports input that could not be decoded. Depending on the job this counts it, puts it out as a dead letter or throws.
     *
     * @param place where it stands, such as {@code in.jsonl, line 7, column 13}
     * @param reason why it cannot be decoded
     * @param raw its bytes; the array is kept
     * @return as {@link #emit(Object)}
     */
    boolean undecodable(String place, String reason, byte[] raw);
}
