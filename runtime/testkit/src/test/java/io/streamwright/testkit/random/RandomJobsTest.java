package io.streamwright.testkit.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random jobs agree with the interpreter. Longer: {@code -Dstreamwright.random.jobs=1000}; another time: {@code
 * -Dstreamwright.random.seed=...}; one job again: its seed, {@code -Dstreamwright.random.jobs=1} and {@code
 * -Dstreamwright.random.exact=true}.
 */
class RandomJobsTest {
    private static final int JOBS = Integer.getInteger("streamwright.random.jobs", 300);
    private static final long SEED = Long.getLong("streamwright.random.seed", 20_261_120L);

    /** Long scripts for each job, with much state and many restarts. */
    private static final int SCRIPTS = Integer.getInteger("streamwright.random.scripts", 2);

    /** Short scripts for each job, of which there can be many: 335 of them make 100,000 cases. */
    private static final int SHORT_SCRIPTS = Integer.getInteger("streamwright.random.short-scripts", 10);

    private static final Path DIRECTORY = Path.of("target", "random-jobs");

    private final Features features = new Features();
    private final AtomicInteger cases = new AtomicInteger();

    @Test
    void drawnJobs_thenEngineAndInterpreterAgree() {
        System.out.println("random jobs: " + JOBS + " from the seed " + SEED + ", " + SCRIPTS + " long and "
                + SHORT_SCRIPTS + " short scripts each");
        List<String> differences = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger failures = new AtomicInteger();
        Batches.run(
                Batches.seeds(SEED, JOBS),
                seed -> JobDraw.draw(seed, features),
                Function.identity(),
                DIRECTORY,
                (job, classes) -> failures.addAndGet(run(job, classes, differences)));
        System.out.println("random jobs: " + cases + " cases of " + JOBS + " jobs; drawn: " + features
                + "; steps that failed in user code: " + failures);
        assertThat(differences).as("from the seed " + SEED).isEmpty();
        assertThat(failures).hasPositiveValue();
    }

    private int run(DrawnJob job, ClassLoader classes, List<String> differences) throws IOException {
        LoadedJob loaded = new LoadedJob(job, classes);
        int failures = 0;
        for (int i = 0; i < SCRIPTS + SHORT_SCRIPTS; i++) {
            List<Action> script = i < SCRIPTS
                    ? ScriptDraw.draw(job, job.seed() + i, features)
                    : ScriptDraw.drawShort(job, job.seed() + i, features);
            cases.incrementAndGet();
            try {
                failures += Duel.run(loaded, script, Fault.NONE, i % 3);
            } catch (AssertionError e) {
                Path source = JobCompiler.write(job, DIRECTORY.resolve("failed"));
                Files.write(
                        source.resolveSibling("script" + i + ".txt"),
                        script.stream().map(String::valueOf).toList());
                StringWriter trace = new StringWriter();
                e.printStackTrace(new PrintWriter(trace));
                Files.writeString(source.resolveSibling("failure" + i + ".txt"), trace.toString());
                differences.add("the job drawn from the seed " + job.seed() + ", script " + i + " (see " + source
                        + ")\n" + e.getMessage());
                return failures;
            }
        }
        return failures;
    }

    /** An interpreter that has one rule wrong must be found out: else the jobs would prove nothing. */
    @Test
    void aWrongRule_thenTheComparisonNotices() throws IOException {
        List<DrawnJob> jobs = LongStream.range(0, 40)
                .mapToObj(i -> JobDraw.draw(Make.mix(4_711 + i), new Features()))
                .toList();
        Map<Fault, Integer> noticed = new EnumMap<>(Fault.class);
        try (URLClassLoader classes = JobCompiler.compile(jobs, DIRECTORY.resolve("faults"))) {
            for (Fault fault : Fault.values()) {
                noticed.put(fault, fault == Fault.NONE ? 0 : noticed(fault, jobs, classes));
            }
        }
        System.out.println("jobs tried until a wrong rule was noticed: " + noticed);
        noticed.remove(Fault.NONE);
        assertThat(noticed).allSatisfy((fault, tried) -> assertThat(tried).isPositive());
    }

    /** After how many jobs a difference shows; 0 if none does. */
    private static int noticed(Fault fault, List<DrawnJob> jobs, ClassLoader classes) {
        for (int i = 0; i < jobs.size(); i++) {
            DrawnJob job = jobs.get(i);
            for (int script = 0; script < 6; script++) {
                try {
                    Duel.run(
                            new LoadedJob(job, classes),
                            ScriptDraw.draw(job, job.seed() + script, new Features()),
                            fault,
                            0);
                } catch (AssertionError e) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    @Test
    void enoughJobsAreDrawn_thenEveryFeatureIsAmongThem() {
        LongStream.range(0, 200).forEach(i -> JobDraw.draw(Make.mix(SEED + i), features));
        assertThat(List.of(
                        "composed key",
                        "config",
                        "dead letters",
                        "@Ttl renewed by reading",
                        "@Ttl that shows what has expired",
                        "expiring class",
                        "expiring field",
                        "expiring list or map",
                        "event SEALED",
                        "event BEAN",
                        "event time method",
                        "handler fails with IOException",
                        "handler with several streams",
                        "idleness by timeout",
                        "inputs found by type",
                        "key by a static method",
                        "key method of an event",
                        "key override",
                        "key type RECORD",
                        "key type BigDecimal",
                        "merge of ANYTHING",
                        "merge of TALLIES",
                        "ListState",
                        "ListState of what changes",
                        "MapState",
                        "MapState of what changes",
                        "operator applied twice",
                        "operator with several handlers",
                        "operator with several timers",
                        "operator without key",
                        "operator that holds events",
                        "operator that leaves events behind at the end",
                        "output Iterable",
                        "output none",
                        "parameter KEY with @Named",
                        "primitive event",
                        "service",
                        "source without time",
                        "step",
                        "time anew at a step",
                        "timer EVENT",
                        "timer PROCESSING",
                        "type MAP",
                        "timer set to the past by a timer",
                        "type OPTIONAL",
                        "union",
                        "handler of late events",
                        "stream of late events",
                        "merge of ANYTHING in sessions",
                        "merge of TALLIES in sessions",
                        "sessions",
                        "sessions discarding",
                        "sessions firing every so many events",
                        "sessions firing every so often",
                        "sessions firing every so often by the clock",
                        "sessions firing when asked",
                        "sessions of gaps that events say",
                        "sessions of processing time",
                        "sessions with lateness",
                        "window with lateness",
                        "handler of early and late firings",
                        "windows over all keys",
                        "window firing every so often",
                        "window firing every so many events",
                        "window firing when asked",
                        "window discarding",
                        "window firing every so often by the clock",
                        "window of the last events",
                        "window of so many events",
                        "window without an end",
                        "window without an end, by the clock",
                        "window of processing time",
                        "window sliding",
                        "window tumbling",
                        "window with gaps",
                        "window with negative offset"))
                .allSatisfy(feature ->
                        assertThat(features.count(feature)).as(feature).isPositive());
    }
}
