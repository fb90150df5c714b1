package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Screen screen = new Screen(terminal);

    @Test
    void lines_thenEachReplacesTheLast() {
        screen.show("one");
        screen.show("two");
        screen.clear();
        screen.clear();

        assertThat(written()).isEqualTo("<clear>one<clear>two<clear>");
    }

    @Test
    void othersWrite_thenAbove() {
        PrintStream log = screen.above(terminal);

        screen.show("one");
        log.println("log");
        screen.show("two");

        assertThat(written()).isEqualTo("<clear>one<clear>log\n<clear>two");
    }

    @Test
    void othersInTheMiddleOfALine_thenLeftAlone() {
        PrintStream log = screen.above(terminal);

        log.print("half");
        screen.show("one");
        log.print(" a line\n");
        screen.show("two");

        assertThat(written()).isEqualTo("half a line\n<clear>two");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8)
                .replace("\r\u001b[K", "<clear>")
                .replaceAll("\u001b\\[\\?7[lh]", "")
                .replace(System.lineSeparator(), "\n");
    }
}
