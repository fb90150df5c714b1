package io.streamwright.samples.pageviews;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The job's process is killed with SIGKILL, again and again, at random moments: while it starts, restores, reads, takes
 * snapshots, publishes. The input is a file that grows meanwhile, by pieces that end anywhere in a line. In the end the
 * published results are those of a run that nobody disturbed: none lost, none twice, in the same order.
 *
 * <p>{@code -Dstreamwright.kills=50} for more than the few of a normal build, {@code -Dstreamwright.seed=} to see something
 * again, as far as a kill can be repeated.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("streamwright.kills", 8);
    private static final long SEED = Long.getLong("streamwright.seed", System.nanoTime());
    private static final int VIEWS = Math.min(300_000, 12_500 * KILLS);
    private static final Duration SNAPSHOT_INTERVAL = Duration.ofMillis(100);
    private static final List<String> SINKS = List.of("visits", "sessions", "counts");

    @TempDir
    Path folder;

    private final Random random = new Random(SEED);
    private int parallelism;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void killedAgainAndAgain_theResultsAreThoseOfAnUndisturbedRun(int lanes) throws Exception {
        System.out.println("KillTest: " + KILLS + " kills on " + lanes + " lanes, -Dstreamwright.seed=" + SEED);
        parallelism = lanes;
        byte[] input = RandomViews.jsonLines(VIEWS, SEED);
        Path views = folder.resolve("views.jsonl");
        Files.createFile(views);

        AtomicInteger snapshotsSeen = new AtomicInteger();
        int written = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            int upTo = (int) ((long) input.length * kill / (KILLS + 1));
            written = startAndKill(kill, views, input, written, upTo, snapshotsSeen);
        }
        Files.write(views, java.util.Arrays.copyOfRange(input, written, input.length), StandardOpenOption.APPEND);
        // every fourth kill may be too early to have let a snapshot be taken
        assertThat(snapshotsSeen.get()).isGreaterThanOrEqualTo(KILLS / 2);
        runToTheEnd();

        Path undisturbed = folder.resolve("undisturbed");
        JobRunner.of(new ShopFloorJob())
                .set("views", "file:" + views)
                .set("visits", "file:" + undisturbed.resolve("visits") + "/")
                .set("sessions", "file:" + undisturbed.resolve("sessions") + "/")
                .set("counts", "file:" + undisturbed.resolve("counts") + "/")
                .stateDir(undisturbed.resolve("state"))
                .run();
        for (String sink : SINKS) {
            assertThat(differences(Parts.lines(undisturbed.resolve(sink)), Parts.lines(folder.resolve(sink))))
                    .as("%s, -Dstreamwright.seed=%d", sink, SEED)
                    .isEmpty();
        }
        assertVisitsAreCounted();
        assertNothingIsLeftOver();
    }

    /**
     * What is lost, what is there too often, and where the order of a key differs. Between keys there is no order to keep:
     * those of a window, and timers of the same millisecond, come as they lie in the table.
     */
    private static List<String> differences(List<String> expected, List<String> found) {
        Map<String, Integer> balance = new HashMap<>();
        expected.forEach(line -> balance.merge(line, 1, Integer::sum));
        found.forEach(line -> balance.merge(line, -1, Integer::sum));
        List<String> differences = new ArrayList<>();
        balance.forEach((line, count) -> {
            if (count != 0 && differences.size() < 20) {
                differences.add((count > 0 ? "lost " : "too often ") + line);
            }
        });
        Map<String, List<String>> keysExpected = byKey(expected);
        byKey(found).forEach((key, lines) -> {
            if (differences.isEmpty() && !lines.equals(keysExpected.get(key))) {
                differences.add("in another order: " + key + " " + lines + ", not " + keysExpected.get(key));
            }
        });
        return differences;
    }

    /** The lines of each key, which is the first text in a line. */
    private static Map<String, List<String>> byKey(List<String> lines) {
        Map<String, List<String>> keys = new HashMap<>();
        lines.forEach(line -> keys.computeIfAbsent(line.split("\"")[3], key -> new ArrayList<>())
                .add(line));
        return keys;
    }

    /** Starts the job, lets the file grow, and kills it; gives how much of the input has been written. */
    private int startAndKill(int kill, Path views, byte[] input, int from, int upTo, AtomicInteger snapshotsSeen)
            throws Exception {
        long snapshotBefore = newestSnapshot();
        Process job = start("--views=file:" + views + "?follow=true");
        boolean early = kill % 4 == 0;
        long killAtNanos = early ? System.nanoTime() + random.nextInt(900) * 1_000_000L : Long.MAX_VALUE;
        long giveUpNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        int piece = Math.max(1, (upTo - from) / 40);
        int written = from;
        while (System.nanoTime() < killAtNanos) {
            assertThat(job.isAlive()).as("the job, which said: %s", said()).isTrue();
            int next = Math.min(upTo, written + piece + random.nextInt(200));
            Files.write(views, java.util.Arrays.copyOfRange(input, written, next), StandardOpenOption.APPEND);
            written = next;
            if (killAtNanos == Long.MAX_VALUE && newestSnapshot() > snapshotBefore) {
                snapshotsSeen.incrementAndGet();
                killAtNanos = System.nanoTime() + (long) (random.nextDouble() * 3 * SNAPSHOT_INTERVAL.toNanos());
            }
            assertThat(System.nanoTime())
                    .as("no snapshot in a minute: %s", said())
                    .isLessThan(giveUpNanos);
            Thread.sleep(5);
        }
        job.destroyForcibly().waitFor();
        return written;
    }

    private void runToTheEnd() throws Exception {
        Process job = start("--views=file:" + folder.resolve("views.jsonl"));
        assertThat(job.waitFor(2, TimeUnit.MINUTES)).as("%s", said()).isTrue();
        assertThat(job.exitValue()).as("%s", said()).isZero();
    }

    private Process start(String source) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShopFloorJob.class.getName(),
                        source,
                        "--visits=file:" + folder.resolve("visits") + "/",
                        "--sessions=file:" + folder.resolve("sessions") + "/",
                        "--counts=file:" + folder.resolve("counts") + "/",
                        "--state-dir=" + folder.resolve("state"),
                        "--parallelism=" + parallelism,
                        "--snapshot-interval=" + SNAPSHOT_INTERVAL.toMillis() + "ms")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    private Path log() {
        return folder.resolve("log");
    }

    private String said() throws IOException {
        String all = Files.exists(log()) ? Files.readString(log()) : "";
        return all.substring(Math.max(0, all.length() - 3_000));
    }

    /** Snapshots are directories named by their number. */
    private long newestSnapshot() throws IOException {
        Path snapshots = folder.resolve("state/snapshots");
        if (!Files.isDirectory(snapshots)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(snapshots)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(0);
        }
    }

    /** Not only the same as another run, but right: every view once, each user's in the order of the input. */
    private void assertVisitsAreCounted() throws IOException {
        Map<String, Long> visits = new HashMap<>();
        List<String> expected = new ArrayList<>();
        for (String view : Files.readAllLines(folder.resolve("views.jsonl"))) {
            String[] texts = view.split("\"");
            String user = texts[7];
            expected.add("{\"user\":\"" + user + "\",\"visit\":" + visits.merge(user, 1L, Long::sum) + ",\"page\":\""
                    + texts[3] + "\",\"at\":\"" + texts[11] + "\"}");
        }
        assertThat(expected).hasSize(VIEWS);
        List<String> found = Parts.lines(folder.resolve("visits"));
        if (parallelism == 1) {
            assertThat(found).isEqualTo(expected);
        } else {
            assertThat(byKey(found)).isEqualTo(byKey(expected));
        }
    }

    /** What killed processes left half-done does not stay. */
    private void assertNothingIsLeftOver() throws IOException {
        for (String sink : SINKS) {
            assertThat(Parts.unpublished(folder.resolve(sink))).isEmpty();
        }
        try (Stream<Path> snapshots = Files.list(folder.resolve("state/snapshots"))) {
            assertThat(snapshots.toList()).hasSizeBetween(1, 3);
        }
    }
}
