package io.streamwright.samples.pageviews;

import java.time.Instant;

/**
 * A visitor who is none.
 *
 * @param minute the one in which it was noticed
 * @param views how many it had in that minute
 */
public record Crawler(String user, Instant minute, long views) {}
