package io.streamwright.kafka;

import io.streamwright.EventTime;
import java.time.Instant;

/** An event of the tests' jobs. */
record View(String page, String user, long n, @EventTime Instant at) {
    static final long START_MILLIS = 1_700_000_000_000L / 60_000 * 60_000;

    /** Number n, at second n. */
    static View of(long n) {
        return new View("p" + n % 7, "u" + n % 3, n, Instant.ofEpochMilli(START_MILLIS + n * 1000));
    }

    String json() {
        return "{\"page\":\"" + page + "\",\"user\":\"" + user + "\",\"n\":" + n + ",\"at\":\"" + at + "\"}";
    }
}
