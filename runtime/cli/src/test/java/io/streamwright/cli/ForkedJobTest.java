package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The command line as users meet it: a process with arguments, output, signals and an exit code. */
class ForkedJobTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void help_thenThisJobsStreamsAndSettings() throws Exception {
        Ended job = ended(start("--help"));

        assertThat(job.code).isZero();
        assertThat(job.out)
                .contains("--numbers=<address>", "count:5", "--squares=<address>", "lines:squares.txt")
                .contains("--fail-at=<number>", "where to fail")
                .contains("--state-dir=<value>", "--snapshot-interval=<duration>")
                .contains("--<stream>.pause=<value>")
                .contains("Exit codes:", "143");
        assertThat(job.err).isEmpty();
    }

    @Test
    void describe_thenTheGraphWithWhereItLeads() throws Exception {
        Ended job = ended(start("describe", "--numbers=count:9"));

        assertThat(job.code).isZero();
        assertThat(job.out).contains("counting  io.streamwright.cli.Counting", "count:9", "lines:squares.txt");
        assertThat(ended(start("describe", "--format=mermaid")).out).startsWith("flowchart TD");
    }

    @Test
    void inputEnds_thenResultsSummaryAndZero() throws Exception {
        Ended job = ended(start("--numbers=count:4"));

        assertThat(job.code).as(job.err).isZero();
        assertThat(folder.resolve("squares.txt")).hasContent("0\n1\n4\n9");
        assertThat(job.err).contains("finished after", "4 in", "4 out");
        assertThat(job.out).isEmpty();
    }

    @Test
    void quiet_thenNothingIsSaid() throws Exception {
        Ended job = ended(start("--quiet", "--state-dir", "state"));

        assertThat(job.code).as(job.err).isZero();
        assertThat(job.out + job.err).isEmpty();
    }

    @Test
    void jsonLog_thenEachLineIsAnObjectWithJobAndLane() throws Exception {
        Ended job = ended(start("--log-format=json", "--numbers=count:4", "--fail-at=2", "--verbose"));

        assertThat(job.code).isEqualTo(1);
        assertThat(job.err.lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line)
                        .startsWith("{\"time\":\"2")
                        .contains("\"level\":\"", "\"logger\":\"", "\"thread\":\"", "\"message\":\"")
                        .endsWith("\"}"));
        assertThat(job.err.lines())
                .anyMatch(line -> line.contains("\"job\":\"counting\",\"lane\":\"0\",\"message\":\"squaring 1\""));
        assertThat(job.err.lines())
                .anyMatch(line -> line.contains("\"level\":\"ERROR\"")
                        && line.contains("\"job\":\"counting\"")
                        && line.contains("\\n"));
    }

    @Test
    void metricsPort_thenTheLogSaysWhere() throws Exception {
        Ended job = ended(start("--metrics-port=0", "--numbers=count:4"));

        assertThat(job.code).as(job.err).isZero();
        assertThat(job.err).containsPattern("metrics at http://127\\.0\\.0\\.1:[0-9]+/metrics");
    }

    @Test
    void metricsToken_isNeverTold() throws Exception {
        String secret = "a-very-secret-token";
        for (String address : List.of("0.0.0.0", "127.0.0.1", "no.such.host.invalid")) {
            Ended job = ended(start(
                    "--verbose", "--metrics-port=0", "--metrics-token=" + secret, "--metrics-address=" + address));

            assertThat(job.err).isNotEmpty();
            assertThat(job.out + job.err).doesNotContain(secret);
        }
        assertThat(ended(start("describe", "--metrics-token=" + secret)).out).doesNotContain(secret);
    }

    @Test
    void propertiesFileAndEnvironment_thenTheCommandLineWins() throws Exception {
        Files.writeString(folder.resolve("a.properties"), "numbers=count:1\nsquares=lines:other.txt\nfail-at=1\n");
        ProcessBuilder builder = builder("--properties", "a.properties", "--numbers=count:3");
        builder.environment().put("STREAMWRIGHT_FAIL_AT", "77");

        Ended job = ended(start(builder));

        assertThat(job.code).as(job.err).isZero();
        assertThat(folder.resolve("other.txt")).hasContent("0\n1\n4");
    }

    @Test
    void unknownOption_thenOneMessageAndTwo() throws Exception {
        Ended job = ended(start("--number=count:3"));

        assertThat(job.code).isEqualTo(2);
        assertThat(job.err)
                .isEqualTo(
                        "error: there is no option --number; did you mean \"--numbers\"?\n--help lists the options\n");
    }

    @Test
    void wrongSetting_thenOneMessageAndTwo() throws Exception {
        for (String wrong : List.of("--fail-at=soon", "--numbers.paus=1s", "--numbers=cuont:", "--state-dir= ")) {
            Ended job = ended(start(wrong));

            assertThat(job.code).as(wrong + ": " + job.err).isEqualTo(2);
            assertThat(job.err).startsWith("error: ").doesNotContain("\tat ").doesNotContain("Exception");
        }
    }

    @Test
    void userCodeFails_thenTheUsersFramesAndOne() throws Exception {
        Ended job = ended(start("--fail-at=2"));

        assertThat(job.code).isEqualTo(1);
        assertThat(job.err)
                .contains("no square of 2", "at org.example.UserCode.square(UserCode.java:")
                .contains("--verbose")
                .doesNotContain("at io.streamwright.core");
        assertThat(ended(start("--fail-at=2", "--verbose")).err).contains("at io.streamwright.core");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void terminated_thenGoesOnFromItsLastSnapshot() throws Exception {
        String[] arguments = {"--numbers=count:", "--numbers.pause=1ms", "--state-dir=state", "--snapshot-interval=1h"};

        for (int run = 1; run <= 2; run++) {
            int before = squares().size();
            Process process = start(arguments);
            await().atMost(PATIENCE)
                    .until(() -> folder.resolve("squares.txt").toFile().length() > before * 20L);
            process.destroy();
            Ended job = ended(process);

            assertThat(job.code).as(job.err).isEqualTo(ExitCode.TERMINATED);
            assertThat(job.err)
                    .contains("stopping: taking a last snapshot", "stopped after", "it goes on from snapshot");
            assertThat(squares()).hasSizeGreaterThan(before);
        }

        // The sink promises at least once: nothing is missing.
        List<Long> seen =
                squares().stream().map(Long::valueOf).distinct().sorted().toList();
        assertThat(seen)
                .isEqualTo(LongStream.range(0, seen.size())
                        .mapToObj(number -> number * number)
                        .toList());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void interruptedTwice_thenEndsAtOnce() throws Exception {
        // A process that was begun in the background of a script ignores SIGINT, and so do its children.
        assumeFalse(ignoresInterrupts(), "SIGINT is ignored here");
        Process process = start("--numbers=count:", "--numbers.pause=1h", "--stop-timeout=1h", "-v");
        await().atMost(PATIENCE).until(() -> read("err").contains("Job counting: starts"));
        // That is said just before signals are listened to.
        Thread.sleep(1_000);
        interrupt(process);
        await().atMost(PATIENCE).until(() -> read("err").contains("stopping"));
        assertThat(process.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();
        interrupt(process);

        assertThat(ended(process).code).isEqualTo(ExitCode.INTERRUPTED);
    }

    /** Whether this process has SIGINT, signal 2, among those it ignores; false where the system does not tell. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private record Ended(int code, String out, String err) {}

    private List<String> squares() throws IOException {
        Path file = folder.resolve("squares.txt");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Process start(String... arguments) throws IOException {
        return start(builder(arguments));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private ProcessBuilder builder(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absoluteClassPath(),
                CountingJob.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("STREAMWRIGHT_") || name.startsWith("JAVA_"));
        return builder;
    }

    private static String absoluteClassPath() {
        List<String> parts = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(java.io.File.pathSeparator)) {
            parts.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, parts);
    }

    private Ended ended(Process process) throws Exception {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), read("out"), read("err"));
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file), StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static void interrupt(Process process) throws Exception {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
}
