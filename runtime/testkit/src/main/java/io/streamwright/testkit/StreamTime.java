package io.streamwright.testkit;

/**
 * Where a stream stands in event time.
 *
 * @param watermarkMillis in milliseconds since 1970, UTC; {@link Long#MIN_VALUE} before the first, {@link Long#MAX_VALUE} once all
 *     that it comes from has ended
 * @param idle whether all that it comes from is idle
 */
public record StreamTime(long watermarkMillis, boolean idle) {

    /** With this watermark, active. */
    public static StreamTime at(long watermarkMillis) {
        return new StreamTime(watermarkMillis, false);
    }

    /** With this watermark, idle. */
    public static StreamTime idle(long watermarkMillis) {
        return new StreamTime(watermarkMillis, true);
    }
}
