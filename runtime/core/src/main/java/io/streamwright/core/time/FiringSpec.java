package io.streamwright.core.time;

import io.streamwright.TimeDomain;

/**
 * When windows fire, and how long they stay. All in milliseconds.
 *
 * @param time the time that ends them
 * @param latenessMillis for how long they stay after their end, at least 0; 0 in processing time
 * @param everyMillis how often they fire before their end; 0: not at all
 * @param everyTime the time that is meant by that
 */
public record FiringSpec(TimeDomain time, long latenessMillis, long everyMillis, TimeDomain everyTime) {

    /** The first time to fire for a window without a row until now, by an event or a clock of this time: the next full multiple. */
    public long firstEvery(long time) {
        // towards 1970, as Flink's triggers do it
        return plus(time - time % everyMillis, everyMillis);
    }

    /** The next time to fire after it has fired at {@code time}. */
    public long nextEvery(long time) {
        return plus(time, everyMillis);
    }

    /** When nothing is left of a window whose last millisecond is {@code last}. */
    public long cleanup(long last) {
        return plus(last, latenessMillis);
    }

    /** Whether an event of this time is too late for whatever window it may be in. */
    public boolean late(long time, long watermark) {
        return plus(time, latenessMillis) <= watermark;
    }

    private static long plus(long time, long millis) {
        long sum = time + millis;
        return sum < time ? Long.MAX_VALUE : sum;
    }
}
