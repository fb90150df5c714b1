package io.streamwright.samples.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An executable has the command line of the jar: the same words, messages, exit codes and signals. */
@EnabledIfSystemProperty(
        named = "streamwright.native",
        matches = "true",
        disabledReason = "needs executables: samples/native/run.sh builds them, where GRAALVM_HOME is set")
class CommandLineTest {
    private static final BuiltJob QUAKES = Sample.QUAKES.job();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "describe",
                "describe --format=mermaid",
                "describe --format=json --quakes=file:other.csv",
                "--help",
                "--strog=4",
                "--strong=much",
                "--quiet=long",
                "--parallelism=0",
                "--snapshot-interval=soon",
                "--properties=absent.properties",
                "--log-format=xml",
                "--quakes=file:absent.csv",
                "--quakes=ftp:host/quakes.csv",
                "--quakes=kafka:quakes?bootstrap=localhost:1",
                "--quakes=file:bad.csv",
                "--quakes=file:bad.csv --log-format=json",
                "--quakes=file:bad.csv --quakes.format=xml",
                "--daily=file:exists.csv",
                "--metrics-port=0 --metrics-address=0.0.0.0",
                "--key-groups=100 --state-dir=state"
            })
    void sameWords_sameAnswer(String commandLine) {
        JobRun jar = run(Form.JVM, commandLine);
        JobRun executable = run(Form.NATIVE, commandLine);
        assertThat(withoutProgram(executable.out())).isEqualTo(withoutProgram(jar.out()));
        assertThat(withoutTimes(executable.err())).isEqualTo(withoutTimes(jar.err()));
        assertThat(executable.await()).isEqualTo(jar.await());
        assertThat(jar.out() + jar.err()).isNotBlank();
    }

    private JobRun run(Form form, String commandLine) {
        try {
            Path home = Files.createDirectories(folder.resolve(form.name()));
            Files.createDirectories(home.resolve("target"));
            Files.writeString(
                    home.resolve("bad.csv"),
                    Sample.QUAKES.heading() + Sample.QUAKES.events().get(0) + "\nx,y\n");
            Files.writeString(home.resolve("exists.csv"), "mine");
            return JobRun.run(QUAKES, form, home, List.of(commandLine.split(" ")));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** How it is started is the first thing that help says. */
    private static String withoutProgram(String text) {
        return text.replaceFirst("(?s)^Usage: .*?\n\n", "");
    }

    /** Times, rates, free ports and the folder that each form has of its own are not compared. */
    private static String withoutTimes(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d\\.\\d+Z?", "TIME")
                .replaceAll("after [0-9.]+ ?m?s", "after SOME")
                .replaceAll("\\([0-9,]+ per second\\)", "(SOME per second)")
                .replaceAll("127\\.0\\.0\\.1:\\d+", "PORT")
                .replaceAll("/(JVM|NATIVE)/", "/FORM/");
    }

    @Test
    void help_namesTheExecutable() {
        assertThat(run(Form.NATIVE, "--help").out())
                .startsWith("Usage: quakes [run] [options]\n       quakes describe ");
    }

    @Test
    void version_isToldByBoth() {
        String jar = run(Form.JVM, "--version").out();
        String executable = run(Form.NATIVE, "--version").out();
        assertThat(executable.lines().findFirst()).isEqualTo(jar.lines().findFirst());
        assertThat(executable).contains("Streamwright").doesNotContain("${");
    }

    @ParameterizedTest
    @EnumSource
    void stateDirectoryInUse_bothAreRefused(Form holder) throws Exception {
        Path input = input();
        try (JobRun first = JobRun.start(QUAKES, holder, folder, following(input, "first"))) {
            first.await("its first snapshot", () -> first.metric("streamwright_snapshot_last_id") > 0);
            JobRun jar = JobRun.run(QUAKES, Form.JVM, folder, following(input, "second"));
            JobRun executable = JobRun.run(QUAKES, Form.NATIVE, folder, following(input, "second"));
            assertThat(jar.await()).as(jar.err()).isEqualTo(1);
            assertThat(executable.await()).isEqualTo(1);
            assertThat(withoutTimes(executable.err())).isEqualTo(withoutTimes(jar.err()));
            assertThat(executable.err()).contains("is in use by process");
            assertThat(first.terminate()).isEqualTo(143);
        }
        // free again
        try (JobRun next = JobRun.start(QUAKES, Form.NATIVE, folder, following(input, "first"))) {
            next.await("its start", () -> next.err().contains("goes on from snapshot"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void interrupted_takesALastSnapshot(Form form) throws Exception {
        // a shell lets what it starts in the background ignore it, and a JVM keeps to that
        assumeThat(interruptsAreIgnored()).isFalse();
        try (JobRun run = JobRun.start(QUAKES, form, folder, following(input(), "out"))) {
            run.await("its first snapshot", () -> run.metric("streamwright_snapshot_last_id") > 0);
            run.signal("INT");
            assertThat(run.await()).as(run.err()).isEqualTo(130);
            assertThat(run.err())
                    .contains("stopping: taking a last snapshot; Ctrl-C once more ends at once")
                    .contains("stopped after");
        }
    }

    private static boolean interruptsAreIgnored() throws Exception {
        Path status = Path.of("/proc/self/status");
        return Files.isReadable(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    private Path input() throws Exception {
        return Files.writeString(
                folder.resolve("quakes.csv"),
                Sample.QUAKES.heading() + String.join("\n", Sample.QUAKES.events()) + "\n");
    }

    private List<String> following(Path input, String output) {
        return java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                Sample.QUAKES.reading(input, true),
                                "--state-dir=" + folder.resolve("state"),
                                "--snapshot-interval=100ms",
                                "--metrics-port=0"),
                        Sample.QUAKES.writing(folder.resolve(output)).stream())
                .toList();
    }
}
