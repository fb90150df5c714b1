package io.streamwright.testkit.simulation;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.api.JobSettingsBuilder;
import io.streamwright.core.api.JobState;
import io.streamwright.core.exec.Connectors;
import io.streamwright.core.exec.CrashPoints;
import io.streamwright.core.exec.SteppedJob;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.testkit.TimedEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A job from its first start to its end under one schedule, through all its lives. */
final class SimulatedRun {
    /** Lives with faults; if the job has not come to its end by then it is left in peace. */
    private static final int MOST_FAULTY_LIVES = 25;

    private final CompiledJob job;
    private final Plan plan;
    private final long seed;
    private final SimulatedTime time = new SimulatedTime();
    private final Schedule schedule;
    private final SimulatedStore store;
    private final SimulatedSink sink;
    private final Connectors connectors;

    private int crashes;
    private int failures;
    private long snapshots;
    private final List<Integer> lanes = new ArrayList<>();

    /** What is run, the same under all schedules. */
    record Plan(
            Map<String, List<List<Object>>> splits,
            Map<String, String> settings,
            Map<Class<?>, Supplier<?>> services,
            int[] parallelism,
            boolean faults) {}

    SimulatedRun(CompiledJob job, Plan plan, long seed, boolean traced) {
        this.job = job;
        this.plan = plan;
        this.seed = seed;
        this.schedule = new Schedule(seed, time, traced);
        this.store = new SimulatedStore(job.graph().name(), schedule);
        this.sink = new SimulatedSink(schedule, drawTransactional());
        this.connectors = Connectors.none()
                .with(new SimulatedSource(plan.splits(), schedule))
                .with(sink);
    }

    /** In half of the runs all sinks are staged; in others some of them, or all, write in transactions. */
    private Set<String> drawTransactional() {
        Set<String> streams = new HashSet<>();
        int share = schedule.draw(4);
        for (StreamNode stream : job.graph().streams()) {
            if (stream.sink() != null && (share == 3 || share == 2 && schedule.draw(2) == 0)) {
                streams.add(stream.name());
            }
        }
        return streams;
    }

    /**
     * Runs to the end.
     *
     * @throws Throwable what the job failed with, if that was none of the faults that were drawn
     */
    Outcome run() throws Throwable {
        boolean finished = false;
        while (!finished) {
            finished = live(plan.faults() && lanes.size() < MOST_FAULTY_LIVES);
        }
        if (!sink.left().isEmpty()) {
            throw new AssertionError("the job has finished, and " + sink.left() + " are staged and not published");
        }
        Map<String, List<TimedEvent<Object>>> streams = new LinkedHashMap<>();
        for (StreamNode stream : job.graph().streams()) {
            if (stream.sink() != null) {
                streams.put(stream.name(), sink.published(stream.name()));
            }
        }
        return new Outcome(
                seed,
                streams,
                lanes.size(),
                crashes,
                failures,
                snapshots,
                lanes,
                schedule.fingerprint(),
                schedule.trace());
    }

    /** One life, from a start to an end of whatever kind; whether the job has finished. */
    private boolean live(boolean withFaults) throws Throwable {
        schedule.beginLife(withFaults);
        JobSettings settings = settings();
        store.open();
        SteppedJob current = null;
        try {
            current = SteppedJob.start(job, settings, plan.services(), time, store, schedule, schedule);
            if (current == null) {
                return true;
            }
            schedule.drive(current);
            boolean finished = supervise(current, withFaults);
            current.close();
            return finished;
        } catch (CrashPoints.Crash crash) {
            crashes++;
            sink.crashed();
            return false;
        } catch (Throwable thrown) {
            if (!SimulatedFault.isBehind(thrown)) {
                throw thrown;
            }
            failures++;
            if (current != null) {
                current.close();
            }
            return false;
        } finally {
            schedule.drive(null);
            if (current != null) {
                snapshots += current.progress().snapshots().completed();
            }
        }
    }

    private boolean supervise(SteppedJob current, boolean withFaults) throws Throwable {
        if (withFaults && schedule.draw(4) == 0) {
            schedule.stopAfter(schedule.draw(3_000));
        }
        return current.supervise() == JobState.FINISHED;
    }

    private JobSettings settings() {
        int parallelism = plan.parallelism()[schedule.draw(plan.parallelism().length)];
        lanes.add(parallelism);
        JobSettingsBuilder builder = JobSettings.of(job)
                .connectors(connectors)
                .set("parallelism", String.valueOf(parallelism))
                .set("exchange-capacity", String.valueOf(1 << schedule.draw(4)))
                .set("exchange-batch-size", String.valueOf(1 + schedule.draw(schedule.draw(2) == 0 ? 3 : 40)))
                .set("exchange-flush-interval", "0s")
                .set("snapshot-interval", (1 + schedule.draw(5)) + "ms")
                .set("snapshot-tolerated-failures", "1000000");
        for (StreamNode stream : job.graph().streams()) {
            if (stream.source() != null) {
                builder.set(stream.name(), Simulation.SCHEME + ":" + stream.name());
            }
            if (stream.sink() != null) {
                builder.set(
                        stream.source() == null ? stream.name() : stream.name() + ".sink",
                        Simulation.SCHEME + ":" + stream.name());
            }
        }
        plan.settings().forEach(builder::set);
        return builder.build();
    }
}
