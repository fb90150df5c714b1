package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process that dies at each named point, one after the other on the same state, gives the same results. */
@Timeout(600)
class CrashPointsTest {
    /** More rounds for a night: {@code -Dstreamwright.test.rounds=20}. */
    private static final int ROUNDS = Integer.getInteger("streamwright.test.rounds", 1);

    @TempDir
    Path directory;

    private final Random random = new Random(42);

    private int run(String crashAt) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Xshare:auto");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        if (!crashAt.isEmpty()) {
            command.add("-D" + CrashPoints.PROPERTY + "=" + crashAt);
        }
        command.add(CrashingJob.class.getName());
        command.add(directory.toString());
        // several commits of a snapshot are those of several lanes
        int fewest = crashAt.startsWith(CrashPoints.Point.BETWEEN_COMMITS.key()) ? 2 : 1;
        command.add(String.valueOf(random.nextInt(fewest, 4)));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void deathAtEachPoint_changesNothing() throws Exception {
        Files.createDirectory(directory.resolve("out"));
        for (int round = 0; round < ROUNDS; round++) {
            for (CrashPoints.Point point : CrashPoints.Point.values()) {
                String crashAt = point.key() + ":" + (round == 0 ? 1 : 1 + random.nextInt(3));
                int status = run(crashAt);
                if (round == 0) {
                    assertThat(status).as(crashAt).isEqualTo(CrashPoints.EXIT_STATUS);
                } else {
                    assertThat(status).as(crashAt).isIn(0, CrashPoints.EXIT_STATUS);
                }
            }
        }
        assertThat(run("")).isZero();
        List<Click> clicks = CrashingJob.clicks();
        assertThat(JobTest.sorted(TransactionalDisk.published(directory.resolve("transactions"))))
                .isEqualTo(JobTest.sorted(JobTest.expectedWindows(clicks)));
        List<String> pages = DiskSink.published(directory.resolve("out"), "pages");
        List<String> expected = JobTest.expectedPages(clicks, 20, 500);
        assertThat(JobTest.sorted(pages)).isEqualTo(JobTest.sorted(expected));
        assertThat(DiskSink.files(directory.resolve("out"), "", ".staged")).isEmpty();
    }
}
