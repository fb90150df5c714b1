package io.streamwright.testkit.simulation;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.testkit.TimedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a job under many schedules: its lanes, the exchanges between them and its snapshots go on step by step, on one thread
 * and in virtual time, in an order that is drawn from a seed. Sources, sinks and the snapshot store are slow, fail, and the
 * process dies, at any step; each time the job is started again, on as many lanes as is drawn, and goes on from its last
 * snapshot. In the end its results must be right.
 *
 * <pre>{@code
 * Simulation.of(new PageViewsJob())
 *         .source("views", views)
 *         .parallelism(1, 2, 4)
 *         .schedules(1_000)
 *         .run();
 * }</pre>
 *
 * <p>Right is what the job gives on one lane when nothing happens to it, in any order, or whatever {@link #check} says. A job
 * whose results depend on the order in which events of different splits meet, on processing time or on idleness has no such
 * results; give it one split, or a check that allows for what may differ.
 *
 * <p>A failure names its seed. {@link #replay} runs exactly that schedule again, as often as it takes to understand it.
 *
 * <p>All sources are bounded and read from lists, all sinks are staged and exactly-once; formats and connectors of the job are
 * not used. Events are copied as a decoder would make them anew. Not thread-safe.
 */
public final class Simulation {
    static final String SCHEME = "simulated";

    private static final int DEFAULT_SCHEDULES = 1_000;

    private final CompiledJob job;
    private final Map<String, List<List<Object>>> splits = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final Map<Class<?>, Supplier<?>> services = new LinkedHashMap<>();
    private int[] parallelism = {1, 2, 3, 4};
    private int schedules = DEFAULT_SCHEDULES;
    private long seed = 1;
    private boolean faults = true;
    private @Nullable Consumer<Outcome> check;

    private Simulation(CompiledJob job) {
        this.job = job;
    }

    /** Of a job, whose sources have no splits yet. */
    public static Simulation of(CompiledJob job) {
        return new Simulation(job);
    }

    /**
     * Gives a source one more split.
     *
     * @param events in order, of the type of the stream; left as they are
     * @throws IllegalArgumentException if the job has no such source
     */
    public Simulation source(String stream, List<?> events) {
        boolean known =
                job.graph().streams().stream().anyMatch(node -> node.name().equals(stream) && node.source() != null);
        if (!known) {
            throw new IllegalArgumentException("the job has no source \"" + stream + "\"; there are "
                    + job.graph().streams().stream()
                            .filter(node -> node.source() != null)
                            .map(StreamNode::name)
                            .toList());
        }
        splits.computeIfAbsent(stream, key -> new ArrayList<>()).add(List.copyOf(events));
        return this;
    }

    /** Gives the job a setting, as {@link io.streamwright.core.api.JobRunner#set(String, String)}. */
    public Simulation set(String name, String value) {
        settings.put(name, value);
        return this;
    }

    /** Supplies a service, as {@link io.streamwright.core.api.JobRunner#service}. */
    public <S> Simulation service(Class<S> type, Supplier<? extends S> supplier) {
        services.put(type, supplier);
        return this;
    }

    /**
     * On how many lanes the job may run; one of these is drawn for each start.
     *
     * @param lanes each at least 1; 1, 2, 3 and 4 if this is not called
     */
    public Simulation parallelism(int... lanes) {
        if (lanes.length == 0 || Arrays.stream(lanes).anyMatch(each -> each < 1)) {
            throw new IllegalArgumentException("a job runs on one lane or more, not on " + Arrays.toString(lanes));
        }
        parallelism = lanes.clone();
        return this;
    }

    /** How many schedules are drawn, at least 1; 1,000 if this is not called. */
    public Simulation schedules(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least one schedule is run, not " + count);
        }
        schedules = count;
        return this;
    }

    /** From what the seeds of the schedules are drawn; 1 if this is not called, so that each run draws the same. */
    public Simulation seed(long first) {
        seed = first;
        return this;
    }

    /** Whether anything fails, is slow or dies; it does if this is not called. */
    public Simulation faults(boolean wanted) {
        faults = wanted;
        return this;
    }

    /**
     * What must hold of each outcome, in place of equal results: throws if it does not.
     */
    public Simulation check(Consumer<Outcome> condition) {
        check = condition;
        return this;
    }

    /**
     * Runs all schedules.
     *
     * @return what they were like
     * @throws AssertionError for the first schedule under which the job fails by itself or its results are wrong, with its
     *     seed
     */
    public Summary run() {
        Consumer<Outcome> condition = check == null ? sameAs(undisturbed()) : check;
        SplittableRandom seeds = new SplittableRandom(seed);
        Summary summary = Summary.NONE;
        for (int i = 0; i < schedules; i++) {
            summary = summary.and(checked(seeds.nextLong(), false, condition));
        }
        return summary;
    }

    /**
     * Runs one schedule, with a trace of its course.
     *
     * @param scheduleSeed as a failure names it
     * @throws AssertionError as {@link #run}
     */
    public Outcome replay(long scheduleSeed) {
        return checked(scheduleSeed, true, check == null ? sameAs(undisturbed()) : check);
    }

    /** Runs the job on one lane, and nothing happens to it. */
    public Outcome undisturbed() {
        return outcome(new SimulatedRun.Plan(splits, settings, services, new int[] {1}, false), 0, false);
    }

    private Outcome checked(long scheduleSeed, boolean traced, Consumer<Outcome> condition) {
        Outcome outcome =
                outcome(new SimulatedRun.Plan(splits, settings, services, parallelism, faults), scheduleSeed, traced);
        try {
            condition.accept(outcome);
        } catch (Throwable wrong) {
            throw failed(
                    scheduleSeed,
                    "the results are wrong after " + outcome.lives() + " lives on " + outcome.lanes() + " lanes",
                    wrong);
        }
        return outcome;
    }

    private Outcome outcome(SimulatedRun.Plan plan, long scheduleSeed, boolean traced) {
        try {
            return new SimulatedRun(job, plan, scheduleSeed, traced).run();
        } catch (Throwable thrown) {
            throw failed(scheduleSeed, "the job failed", thrown);
        }
    }

    private AssertionError failed(long scheduleSeed, String what, Throwable cause) {
        return new AssertionError(
                "job \"" + job.graph().name() + "\", schedule " + scheduleSeed + ": " + what + ": " + cause.getMessage()
                        + "\n(replay(" + scheduleSeed + "L) runs this schedule again)",
                cause);
    }

    private static Consumer<Outcome> sameAs(Outcome expected) {
        return outcome -> expected.streams().forEach((stream, results) -> {
            String difference = difference(results, outcome.timedResults(stream));
            if (!difference.isEmpty()) {
                throw new AssertionError("the stream \"" + stream + "\" differs from a run on one lane: " + difference);
            }
        });
    }

    /** Which events are missing and which are too many, as texts; empty if there are none. */
    private static String difference(List<TimedEvent<Object>> expected, List<TimedEvent<Object>> actual) {
        Map<String, Integer> counts = new HashMap<>();
        expected.forEach(each -> counts.merge(each.toString(), 1, Integer::sum));
        actual.forEach(each -> counts.merge(each.toString(), -1, Integer::sum));
        List<String> missing = new ArrayList<>();
        List<String> surplus = new ArrayList<>();
        new TreeMap<>(counts).forEach((event, count) -> {
            if (count > 0) {
                missing.add(count + " x " + event);
            } else if (count < 0) {
                surplus.add(-count + " x " + event);
            }
        });
        return missing.isEmpty() && surplus.isEmpty() ? "" : "missing " + missing + ", too many " + surplus;
    }

    /**
     * What many schedules were like.
     *
     * @param schedules how many
     * @param lives how many times the job was started
     * @param crashes how many lives ended by a crash
     * @param failures how many lives ended by a fault
     * @param snapshots how many snapshots were completed
     */
    public record Summary(long schedules, long lives, long crashes, long failures, long snapshots) {
        static final Summary NONE = new Summary(0, 0, 0, 0, 0);

        Summary and(Outcome outcome) {
            return new Summary(
                    schedules + 1,
                    lives + outcome.lives(),
                    crashes + outcome.crashes(),
                    failures + outcome.failures(),
                    snapshots + outcome.snapshots());
        }
    }
}
