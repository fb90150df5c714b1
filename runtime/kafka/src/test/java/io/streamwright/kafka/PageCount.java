package io.streamwright.kafka;

import java.time.Instant;

/** How often a page was seen in a minute. */
record PageCount(String page, Instant from, long views) {}
