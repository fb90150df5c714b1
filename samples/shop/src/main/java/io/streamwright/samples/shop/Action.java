package io.streamwright.samples.shop;

import io.streamwright.EventTime;
import java.time.Instant;

/**
 * Something that a visitor did.
 *
 * @param id of the action; the same when it is sent again
 * @param cents the amount of an order or payment, else 0
 */
public record Action(String id, @EventTime Instant at, String visitor, Kind kind, String product, long cents) {

    /** What it was. */
    public enum Kind {
        VIEW,
        CART,
        ORDER,
        PAYMENT_FAILED
    }
}
