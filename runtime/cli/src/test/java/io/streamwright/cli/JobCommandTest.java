package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobRunner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands within this process, on a terminal that is none. */
class JobCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void terminal_thenALineThatIsRewrittenAndGoneAtTheEnd() {
        assertThat(execute(true, Map.of(), "--numbers=count:400", "--numbers.pause=4ms", squares()))
                .isZero();

        assertThat(err())
                .contains(
                        "\r\u001b[K\u001b[?7l00:00:00 · ",
                        " events/s · ",
                        " in, ",
                        " out · watermark 1970-01-01 00:00:00Z")
                .containsPattern("\r\u001b\\[Kfinished after .*: 400 in .*, 400 out\\R$");
        assertThat(out.size()).isZero();
    }

    @Test
    void noLive_thenOnlyTheSummary() {
        assertThat(execute(true, Map.of(), "--numbers=count:400", "--numbers.pause=2ms", "--no-live", squares()))
                .isZero();

        assertThat(err()).startsWith("finished after ").doesNotContain("\u001b");
    }

    @Test
    void noTerminal_thenNoLine() {
        assertThat(execute(false, Map.of(), "--numbers=count:400", "--numbers.pause=2ms", squares()))
                .isZero();

        assertThat(err()).startsWith("finished after ").doesNotContain("\u001b");
    }

    @Test
    void failureOnATerminal_thenBelowTheClearedLine() {
        assertThat(execute(
                        true,
                        Map.of("STREAMWRIGHT_FAIL_AT", "300"),
                        "--numbers=count:",
                        "--numbers.pause=3ms",
                        squares()))
                .isEqualTo(1);

        assertThat(err())
                .contains("events/s", "error: ", "no square of 300", "at org.example.UserCode.square")
                .endsWith("(--verbose shows the whole stack trace)" + System.lineSeparator());
    }

    @Test
    void environment_thenChecked() {
        assertThat(execute(false, Map.of("STREAMWRIGHT_FIAL_AT", "3", "OTHER", "x")))
                .isEqualTo(2);

        assertThat(err()).contains("STREAMWRIGHT_FIAL_AT", "STREAMWRIGHT_FAIL_AT");
    }

    @Test
    void runnerOfAProgram_thenItsSettingsGiveWayToTheCommandLine() {
        JobRunner runner =
                JobRunner.of(new CountingJob()).set("numbers", "count:3").set("fail-at", "1");

        int code = command(runner, false, Map.of()).execute("--fail-at=17", squares());

        assertThat(code).as(err()).isZero();
        assertThat(folder.resolve("squares.txt")).hasContent("0\n1\n4");
    }

    @Test
    void describeWithWrongSetting_thenTwo() {
        assertThat(execute(false, Map.of(), "describe", "--numbers=nowhere:")).isEqualTo(2);

        assertThat(err()).contains("nowhere");
        assertThat(out.size()).isZero();
    }

    @Test
    void describeOnATerminal_thenInColour() {
        assertThat(execute(true, Map.of(), "describe")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\u001b[1mnumbers\u001b[0m");
    }

    @Test
    void version_thenOfRuntimeAndJava() {
        assertThat(execute(false, Map.of(), "--version")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("counting (io.streamwright.cli.Counting)")
                .containsPattern("Streamwright \\d+\\.\\d+")
                .contains("Java " + System.getProperty("java.version"));
    }

    private String squares() {
        return "--squares=lines:" + folder.resolve("squares.txt");
    }

    private int execute(boolean terminal, Map<String, String> environment, String... arguments) {
        return command(JobRunner.of(new CountingJob()), terminal, environment).execute(arguments);
    }

    private JobCommand command(JobRunner runner, boolean isTerminal, Map<String, String> environment) {
        Terminal terminal = new Terminal(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isTerminal,
                isTerminal,
                true);
        return new JobCommand(runner, environment, terminal);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
