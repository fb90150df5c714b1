package io.streamwright.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.graph.StreamNode;
import io.streamwright.testkit.simulation.Outcome;
import io.streamwright.testkit.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random jobs on several lanes agree with the interpreter, under random schedules: whatever fails, dies or is slow, and on how
 * many lanes a job starts again. Longer: {@code -Dstreamwright.random.jobs=1000} and {@code
 * -Dstreamwright.random.schedules=500} for each of them; another time: {@code -Dstreamwright.random.seed=...}; one job again:
 * its seed, {@code -Dstreamwright.random.exact=true}, and with {@code -Dstreamwright.random.schedule=...} one schedule alone,
 * with a trace.
 */
class RandomSchedulesTest {
    private static final int JOBS = Integer.getInteger("streamwright.random.jobs", 225);
    private static final int SCHEDULES = Integer.getInteger("streamwright.random.schedules", 90);
    private static final long SEED = Long.getLong("streamwright.random.seed", 20_261_121L);

    /** After so many differences all further jobs are left out. */
    private static final int ENOUGH = 5;

    /**
     * The rules of {@link Fault} that hold on several lanes too: there are no clocks, no idleness and no unions of known time, and
     * hardly an event is late.
     */
    private static final Set<Fault> FAULTS = EnumSet.of(
            Fault.LATE_AT_THE_END,
            Fault.CLOSE_AT_THE_END,
            Fault.DISCARDING_KEEPS,
            Fault.RESULT_AT_THE_END,
            Fault.TIMER_AFTER_ITS_TIME,
            Fault.TIMER_NOT_REPLACED,
            Fault.TIMERS_BY_KEY,
            Fault.IN_ORDER_ONLY,
            Fault.NEGATIVE_TIMES_ROUND_UP);

    private static final Path DIRECTORY = Path.of("target", "random-schedules");

    private final Features features = new Features();
    private final List<String> differences = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicLong results = new AtomicLong();
    private Simulation.Summary summary = new Simulation.Summary(0, 0, 0, 0, 0);

    @Test
    void drawnJobsUnderDrawnSchedules_thenEngineAndInterpreterAgree() {
        Batches.run(
                Batches.seeds(SEED, JOBS),
                seed -> LanesDraw.draw(seed, features),
                DrawnLanesJob::job,
                DIRECTORY,
                this::run);
        System.out.println("random jobs on several lanes: " + JOBS + " from the seed " + SEED + "; " + summary + "; "
                + results + " results of a run on one lane");
        System.out.println("drawn: " + features);
        assertThat(differences).as("from the seed " + SEED).isEmpty();
    }

    private void run(DrawnLanesJob job, ClassLoader classes) throws IOException {
        int before = tried.getAndIncrement();
        if (differences.size() >= ENOUGH) {
            return;
        }
        LoadedJob loaded = new LoadedJob(job.job(), classes);
        LanesInput input = LanesInput.draw(job, job.job().seed());
        try {
            LanesResults expected = LanesResults.of(job, loaded, input, Fault.NONE);
            Simulation simulation = simulation(job, loaded, input).check(expected::compare);
            saw(loaded, expected);
            Long schedule = Long.getLong("streamwright.random.schedule");
            if (schedule != null) {
                System.out.println(simulation.replay(schedule).trace());
            } else {
                add(simulation.run());
            }
        } catch (AssertionError | RuntimeException e) {
            Path source = JobCompiler.write(job.job(), DIRECTORY.resolve("failed"));
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            Files.writeString(source.resolveSibling("failure.txt"), trace.toString());
            differences.add("after " + before + " others the job drawn from the seed "
                    + job.job().seed() + " (see " + source + ")\n" + e.getMessage());
        }
    }

