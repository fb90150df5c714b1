package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.exec.CrashPoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts {@link Ledger} in processes of their own. */
final class LedgerProcess {
    private final Path folder;
    private final String bootstrap;
    private int started;

    LedgerProcess(Path folder, String bootstrap) {
        this.folder = folder;
        this.bootstrap = bootstrap;
    }

    /**
     * Starts it.
     *
     * @param crashAt where it dies by itself; empty for nowhere
     */
    Process start(String crashAt, int lanes, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-D" + CrashPoints.PROPERTY + "=" + (crashAt.isEmpty() ? "before-end:1000000" : crashAt),
                "-cp",
                System.getProperty("java.class.path"),
                LedgerMain.class.getName(),
                "--state-dir=" + folder.resolve("state"),
                "--parallelism=" + lanes,
                "--snapshot-interval=200ms",
                "--transfers.bootstrap=" + bootstrap,
                "--transfers.discovery-interval=300ms",
                // machines that run tests may be slow
                "--transfers.timeout=60s",
                "--entries.timeout=60s",
                "--totals.timeout=60s",
                "--entries.bootstrap=" + bootstrap,
                "--entries.key=account",
                "--totals.bootstrap=" + bootstrap,
                "--totals.key=account",
                "--totals.time=write",
                "--entries.time=write"));
        command.addAll(List.of(more));
        started++;
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    /** That of the process started last. */
    Path log() {
        return folder.resolve("log-" + started);
    }

    String said() throws IOException {
        String all = Files.exists(log()) ? Files.readString(log()) : "";
        return all.substring(Math.max(0, all.length() - 4_000));
    }

    /** Lets it process what there is. */
    void runToTheEnd(int lanes) throws Exception {
        Process job = start("", lanes, "--transfers.until=latest");
        assertThat(job.waitFor(10, TimeUnit.MINUTES)).as("%s", said()).isTrue();
        assertThat(job.exitValue()).as("%s", said()).isZero();
    }
}
