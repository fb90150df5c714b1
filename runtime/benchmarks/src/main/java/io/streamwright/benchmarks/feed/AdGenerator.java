package io.streamwright.benchmarks.feed;

/**
 * Computes the events of the Yahoo streaming benchmark: views, clicks and purchases in equal numbers, of the advertisements of
 * {@link Campaigns}. What is drawn depends on the number of the event alone. Owned by one thread.
 */
public final class AdGenerator implements Generator<AdEvent> {
    /** How much later than its successors an event may come. */
    public static final long OUT_OF_ORDER_MILLIS = 1_000;

    private static final long START_MILLIS = 1_700_000_004_321L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final String[] AD_TYPES = {"banner", "modal", "sponsored-search", "mail", "mobile"};
    private static final String[] EVENT_TYPES = {"view", "click", "purchase"};

    private final String[] ads = Campaigns.ads();
    private final String[] users = Campaigns.ids("user", 100);
    private final String[] pages = Campaigns.ids("page", 100);
    private final int parts;
    private final int eventsPerMilli;
    private long number;
    private long inMilli;
    private long millis = START_MILLIS;

    /**
     * At its first event.
     *
     * @param eventsPerMilli how many events of all parts share a millisecond before they are put out of order
     * @param part which part, from 0
     */
    public AdGenerator(int eventsPerMilli, int part, int parts) {
        this.eventsPerMilli = eventsPerMilli;
        this.parts = parts;
        this.number = (long) part - parts;
        this.inMilli = (long) part - parts;
    }

    @Override
    public AdEvent next() {
        number += parts;
        inMilli += parts;
        if (inMilli >= eventsPerMilli) {
            inMilli -= eventsPerMilli;
            millis++;
        }
        long random = number * GOLDEN;
        random = (random ^ (random >>> 32)) * 0xD6E8FEB86659FD93L;
        random ^= random >>> 32;
        long more = random * 0xC2B2AE3D27D4EB4FL >>> 32;
        return new AdEvent(
                users[draw(random, users.length)],
                pages[draw(random >>> 16, pages.length)],
                ads[draw(random >>> 32, ads.length)],
                AD_TYPES[draw(random >>> 48, AD_TYPES.length)],
                EVENT_TYPES[draw(more, EVENT_TYPES.length)],
                millis - draw(more >>> 16, (int) OUT_OF_ORDER_MILLIS),
                "1.2.3.4");
    }

    /** Of so many numbers from 0 one, by the lowest 16 bits. */
    private static int draw(long random, int of) {
        return (int) ((random & 0xFFFF) * of >>> 16);
    }
}
