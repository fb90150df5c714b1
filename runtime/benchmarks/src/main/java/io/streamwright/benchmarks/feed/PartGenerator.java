package io.streamwright.benchmarks.feed;

/**
 * Computes one of several parts of the events of a run, as {@link EventGenerator} does for a whole: each part has keys of its
 * own and no stragglers, so that results do not depend on how the parts meet. Owned by one thread.
 */
final class PartGenerator implements Generator<Event> {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long PART_GAMMA = 0x632BE59BD9B4E019L;
    private static final long START_MILLIS = 1_700_000_004_321L;

    private final long keys;
    private final long part;
    private final long parts;
    private final long eventsPerMilli;
    private long state;
    private long millis = START_MILLIS;
    private long leftInMilli;

    /**
     * At its first event.
     *
     * @param keys how many different keys all parts have together
     * @param eventsPerMilli how many events of all parts share a millisecond before they are put out of order
     * @param part which part, from 0
     */
    PartGenerator(int keys, int eventsPerMilli, int part, int parts) {
        this.keys = Math.max(1, keys / parts);
        this.eventsPerMilli = Math.max(1, eventsPerMilli / parts);
        this.part = part;
        this.parts = parts;
        this.state = part * PART_GAMMA;
        this.leftInMilli = this.eventsPerMilli;
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
        long number = (((random & 0xFFFF_FFFFL) * keys) >>> 32) * parts + part;
        long delay = ((random >>> 44) * EventGenerator.OUT_OF_ORDER_MILLIS) >>> 20;
        return new Event(number * 0xC2B2AE3D27D4EB4FL, random >>> 40, millis - delay);
    }
}
