package io.streamwright.core.exchange;

import org.jspecify.annotations.Nullable;

/**
 * Where the next event for a lane is written. Apart from all else by the length of a cache line on both sides: it changes with each
 * event, and if it lay beside something that another lane reads, both would wait for each other's cache.
 */
abstract class OutputPlace extends CacheLine {
    /** The words of the batch that is filled. */
    long[] words = {};

    /** The events of the batch that is filled, if they go as they are. */
    @Nullable Object[] events = {};

    /** Where in the words the next event begins. */
    int at;

    /** For how many more events there is room before {@link OutputChannel#makeRoom}, which may be none. */
    int room;

    // the same distance on the other side
    long after1, after2, after3, after4, after5, after6, after7, after8;
}
