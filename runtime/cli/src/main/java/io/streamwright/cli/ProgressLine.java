package io.streamwright.cli;

import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobState;
import io.streamwright.core.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in one line how far a job has come. Used by one thread at a time. */
final class ProgressLine {
    /** The year 9999: times beyond it are no calendar's. */
    private static final long FAR_MILLIS = 253_402_300_800_000L;

    private final TimeSource time;
    private final long startNanos;
    private JobProgress earlier;

    /**
     * Begins to watch.
     *
     * @param first progress at the start, which rates are counted from
     */
    ProgressLine(TimeSource time, JobProgress first) {
        this.time = time;
        this.startNanos = time.nanoTime();
        this.earlier = first;
    }

    /** The line for now; its rate is that since the last call. */
    String next(JobProgress now) {
        String rate = Human.rate(now.eventsPerSecond(earlier));
        earlier = now;
        List<String> parts = new ArrayList<>();
        String clock = Human.clock(Duration.ofNanos(time.nanoTime() - startNanos));
        parts.add(
                now.state() == JobState.RUNNING
                        ? clock
                        : clock + " " + now.state().name().toLowerCase(Locale.ROOT));
        parts.add(rate + " events/s");
        parts.add(Human.count(now.events()) + " in, " + Human.count(now.results()) + " out");
        parts.add(watermark(now.watermark()));
        snapshot(now.snapshots()).ifPresent(parts::add);
        return String.join(" · ", parts);
    }

    private String watermark(long watermark) {
        if (watermark == Long.MIN_VALUE) {
            return "no watermark yet";
        }
        if (watermark == Long.MAX_VALUE) {
            return "watermark at the end";
        }
        if (Math.abs(watermark / 2) > FAR_MILLIS / 2) {
            return "watermark " + watermark;
        }
        Duration lag = Duration.ofMillis(time.currentTimeMillis() - watermark);
        return "watermark " + Human.time(watermark)
                + (lag.isNegative() ? " (ahead " + Human.duration(lag.negated()) : " (lag " + Human.duration(lag))
                + ")";
    }

    private Optional<String> snapshot(JobProgress.Snapshots snapshots) {
        if (snapshots.lastId() == 0 && snapshots.failed() == 0) {
            return Optional.empty();
        }
        String text = "snapshot " + snapshots.lastId();
        if (snapshots.lastCompletedMillis() != 0) {
            Duration age = Duration.ofMillis(Math.max(0, time.currentTimeMillis() - snapshots.lastCompletedMillis()));
            text += " took " + Human.duration(Duration.ofNanos(snapshots.lastDurationNanos())) + ", "
                    + Human.bytes(snapshots.lastBytes()) + ", " + Human.duration(age) + " ago";
        }
        return Optional.of(snapshots.failed() == 0 ? text : text + ", " + snapshots.failed() + " failed");
    }

    /** The last line: how the job has ended. */
    static String summary(JobResult result, boolean durable) {
        JobProgress progress = result.progress();
        if (result.alreadyFinished()) {
            return "nothing to do: an earlier run has processed all input, up to snapshot "
                    + progress.snapshots().lastId();
        }
        double seconds = Math.max(result.duration().toNanos() / 1e9, 1e-9);
        StringBuilder text = new StringBuilder()
                .append(result.state().name().toLowerCase(Locale.ROOT))
                .append(" after ")
                .append(Human.duration(result.duration()))
                .append(": ")
                .append(Human.count(progress.events()))
                .append(" in (")
                .append(Human.rate(progress.events() / seconds))
                .append(" per second), ")
                .append(Human.count(progress.results()))
                .append(" out");
        long skipped = progress.sources().stream()
                .mapToLong(JobProgress.Source::skipped)
                .sum();
        if (skipped > 0) {
            text.append(", ").append(Human.count(skipped)).append(" skipped");
        }
        if (progress.lateDropped() > 0) {
            text.append(", ").append(Human.count(progress.lateDropped())).append(" too late");
        }
        if (result.state() == JobState.STOPPED) {
            text.append(
                    durable
                            ? ". Started again, it goes on from snapshot "
                                    + progress.snapshots().lastId()
                            : ". Without --state-dir nothing is kept: started again, it begins anew");
        }
        return text.toString();
    }
}
