package io.streamwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.streamwright.ErrorPolicy;
import io.streamwright.cli.Invocation.Command;
import io.streamwright.cli.Invocation.Format;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.operator.ConfigType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CommandLineParserTest {
    private final CommandLineParser parser = new CommandLineParser(Graphs.SHOP);

    @Test
    void nothing_thenRuns() throws Exception {
        Invocation invocation = parser.parse();

        assertThat(invocation.command()).isEqualTo(Command.RUN);
        assertThat(invocation.settings()).isEmpty();
        assertThat(invocation.live()).isTrue();
        assertThat(invocation.verbose()).isFalse();
        assertThat(invocation.quiet()).isFalse();
    }

    @Test
    void valuesBehindEqualsOrSpace_thenBothTaken() throws Exception {
        assertThat(parser.parse("--limit=5", "--web", "file:other.jsonl", "--web.format", "csv", "--web.a.b=c=d")
                        .settings())
                .containsExactly(
                        entry("limit", "5"),
                        entry("web", "file:other.jsonl"),
                        entry("web.format", "csv"),
                        entry("web.a.b", "c=d"));
    }

    @Test
    void valueThatStartsWithADash_thenTaken() throws Exception {
        assertThat(parser.parse("--limit", "-5").settings()).containsExactly(entry("limit", "-5"));
    }

    @Test
    void truthWithoutValue_thenTrueAndTheNextWordIsNotItsValue() throws Exception {
        Invocation invocation = parser.parse("--strict", "describe");

        assertThat(invocation.command()).isEqualTo(Command.DESCRIBE);
        assertThat(invocation.settings()).containsExactly(entry("strict", "true"));
    }

    @Test
    void truthWithValue_thenTaken() throws Exception {
        assertThat(parser.parse("--strict", "false", "--allow-duplicates=true").settings())
                .containsExactly(entry("strict", "false"), entry("allow-duplicates", "true"));
    }

    @Test
    void wrongValues_thenLeftToTheSettings() throws Exception {
        assertThat(parser.parse("--limit=many", "--strict=perhaps").settings())
                .containsExactly(entry("limit", "many"), entry("strict", "perhaps"));
    }

    @Test
    void aliases_thenTakenUnderTheirNames() throws Exception {
        assertThat(parser.parse("--checkpoint-dir=x", "--snapshot-interval=5s").settings())
                .containsExactly(entry("checkpoint-dir", "x"), entry("snapshot-interval", "5s"));
    }

    @Test
    void givenTwice_thenTheLastHolds() throws Exception {
        assertThat(parser.parse("--limit=1", "--limit=2").settings()).containsExactly(entry("limit", "2"));
    }

    @Test
    void optionsOfTheCommandLine_thenUnderstood() throws Exception {
        Invocation invocation = parser.parse(
                "-v", "-q", "--no-live", "--properties=a", "--properties", "b", "describe", "--format=mermaid");

        assertThat(invocation.verbose()).isTrue();
        assertThat(invocation.quiet()).isTrue();
        assertThat(invocation.live()).isFalse();
        assertThat(invocation.propertiesFiles()).isEqualTo(List.of(Path.of("a"), Path.of("b")));
        assertThat(invocation.format()).isEqualTo(Format.MERMAID);
        assertThat(invocation.settings()).isEmpty();
    }

    @Test
    void helpAndVersion_thenWinOverCommands() throws Exception {
        assertThat(parser.parse("--help", "describe").command()).isEqualTo(Command.HELP);
        assertThat(parser.parse("-h").command()).isEqualTo(Command.HELP);
        assertThat(parser.parse("help").command()).isEqualTo(Command.HELP);
        assertThat(parser.parse("-V").command()).isEqualTo(Command.VERSION);
    }

    @Test
    void unknownOption_thenSaysWhatWasMeant() {
        assertWrong("there is no option --lmit; did you mean \"--limit\"?", "--lmit=5");
        assertWrong("there is no option --verbos; did you mean \"--verbose\"?", "--verbos");
        assertWrong("there is no option --checkpont-dir; did you mean \"--checkpoint-dir\"?", "--checkpont-dir", "x");
        assertWrong("there is no option --wbe.format; did you mean \"--web.format\"?", "--wbe.format=csv");
        assertWrong("there is no option -x", "-x");
        assertWrong("there is no option --large", "--large=file:x");
    }

    @Test
    void severalUnknownOptions_thenAllNamed() {
        assertThatThrownBy(() -> parser.parse("--lmit", "5", "--quite")).hasMessage("""
                        there is no option --lmit; did you mean "--limit"?
                        there is no option --quite; did you mean "--quiet"?
                        --help lists the options""");
    }

    @Test
    void unknownCommand_thenSaysWhatWasMeant() {
        assertWrong("\"describ\" is no command; did you mean \"describe\"?", "describ");
        assertWrong("\"limit=5\" is no command; did you mean \"--limit=5\"?", "limit=5");
        assertWrong("\"nonsense\" is no command; there are run, which may be left out, and describe", "nonsense");
        assertWrong("\"twice\" is one word too many", "run", "twice");
    }

    @Test
    void valueMissing_thenSaysSo() {
        assertWrong("--limit needs a value: --limit=<number>", "--limit");
        assertWrong("--limit needs a value: --limit=<number>", "--limit", "--strict");
        assertWrong("--web.format needs a value: --web.format=<value>", "--web.format", "--web=x");
        assertWrong("--properties needs a value: --properties=FILE", "--properties", "-v");
    }

    @Test
    void flagWithAValue_thenRefused() {
        assertWrong("--quiet takes no value", "--quiet=true");
    }

    @Test
    void unknownFormat_thenListsThem() {
        assertWrong("--format is \"dot\": expected text, mermaid or json", "describe", "--format=dot");
    }

    @Test
    void streamNamedAsAnOptionOfTheCommandLine_thenThatWins() throws Exception {
        JobGraph graph = new JobGraph(
                "odd",
                "Odd",
                List.of(Graphs.source("format", "String", "file:x", ErrorPolicy.FAIL, false)),
                List.of(),
                List.of());

        assertThat(new CommandLineParser(graph).parse("--format=json", "--format.charset=x"))
                .returns(Format.JSON, Invocation::format)
                .returns(Map.of("format.charset", "x"), Invocation::settings);
    }

    @Test
    void settingNamedQuiet_thenItIsTheJobsAndTheLetterTheCommandLines() throws Exception {
        JobGraph graph = new JobGraph(
                "odd",
                "Odd",
                List.of(),
                List.of(new SettingNode("quiet", ConfigType.DURATION, false, "", List.of())),
                List.of());
        CommandLineParser odd = new CommandLineParser(graph);

        assertThat(odd.parse("--quiet=6h"))
                .returns(Map.of("quiet", "6h"), Invocation::settings)
                .returns(false, Invocation::quiet);
        assertThat(odd.parse("-q")).returns(Map.of(), Invocation::settings).returns(true, Invocation::quiet);
    }

    private void assertWrong(String message, String... arguments) {
        assertThatThrownBy(() -> parser.parse(arguments))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
