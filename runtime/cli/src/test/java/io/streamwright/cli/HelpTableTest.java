package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HelpTableTest {
    @Test
    void rows_thenMeaningsBelowEachOther() {
        HelpTable table = new HelpTable(Style.PLAIN, 12)
                .heading("All:")
                .row(2, "-h, --help", "this")
                .row(6, "--x", "other");

        assertThat(table).hasToString("""

                All:
                  -h, --help
                            this
                      --x   other
                """);
    }

    @Test
    void longMeaning_thenWrappedBetweenWords() {
        String words = "word ".repeat(40).strip();

        String[] lines =
                new HelpTable(Style.PLAIN, 10).row(0, "--x", words).toString().split("\n");

        assertThat(lines)
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
        assertThat(lines[0]).startsWith("--x       word word").hasSize(109);
        assertThat(lines[1]).startsWith("            word");
    }

    @Test
    void colour_thenNamesAloneStandOut() {
        assertThat(new HelpTable(new Style(true, true), 6).row(0, "--x", "y"))
                .hasToString("\u001b[1m--x\u001b[0m   y\n");
    }
}
