package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Feed;
import io.streamwright.benchmarks.jobs.AdCampaignsJob;
import io.streamwright.benchmarks.jobs.InactivityJob;
import io.streamwright.benchmarks.jobs.NexmarkQ0Job;
import io.streamwright.benchmarks.jobs.NexmarkQ11Job;
import io.streamwright.benchmarks.jobs.NexmarkQ1Job;
import io.streamwright.benchmarks.jobs.NexmarkQ2Job;
import io.streamwright.benchmarks.jobs.NexmarkQ5Job;
import io.streamwright.benchmarks.jobs.NexmarkQ7Job;
import io.streamwright.benchmarks.jobs.SessionTotalsJob;
import io.streamwright.benchmarks.jobs.SlidingAverageJob;
import io.streamwright.benchmarks.jobs.SumPerKeyJob;
import io.streamwright.benchmarks.jobs.TumblingWindowJob;
import io.streamwright.benchmarks.loops.ActivityLoop;
import io.streamwright.benchmarks.loops.AdLoop;
import io.streamwright.benchmarks.loops.BidLoops;
import io.streamwright.benchmarks.loops.HighestBidLoop;
import io.streamwright.benchmarks.loops.HotItemsLoop;
import io.streamwright.benchmarks.loops.Loop;
import io.streamwright.benchmarks.loops.SessionLoop;
import io.streamwright.benchmarks.loops.SlidingLoop;
import io.streamwright.benchmarks.loops.SumLoop;
import io.streamwright.benchmarks.loops.TimerLoop;
import io.streamwright.benchmarks.loops.WindowLoop;
import io.streamwright.core.api.CompiledJob;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What is measured. */
public enum Workload {
    /** {@link io.streamwright.benchmarks.jobs.SumPerKey}. */
    SUM("running sum per key, a result per event", Feed.NUMBERS, SumLoop::new, SumPerKeyJob::new),

    /** {@link io.streamwright.benchmarks.jobs.TumblingWindow}. */
    WINDOW("tumbling window of 10 s: sum, count, maximum", Feed.NUMBERS, WindowLoop::new, TumblingWindowJob::new),

    /** {@link io.streamwright.benchmarks.jobs.SlidingAverage}. */
    SLIDING("sliding window of 10 s by 1 s: average", Feed.NUMBERS_IN_TIME, SlidingLoop::new, SlidingAverageJob::new),

    /** {@link io.streamwright.benchmarks.jobs.Inactivity}. */
    TIMER("inactivity timer per key, set by each event", Feed.NUMBERS, TimerLoop::new, InactivityJob::new),

    /** {@link io.streamwright.benchmarks.jobs.SessionTotals}. */
    SESSIONS("sessions with a gap of 3 s: count, sum", Feed.NUMBERS_IN_TIME, SessionLoop::new, SessionTotalsJob::new),

    /** {@link io.streamwright.benchmarks.jobs.NexmarkQ0}. */
    Q0("Nexmark q0: pass on", Feed.NEXMARK, BidLoops.Q0::new, NexmarkQ0Job::new),

    /** {@link io.streamwright.benchmarks.jobs.NexmarkQ1}. */
    Q1("Nexmark q1: map", Feed.NEXMARK, BidLoops.Q1::new, NexmarkQ1Job::new),

    /** {@link io.streamwright.benchmarks.jobs.NexmarkQ2}. */
    Q2("Nexmark q2: filter", Feed.NEXMARK, BidLoops.Q2::new, NexmarkQ2Job::new),

    /** {@link io.streamwright.benchmarks.jobs.NexmarkQ5}. */
    Q5("Nexmark q5: hot items, 10 s by 2 s", Feed.NEXMARK, HotItemsLoop::new, NexmarkQ5Job::new),

    /** {@link io.streamwright.benchmarks.jobs.NexmarkQ7}. */
    Q7("Nexmark q7: highest bids of 10 s", Feed.NEXMARK, HighestBidLoop::new, NexmarkQ7Job::new),

    /** {@link io.streamwright.benchmarks.jobs.NexmarkQ11}. */
    Q11("Nexmark q11: bids per session of 10 s", Feed.NEXMARK, ActivityLoop::new, NexmarkQ11Job::new),

    /** {@link io.streamwright.benchmarks.jobs.AdCampaigns}. */
    ADS("Yahoo streaming benchmark: filter, look up, count in 10 s", Feed.ADS, AdLoop::new, AdCampaignsJob::new);

    private final String title;
    private final Feed feed;
    private final Supplier<Loop<?>> loop;
    private final Supplier<CompiledJob> job;

    Workload(String title, Feed feed, Supplier<Loop<?>> loop, Supplier<CompiledJob> job) {
        this.title = title;
        this.feed = feed;
        this.loop = loop;
        this.job = job;
    }

    /** For the table. */
    String title() {
        return title;
    }

    /** Where its events come from. */
    public Feed feed() {
        return feed;
    }

    /** Whether its results do not depend on how several splits meet: those of timers do. */
    boolean inSplits() {
        return this != TIMER;
    }

    /** A new handwritten loop. */
    Loop<?> loop() {
        return loop.get();
    }

    /** The job as the processor compiled it. */
    CompiledJob job() {
        return job.get();
    }

    /** The name on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this name. */
    static Workload of(String key) {
        return Arrays.stream(values())
                .filter(workload -> workload.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no workload \"" + key + "\": there are "
                        + Arrays.stream(values()).map(Workload::key).collect(Collectors.joining(", "))));
    }
}
