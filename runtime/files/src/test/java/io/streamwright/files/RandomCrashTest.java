package io.streamwright.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with crashes at random steps: at the end each result is there once, in the order of its lane. */
class RandomCrashTest {
    private static final int RUNS = 20;

    @TempDir
    Path temporary;

    /** What a snapshot store would hold. */
    private static final class Durable {
        int written;
        boolean last;
        List<PendingCommit> tokens = List.of();
    }

    @ParameterizedTest
    @ValueSource(strings = {"parts/", "parts/?roll-size=20", "single.txt", "single.txt?overwrite=true"})
    void crashesAtRandomSteps_thenEachResultOnceInOrder(String output) throws IOException {
        for (int i = 0; i < RUNS; i++) {
            long seed = System.nanoTime();
            Path dir = Files.createDirectory(temporary.resolve("run" + i));
            try {
                run("file:" + dir + "/" + output, new Random(seed));
                assertThat(results(dir, output.startsWith("parts"))).isEqualTo(expected());
            } catch (AssertionError | IOException | RuntimeException e) {
                throw new AssertionError("seed " + seed + " in " + dir, e);
            }
        }
    }

    private static final int RESULTS = 40;

    private static List<String> expected() {
        return Stream.iterate(0, i -> i < RESULTS, i -> i + 1).map(i -> "r" + i).toList();
    }

    /** One lane, so that the order is known; others take part without results. */
    private static void run(String address, Random random) throws IOException {
        Durable durable = new Durable();
        long nextSnapshotId = 1;
        while (!durable.last || random.nextInt(3) > 0) {
            int lanes = 1 + random.nextInt(3);
            SinkRun<String> run = SinkRun.start(SinkRun.lines(address, true), lanes, nextSnapshotId, durable.tokens);
            int written = durable.written;
            List<PendingCommit> uncommitted = new ArrayList<>();
            while (random.nextInt(12) > 0) {
                for (int count = random.nextInt(6); count > 0 && written < RESULTS; count--) {
                    run.write(0, "r" + written++);
                }
                boolean last = written == RESULTS && (durable.last || random.nextInt(3) == 0);
                long snapshotId = nextSnapshotId++;
                for (SinkWriter<String> writer : run.writers) {
                    PendingCommit pending = writer.prepare(snapshotId, last);
                    if (pending != null) {
                        uncommitted.add(pending);
                    }
                }
                if (random.nextInt(8) == 0) {
                    // the snapshot fails, and its tokens wait for the next
                    if (last) {
                        break;
                    }
                    continue;
                }
                for (PendingCommit each : uncommitted) {
                    run.sink.harden(each);
                }
                if (random.nextInt(10) == 0) {
                    break;
                }
                durable.written = written;
                durable.last = last;
                durable.tokens = List.copyOf(uncommitted);
                if (random.nextInt(10) == 0) {
                    break;
                }
                boolean crash = random.nextInt(10) == 0;
                for (PendingCommit each : uncommitted) {
                    if (crash && random.nextBoolean()) {
                        break;
                    }
                    run.sink.commit(each);
                }
                if (crash || last) {
                    break;
                }
                uncommitted.clear();
            }
            if (random.nextBoolean()) {
                run.close();
            }
        }
        SinkRun.start(SinkRun.lines(address, true), 1, nextSnapshotId, durable.tokens)
                .close();
    }

    private static List<String> results(Path dir, boolean parts) throws IOException {
        Path place = parts ? dir.resolve("parts") : dir;
        try (Stream<Path> files = Files.list(place)) {
            List<Path> all = files.filter(file -> !file.toString().endsWith(".published"))
                    .sorted()
                    .toList();
            assertThat(all).noneMatch(file -> file.getFileName().toString().startsWith("."));
            StringBuilder content = new StringBuilder();
            // numbers within a snapshot have no leading zeros
            List<Path> inOrder = all.stream()
                    .sorted((left, right) -> {
                        int byLength = Integer.compare(
                                left.toString().length(), right.toString().length());
                        String leftSnapshot = left.getFileName().toString().substring(0, parts ? 13 : 1);
                        String rightSnapshot = right.getFileName().toString().substring(0, parts ? 13 : 1);
                        int bySnapshot = leftSnapshot.compareTo(rightSnapshot);
                        return bySnapshot != 0 ? bySnapshot : byLength != 0 ? byLength : left.compareTo(right);
                    })
                    .collect(Collectors.toList());
            for (Path file : inOrder) {
                content.append(Files.readString(file));
            }
            return content.toString().lines().toList();
        }
    }
}
