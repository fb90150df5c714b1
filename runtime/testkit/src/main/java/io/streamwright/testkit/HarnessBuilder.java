package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import java.time.Instant;
import java.util.List;

/** What a {@link JobHarness} is started with. Not thread-safe; may be used several times. */
public final class HarnessBuilder {
    private final CompiledJob job;
    private final HarnessSettings settings = new HarnessSettings();

    HarnessBuilder(CompiledJob job) {
        this.job = job;
    }

    CompiledJob job() {
        return job;
    }

    /** Gives a setting of the job, as {@code --name=value} does. */
    public HarnessBuilder config(String name, String value) {
        settings.config.put(name, value);
        return this;
    }

    /**
     * Supplies the instance for {@code @Service} fields of this type. The harness does not close it, and uses it again after
     * a restart.
     */
    public <S> HarnessBuilder service(Class<S> type, S instance) {
        settings.services.put(type, instance);
        return this;
    }

    /** Sets the processing-time clock, which is at 1970-01-01T00:00Z otherwise. */
    public HarnessBuilder startTime(Instant time) {
        settings.start(time);
        return this;
    }

    /** Turns generated watermarks off, on all sources: only {@link JobHarness#watermark(String, long)} moves event time. */
    public HarnessBuilder explicitWatermarks() {
        settings.allWatermarksExplicit = true;
        return this;
    }

    /** Turns generated watermarks off on these sources. */
    public HarnessBuilder explicitWatermarks(String... sources) {
        settings.explicitWatermarks.addAll(List.of(sources));
        return this;
    }

    /**
     * Says which splits a source has from the start, each with a watermark of its own. Calls that name no split go to the
     * first. Without this a source has one split, and those that are named later by {@link HarnessSource#split}.
     */
    public HarnessBuilder splits(String source, String... ids) {
        settings.splits.put(source, List.of(ids));
        return this;
    }

    /**
     * Restarts the job in the middle of its sweeps: whenever so many due timers have fired, or parts of windows have closed,
     * and others are still to come. Results are the same, up to the order between keys; a job that keeps something outside
     * of its state shows it here.
     *
     * @param steps after how many, at least 1
     */
    public HarnessBuilder interruptSweeps(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("a sweep cannot be interrupted after " + steps + " steps");
        }
        settings.interruptedAfter = steps;
        return this;
    }

    /**
     * Starts the job with empty state.
     *
     * @throws IllegalArgumentException for a name that the job does not know
     * @throws io.streamwright.core.api.ConfigurationException if a setting or service is missing or wrong
     */
    public JobHarness start() {
        settings.check(job);
        return new JobHarness(job, settings.copy(), null);
    }

    /** Starts the job from a snapshot; the clock is where it was, unless {@link #startTime} says otherwise. */
    public JobHarness restore(HarnessSnapshot snapshot) {
        settings.check(job);
        return new JobHarness(job, settings.copy(), snapshot);
    }
}
