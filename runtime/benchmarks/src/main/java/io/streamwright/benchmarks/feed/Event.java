package io.streamwright.benchmarks.feed;

import io.streamwright.EventTime;

/**
 * What all workloads read: a number for a key at a time.
 *
 * @param time milliseconds since 1970, UTC
 */
public record Event(long key, long value, @EventTime long time) {}
