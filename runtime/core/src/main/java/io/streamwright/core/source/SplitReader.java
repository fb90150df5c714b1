package io.streamwright.core.source;

import java.io.IOException;

/**
 * Reads one split in order. Owned by one lane, whose thread makes all calls.
 *
 * @param <T> the type of the events
 */
public interface SplitReader<T> extends AutoCloseable {
    /** What {@link #poll} gives once the split has ended and all of it was delivered. */
    int ENDED = -1;

    /**
     * Delivers up to {@code maxEvents} events that are at hand, and returns soon: it does not wait for new ones, except for
     * the disk. Returns early when {@link SourceOutput#emit} gives false.
     *
     * @return how many events (and undecodable records) were delivered; 0 if there are none now; {@link #ENDED}
     * @throws IOException if reading fails; the job fails with this message, which says the place
     */
    int poll(SourceOutput<T> out, int maxEvents) throws IOException;

    /**
     * The position behind the last delivered event, in a form of the source's own, at most 64 KiB. Also asked for after the
     * end.
     */
    byte[] position();

    /** How far behind the newest data this reader is, in bytes or events as the connector counts, or -1 if not known. */
    default long lag() {
        return -1;
    }

    /** Closes what is open. */
    @Override
    void close() throws IOException;
}
