package io.streamwright.benchmarks.feed;

/**
 * Computes the events of a run, the same ones each time: keys drawn evenly and out of order by up to a second, one in some
 * thousands by three seconds more, so that a few are too late for their window. Owned by one thread.
 *
 * <p>Computed and not stored, since reading a hundred million stored records would be what is measured. Both sides of a
 * comparison draw from here, event by event.
 */
public final class EventGenerator implements Generator<Event> {
    /** How much later than its successors an event may come; what is later than that may be dropped. */
    public static final long OUT_OF_ORDER_MILLIS = 1_000;

    /** Not on the boundary of any window, as life would have it. */
    private static final long START_MILLIS = 1_700_000_004_321L;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int STRAGGLER_MASK = 0xFFFF;
    private static final long STRAGGLER_MILLIS = 3_000;

    private final long keys;
    private final long eventsPerMilli;
    private long state;
    private long millis = START_MILLIS;
    private long leftInMilli;

    /**
     * At its first event.
     *
     * @param keys how many different keys there are
     * @param eventsPerMilli how many events share a millisecond before they are put out of order
     */
    public EventGenerator(int keys, int eventsPerMilli) {
        this.keys = keys;
        this.eventsPerMilli = eventsPerMilli;
        this.leftInMilli = eventsPerMilli;
    }

    @Override
    public Event next() {
        long random = (state += GOLDEN);
        random = (random ^ (random >>> 32)) * 0xD6E8FEB86659FD93L;
        random ^= random >>> 32;
        if (--leftInMilli < 0) {
            leftInMilli = eventsPerMilli - 1;
            millis++;
        }
        long number = ((random & 0xFFFF_FFFFL) * keys) >>> 32;
        long delay = ((random >>> 44) * OUT_OF_ORDER_MILLIS) >>> 20;
        if ((random & STRAGGLER_MASK) == STRAGGLER_MASK) {
            delay += STRAGGLER_MILLIS;
        }
        // numbers look like ids: were they dense, hashing by a multiplication alone would put each in a place of its
        // own
        return new Event(number * 0xC2B2AE3D27D4EB4FL, random >>> 40, millis - delay);
    }
}
