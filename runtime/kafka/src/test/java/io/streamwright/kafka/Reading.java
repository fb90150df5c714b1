package io.streamwright.kafka;

import org.jspecify.annotations.Nullable;

/** An event without a time of its own. */
record Reading(
        @Nullable String sensor, double value, @Nullable String trace) {}
