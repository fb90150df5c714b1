package io.streamwright.core.codec;

/**
 * Encodes records for one file or topic. Owned by one thread.
 *
 * @param <T> the type of the results
 */
public interface RecordEncoder<T> {

    /** Writes what stands at the head of a file, if anything. */
    default void heading(BinaryOutput out) {}

    /** Writes one record, its line end included where {@code lineEnd} asks for one. */
    void encode(T value, BinaryOutput out, boolean lineEnd);
}
