package io.streamwright.samples.servers;

import io.streamwright.EventTime;
import io.streamwright.Named;
import java.time.Instant;

/**
 * One line of the file.
 *
 * @param at when it was taken
 * @param instance of which machine
 * @param cpuPercent how busy its processors were
 */
public record Reading(
        @EventTime @Named("time_ms") Instant at,
        String instance,
        @Named("cpu_percent") double cpuPercent) {}
