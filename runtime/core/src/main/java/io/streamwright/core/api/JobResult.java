package io.streamwright.core.api;

import java.time.Duration;

/**
 * How a job ended. Immutable.
 *
 * @param state {@link JobState#FINISHED}, {@link JobState#STOPPED} or {@link JobState#CANCELLED}
 * @param duration how long it ran
 * @param progress the final counts of this run
 * @param alreadyFinished whether an earlier run had processed all input, so that this one had nothing to do
 */
public record JobResult(JobState state, Duration duration, JobProgress progress, boolean alreadyFinished) {}
