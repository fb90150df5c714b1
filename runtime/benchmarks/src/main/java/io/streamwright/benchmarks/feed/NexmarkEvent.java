package io.streamwright.benchmarks.feed;

import io.streamwright.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * What happens on the auction site of the Nexmark benchmark: one of three things, the other two are null.
 *
 * @param time milliseconds since 1970, UTC
 */
public record NexmarkEvent(
        @EventTime long time,
        @Nullable Person person,
        @Nullable Auction auction,
        @Nullable Bid bid) {

    /** Someone registers. */
    public record Person(
            long id,
            String name,
            String email,
            String creditCard,
            String city,
            String state,
            @EventTime long time,
            String extra) {}

    /** Something is offered. */
    public record Auction(
            long id,
            String itemName,
            String description,
            long initialBid,
            long reserve,
            @EventTime long time,
            long expires,
            long seller,
            long category,
            String extra) {}

    /** Someone offers a price. */
    public record Bid(
            long auction,
            long bidder,
            long price,
            String channel,
            String url,
            @EventTime long time,
            String extra) implements Summed {
        @Override
        public void addTo(Checksum checksum, long resultTime) {
            checksum.add(auction * 31 + bidder, price + extra.length(), resultTime);
        }
    }
}
