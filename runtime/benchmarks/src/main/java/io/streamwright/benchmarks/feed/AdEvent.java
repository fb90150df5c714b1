package io.streamwright.benchmarks.feed;

import io.streamwright.EventTime;

/**
 * What the Yahoo streaming benchmark reads: something happened to an advertisement.
 *
 * @param eventType {@code view}, {@code click} or {@code purchase}
 * @param time milliseconds since 1970, UTC
 */
public record AdEvent(
        String userId,
        String pageId,
        String adId,
        String adType,
        String eventType,
        @EventTime long time,
        String ipAddress) {}
