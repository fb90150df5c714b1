package io.streamwright.core.codec;

import org.jspecify.annotations.Nullable;

/**
 * Decodes records of one file or topic. Owned by one thread.
 *
 * @param <T> the type of the events
 */
public interface RecordDecoder<T> {

    /**
     * Takes the heading of a file; called once before the first record if the splitter has one, also when reading goes on
     * in the middle of a file.
     *
     * @throws DecodeException if it does not fit the type; the job fails
     */
    default void heading(byte[] bytes, int from, int to) {}

    /**
     * Decodes one record.
     *
     * @param bytes the record at {@code from} to {@code to}, which may end with its line end
     * @return the event, or null if there is none (a blank line)
     * @throws DecodeException if it cannot be decoded
     */
    @Nullable T decode(byte[] bytes, int from, int to);
}
