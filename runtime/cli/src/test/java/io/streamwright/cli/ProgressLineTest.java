package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobProgress.Snapshots;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobState;
import io.streamwright.core.time.TimeSource;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long NOW = 1_714_557_600_000L;

    private long nanos;
    private final TimeSource time = new TimeSource() {
        @Override
        public long currentTimeMillis() {
            return NOW;
        }

        @Override
        public long nanoTime() {
            return nanos;
        }
    };

    private final ProgressLine line =
            new ProgressLine(time, progress(JobState.RUNNING, 0, Long.MIN_VALUE, Snapshots.NONE));

    @Test
    void noWatermarkNoSnapshot_thenSaysSo() {
        nanos = 500_000_000;

        assertThat(line.next(progress(JobState.RUNNING, 1_000, Long.MIN_VALUE, Snapshots.NONE)))
                .isEqualTo("00:00:00 · 2,000 events/s · 1,000 in, 7 out · no watermark yet");
    }

    @Test
    void running_thenRateIsThatSinceTheLastLook() {
        nanos = 1_000_000_000;
        line.next(progress(JobState.RUNNING, 5_000, 0, Snapshots.NONE));
        nanos = 3_000_000_000L;

        assertThat(line.next(progress(
                        JobState.RUNNING,
                        6_000,
                        NOW - 90_000,
                        new Snapshots(2, 0, 17, 41_000_000, 1_258_291, NOW - 3_000))))
                .isEqualTo("00:00:03 · 500 events/s · 6,000 in, 7 out · watermark 2024-05-01 09:58:30Z (lag 1m 30s)"
                        + " · snapshot 17 took 41ms, 1.2 MiB, 3.0s ago");
    }

    @Test
    void endings_thenSaid() {
        nanos = 1_000_000_000;

        assertThat(line.next(progress(JobState.STOPPING, 5_000, Long.MAX_VALUE, new Snapshots(0, 3, 4, 0, 0, 0))))
                .isEqualTo(
                        "00:00:01 stopping · 5,000 events/s · 5,000 in, 7 out · watermark at the end · snapshot 4, 3 failed");
    }

    @Test
    void watermarkOfNoCalendar_thenTheNumber() {
        nanos = 1;

        assertThat(line.next(progress(JobState.RUNNING, 0, Long.MIN_VALUE + 1, Snapshots.NONE)))
                .contains("watermark " + (Long.MIN_VALUE + 1));
        assertThat(line.next(progress(JobState.RUNNING, 0, Long.MAX_VALUE - 1, Snapshots.NONE)))
                .contains("watermark " + (Long.MAX_VALUE - 1));
    }

    @Test
    void summaries_thenTellWhatWasLost() {
        JobProgress progress = progress(JobState.FINISHED, 12_000, Long.MAX_VALUE, Snapshots.NONE);

        assertThat(ProgressLine.summary(new JobResult(JobState.FINISHED, Duration.ofSeconds(4), progress, false), true))
                .isEqualTo("finished after 4.0s: 12,000 in (3,000 per second), 7 out, 2 skipped, 5 too late");
    }

    @Test
    void stopped_thenSaysWhereItGoesOn() {
        JobProgress progress = progress(JobState.STOPPED, 12_000, Long.MAX_VALUE, new Snapshots(1, 0, 8, 1, 1, NOW));
        JobResult result = new JobResult(JobState.STOPPED, Duration.ofSeconds(4), progress, false);

        assertThat(ProgressLine.summary(result, true)).endsWith("Started again, it goes on from snapshot 8");
        assertThat(ProgressLine.summary(result, false)).contains("--state-dir");
    }

    @Test
    void alreadyFinished_thenSaysThatThereWasNothingToDo() {
        JobProgress progress = progress(JobState.FINISHED, 0, Long.MAX_VALUE, new Snapshots(0, 0, 8, 0, 0, 0));

        assertThat(ProgressLine.summary(new JobResult(JobState.FINISHED, Duration.ZERO, progress, true), true))
                .isEqualTo("nothing to do: an earlier run has processed all input, up to snapshot 8");
    }

    private JobProgress progress(JobState state, long events, long watermark, Snapshots snapshots) {
        return new JobProgress(
                state,
                nanos,
                List.of(new JobProgress.Source("web", events, 2, watermark, 1, 0, -1)),
                List.of(new JobProgress.Sink("totals", 7)),
                5,
                watermark,
                snapshots);
    }
}