    /** An interpreter that has one rule wrong must be found out, under a few schedules of a few jobs. */
    @Test
    void aWrongRule_thenTheComparisonNotices() throws IOException {
        List<DrawnLanesJob> jobs = LongStream.range(0, 100)
                .mapToObj(i -> LanesDraw.draw(Make.mix(4_711 + i), new Features()))
                .toList();
        Set<Fault> noticed = EnumSet.noneOf(Fault.class);
        try (URLClassLoader classes =
                JobCompiler.compile(jobs.stream().map(DrawnLanesJob::job).toList(), DIRECTORY.resolve("faults"))) {
            for (DrawnLanesJob job : jobs) {
                if (noticed.equals(FAULTS)) {
                    break;
                }
                LoadedJob loaded = new LoadedJob(job.job(), classes);
                LanesInput input = LanesInput.draw(job, job.job().seed());
                Outcome outcome = simulation(job, loaded, input)
                        .check(any -> {})
                        .replay(job.job().seed());
                LanesResults.of(job, loaded, input, Fault.NONE).compare(outcome);
                for (Fault fault : FAULTS) {
                    try {
                        LanesResults.of(job, loaded, input, fault).compare(outcome);
                    } catch (AssertionError e) {
                        noticed.add(fault);
                    } catch (ArithmeticException e) {
                        // results a millisecond beyond the end of time: that says nothing about the comparison
                    }
                }
            }
        }
        assertThat(noticed).isEqualTo(FAULTS);
    }

    @Test
    void enoughJobsAreDrawn_thenEveryFeatureIsAmongThem() {
        LongStream.range(0, 200).forEach(i -> LanesDraw.draw(Make.mix(SEED + i), features));
        assertThat(List.of(
                        "@Broadcast",
                        "@Forward",
                        "@Rebalance",
                        "@Shuffle",
                        "event BEAN",
                        "event SEALED",
                        "exchanges in a row: 1",
                        "exchanges in a row: 2",
                        "exchanges in a row: 3",
                        "exchanges in a row: 4",
                        "handler changes its event, a bean",
                        "handler with several streams",
                        "key handed on from operator to operator",
                        "lanes differ, so events go in turn",
                        "limited to 1 lanes",
                        "limited to 3 lanes",
                        "operator that depends on NONE",
                        "operator that depends on PER_KEY",
                        "operator that depends on PER_KEY_AND_TIME",
                        "operator without key",
                        "operator that holds events",
                        "operator that leaves events behind at the end",
                        "several streams of different stages",
                        "source with late events",
                        "source with several splits",
                        "source without time",
                        "stream in no order",
                        "stream in the order of its keys",
                        "stream in the order of its source",
                        "stream that several read",
                        "time anew at a step, on several lanes",
                        "timer EVENT",
                        "timer at the end of time",
                        "timer set to the past by a timer",
                        "union",
                        "handler of late events",
                        "stream of late events",
                        "window with lateness",
                        "handler of early and late firings",
                        "windows over all keys",
                        "window firing every so often",
                        "window of the last events",
                        "window of so many events",
                        "window firing every so many events",
                        "window firing when asked",
                        "window discarding",
                        "sessions",
                        "sessions of gaps that events say",
                        "window sliding",
                        "window tumbling",
                        "window with gaps"))
                .allSatisfy(feature ->
                        assertThat(features.count(feature)).as(feature).isPositive());
    }

    private static Simulation simulation(DrawnLanesJob job, LoadedJob loaded, LanesInput input) {
        Simulation simulation = Simulation.of(loaded.compiled())
                .parallelism(job.parallelism().stream().mapToInt(lanes -> lanes).toArray())
                .schedules(SCHEDULES)
                .seed(job.job().seed());
        job.job().config().forEach(simulation::set);
        if (job.job().source().contains("@Service")) {
            simulation.service(Tagger.class, Tagger::new);
        }
        input.into(simulation, loaded);
        return simulation;
    }

    private synchronized void add(Simulation.Summary more) {
        summary = new Simulation.Summary(
                summary.schedules() + more.schedules(),
                summary.lives() + more.lives(),
                summary.crashes() + more.crashes(),
                summary.failures() + more.failures(),
                summary.snapshots() + more.snapshots());
    }

    private void saw(LoadedJob loaded, LanesResults expected) {
        int stages = 0;
        for (StreamNode stream : loaded.compiled().graph().streams()) {
            stages = Math.max(stages, stream.placement().stage() + 1);
            if (stream.sink() != null) {
                results.addAndGet(expected.count(stream.name()));
            }
        }
        features.saw("stages in a job: " + stages);
    }
}
