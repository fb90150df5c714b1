package io.streamwright.benchmarks.feed;

import io.streamwright.benchmarks.feed.NexmarkEvent.Auction;
import io.streamwright.benchmarks.feed.NexmarkEvent.Bid;
import io.streamwright.benchmarks.feed.NexmarkEvent.Person;

/**
 * Computes the events of the Nexmark benchmark after the definition of its generator: of 50 events one is a person, three are
 * auctions and 46 bids; every other bid is for one of the hot auctions and three of four are by a hot bidder, three of four
 * auctions by a hot seller. What is drawn depends on the number of the event alone, so that several parts have together
 * the events of the whole. Owned by one thread.
 *
 * <p>Where the definition makes a string for each event, here it is taken from a supply that was made before: else the making of
 * strings would be what is measured.
 */
public final class NexmarkGenerator implements Generator<NexmarkEvent> {
    /** How much later than its successors an event may come, as the queries take it. */
    public static final long OUT_OF_ORDER_MILLIS = 4_000;

    private static final long START_MILLIS = 1_700_000_004_321L;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private static final int OF_AN_EPOCH = 50;
    private static final int AUCTIONS_OF_AN_EPOCH = 3;
    private static final int BIDS_FROM = 1 + AUCTIONS_OF_AN_EPOCH;
    private static final long FIRST_ID = 1_000;
    private static final long FIRST_CATEGORY = 10;
    private static final int CATEGORIES = 5;
    private static final long HOT = 100;
    private static final long AUCTIONS_IN_FLIGHT = 100;
    private static final long AUCTION_LEAD = 10;
    private static final long ACTIVE_PEOPLE = 1_000;
    private static final long PERSON_LEAD = 10;

    private final NexmarkStrings strings = new NexmarkStrings();
    private final int parts;
    private final int eventsPerMilli;
    private final long longestAuctionMillis;
    private long number;
    private long inMilli;
    private long millis = START_MILLIS;

    /**
     * At its first event.
     *
     * @param eventsPerMilli how many events of all parts share a millisecond
     * @param part which part, from 0
     */
    public NexmarkGenerator(int eventsPerMilli, int part, int parts) {
        this.eventsPerMilli = eventsPerMilli;
        this.parts = parts;
        this.number = (long) part - parts;
        this.inMilli = (long) part - parts;
        this.longestAuctionMillis =
                Math.max(1, 2 * AUCTIONS_IN_FLIGHT * OF_AN_EPOCH / AUCTIONS_OF_AN_EPOCH / eventsPerMilli);
    }

    @Override
    public NexmarkEvent next() {
        number += parts;
        inMilli += parts;
        if (inMilli >= eventsPerMilli) {
            inMilli -= eventsPerMilli;
            millis++;
        }
        long epoch = number / OF_AN_EPOCH;
        int offset = (int) (number - epoch * OF_AN_EPOCH);
        long random = number * GOLDEN;
        random = (random ^ (random >>> 32)) * 0xD6E8FEB86659FD93L;
        random ^= random >>> 32;
        return offset >= BIDS_FROM
                ? new NexmarkEvent(millis, null, null, bid(epoch, random))
                : rare(epoch, offset, random);
    }

    private Bid bid(long epoch, long random) {
        long more = random * 0xC2B2AE3D27D4EB4FL >>> 32;
        long lastAuction = epoch * AUCTIONS_OF_AN_EPOCH + AUCTIONS_OF_AN_EPOCH - 1;
        long auction;
        if ((more & 1) != 0) {
            auction = lastAuction / HOT * HOT;
        } else {
            long first = Math.max(lastAuction - AUCTIONS_IN_FLIGHT, 0);
            auction = first + draw(random, lastAuction - first + 1 + AUCTION_LEAD);
        }
        long bidder = (more & 6) != 0 ? epoch / HOT * HOT + 1 : person(epoch, random >>> 16);
        long price = strings.price((int) (random >>> 32), (int) (more >>> 14));
        int channel = strings.channel((more & 8) != 0, (int) (random >>> 48));
        return new Bid(
                auction + FIRST_ID,
                bidder + FIRST_ID,
                price,
                strings.channelName(channel),
                strings.url(channel),
                millis,
                strings.extra((int) (more >>> 8)));
    }

    private NexmarkEvent rare(long epoch, int offset, long random) {
        int more = (int) (random * 0xC2B2AE3D27D4EB4FL >>> 32);
        if (offset == 0) {
            Person person = new Person(
                    epoch + FIRST_ID,
                    strings.name((int) random),
                    strings.email((int) (random >>> 8)),
                    strings.creditCard((int) (random >>> 16)),
                    strings.city((int) (random >>> 24)),
                    strings.state((int) (random >>> 32)),
                    millis,
                    strings.extra(more));
            return new NexmarkEvent(millis, person, null, null);
        }
        long seller = (more & 3) != 0 ? epoch / HOT * HOT : person(epoch, random);
        long initialBid = strings.price((int) (random >>> 16), more >>> 14);
        Auction auction = new Auction(
                epoch * AUCTIONS_OF_AN_EPOCH + offset - 1 + FIRST_ID,
                strings.item(more >>> 8),
                strings.extra(more >>> 16),
                initialBid,
                initialBid + strings.price((int) (random >>> 32), more >>> 12),
                millis,
                millis + 1 + draw(random >>> 32, longestAuctionMillis),
                seller + FIRST_ID,
                FIRST_CATEGORY + draw(random >>> 48, CATEGORIES),
                strings.extra(more >>> 24));
        return new NexmarkEvent(millis, null, auction, null);
    }

    private static long person(long epoch, long random) {
        long people = epoch + 1;
        long active = Math.min(people, ACTIVE_PEOPLE);
        return people - active + draw(random, active + PERSON_LEAD);
    }

    /** Of so many numbers from 0 one, by the lowest 16 bits. */
    private static long draw(long random, long of) {
        return (random & 0xFFFF) * of >>> 16;
    }
}
