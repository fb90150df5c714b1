package io.streamwright.core.exchange;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Some events on their way from one lane to another, and what follows them: a watermark, and perhaps a barrier or the end.
 * Filled by the sending lane, then handed over by way of a ring, then owned by the receiving lane, which gives it back to be
 * filled again.
 *
 * <p>An event is a row of words: its time, the watermark of the sender before it, and, where the exchange takes events to
 * pieces, its components; else the event itself stands beside them. The array of those is not used twice: storing a young
 * event into an array that has grown old costs a memory fence.
 */
final class Batch {
    /** In each row the time, and then the watermark before it. */
    static final int HEAD = 2;

    private static final long[] NO_WORDS = {};
    static final Object[] NO_EVENTS = {};

    long[] words = NO_WORDS;

    /** The events, if they go as they are. */
    @Nullable Object[] events = NO_EVENTS;

    /** How many of the words are filled. */
    int end;

    /** Where the sender stands after these events. */
    long watermark;

    boolean idle;

    /** Whether the input of what sends has ended, where the receiver wants to know. */
    boolean inputEnded;

    @Nullable Barrier barrier;

    /** Whether no event will follow. */
    boolean last;

    /** Makes room for so many words, and as many events as these belong to if they go as they are. */
    void makeRoom(int wordCount, boolean whole) {
        if (wordCount > words.length) {
            words = Arrays.copyOf(words, wordCount);
        }
        if (whole) {
            events = Arrays.copyOf(events, wordCount / HEAD);
        }
    }

    /** Prepares it to be filled again. */
    void clear() {
        end = 0;
        barrier = null;
        last = false;
    }
}
