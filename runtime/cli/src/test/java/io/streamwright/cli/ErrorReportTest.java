package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamwrightException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
    private final ErrorReport report = new ErrorReport("org.example.Outer.Shop", Style.PLAIN);

    @Test
    void messageForTheUser_thenNothingElse() {
        assertThat(report.of(new ConfigurationException("the setting limit is missing"), false))
                .isEqualTo("error: the setting limit is missing");
    }

    @Test
    void causeMetByTheEngine_thenOnlyTheMessage() {
        IOException cause = thrown(
                new IOException("disk full"),
                "java.io.FileOutputStream.write",
                "io.streamwright.files.PartWriter.write");

        assertThat(report.of(new StreamwrightException("cannot write to x: disk full", cause), false))
                .isEqualTo("error: cannot write to x: disk full");
    }

    @Test
    void causeInTheUsersCode_thenItsFramesUpToTheGeneratedOnes() {
        ArithmeticException cause = thrown(
                new ArithmeticException("/ by zero"),
                "java.lang.Math.floorDiv",
                "org.example.Totals.share",
                "org.example.Totals.add",
                "org.example.Outer_Shop_Totals.onOrder",
                "io.streamwright.core.exec.LaneRunner.run");

        assertThat(report.of(new StreamwrightException("the operator failed", cause), false))
                .isEqualTo("""
                        error: the operator failed
                          java.lang.ArithmeticException: / by zero
                              at java.lang.Math.floorDiv(Math.java:1)
                              at org.example.Totals.share(Totals.java:1)
                              at org.example.Totals.add(Totals.java:1)
                        (--verbose shows the whole stack trace)""");
    }

    @Test
    void messageThatNamesTheCause_thenNotSaidTwice() {
        ArithmeticException cause = thrown(new ArithmeticException("/ by zero"), "org.example.Totals.add");

        assertThat(report.of(new StreamwrightException("failed: " + cause, cause), false))
                .isEqualTo("""
                        error: failed: java.lang.ArithmeticException: / by zero
                              at org.example.Totals.add(Totals.java:1)
                        (--verbose shows the whole stack trace)""");
    }

    @Test
    void samplesOfOurs_thenCountAsTheUsers() {
        ArithmeticException cause =
                thrown(new ArithmeticException("/ by zero"), "io.streamwright.samples.quakes.Region.of");

        assertThat(report.of(new StreamwrightException("failed", cause), false))
                .contains("at io.streamwright.samples.quakes.Region.of");
    }

    @Test
    void bugOfOurs_thenShortWithThePlace() {
        NullPointerException bug =
                thrown(new NullPointerException("x is null"), "io.streamwright.core.exec.LaneRunner.run");

        assertThat(report.of(bug, false)).isEqualTo("""
                        error: java.lang.NullPointerException: x is null, at \
                        io.streamwright.core.exec.LaneRunner.run(LaneRunner.java:1)
                        (--verbose shows the whole stack trace)""");
    }

    @Test
    void verbose_thenTheWholeTrace() {
        StreamwrightException failure =
                new StreamwrightException("failed", thrown(new IOException("disk full"), "java.io.File.write"));

        assertThat(report.of(failure, true))
                .startsWith("error: io.streamwright.core.api.StreamwrightException: failed")
                .contains("at io.streamwright.cli.ErrorReportTest.verbose_thenTheWholeTrace")
                .contains("Caused by: java.io.IOException: disk full");
    }

    @Test
    void causesInACircle_thenEnds() {
        IllegalStateException one = thrown(new IllegalStateException("one"), "org.example.A.a");
        one.initCause(thrown(new IllegalStateException("two", one), "org.example.B.b"));

        assertThat(report.of(new StreamwrightException("failed", one), false)).contains("org.example.B.b");
    }

    private static <T extends Throwable> T thrown(T throwable, String... frames) {
        StackTraceElement[] trace = new StackTraceElement[frames.length];
        for (int i = 0; i < frames.length; i++) {
            int dot = frames[i].lastIndexOf('.');
            String type = frames[i].substring(0, dot);
            String file = type.substring(type.lastIndexOf('.') + 1) + ".java";
            trace[i] = new StackTraceElement(type, frames[i].substring(dot + 1), file, 1);
        }
        throwable.setStackTrace(trace);
        return throwable;
    }
}
