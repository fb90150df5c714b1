package io.streamwright.samples.pageviews.visitors;

import java.time.Duration;
import java.time.Instant;

/**
 * A web site and how it is visited.
 *
 * @param start when the traffic begins
 * @param length how long it lasts
 * @param viewsPerSecond by people, on the average of a day
 * @param pages how many there are
 * @param users how many come back
 * @param late the share of views that are reported half a minute to five minutes late
 * @param broken the share of reports that cannot be read
 * @param seed the same seed, the same traffic
 */
record Site(
        Instant start,
        Duration length,
        double viewsPerSecond,
        int pages,
        int users,
        double late,
        double broken,
        long seed) {
    /** So long a report takes at most, if it is not late: less than what the job waits for. */
    static final long SLOWEST_MILLIS = 4_000;

    static final Site DEFAULT =
            new Site(Instant.parse("2026-05-01T00:00:00Z"), Duration.ofDays(1), 5, 200, 5_000, 0.005, 0.001, 0);

    /** How busy it is at a time, as a multiple of the average: most at three in the afternoon, least at three at night. */
    static double busyAt(long millis) {
        double hour = millis % 86_400_000L / 3_600_000.0;
        return 1 + 0.8 * StrictMath.sin((hour - 9) / 24 * 2 * Math.PI);
    }
}
