package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.kafka.KafkaSinkConnector;
import io.streamwright.kafka.KafkaSourceConnector;
import io.streamwright.samples.docs.MarkdownPage.Block;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings that the page on Kafka shows are understood, and pages on connectors list the options that there are. */
@Proves(page = "docs/reference/kafka.md", language = "text")
class KafkaPageTest {
    private static final MarkdownPage PAGE = MarkdownPage.read("docs/reference/kafka.md");

    @TempDir
    Path folder;

    @Test
    void theSettingsOfThePage_areUnderstood() throws Exception {
        Map<String, String> sources =
                new LinkedHashMap<>(JavaSnippets.typesOf(PAGE.blocks("java").get(0)));
        sources.put("TracedJob", """
                package page;
                import io.streamwright.*;
                import java.time.Instant;
                @StreamJob("traced")
                interface Traced {
                    record View(String page, String user, String trace, @EventTime Instant at) {}
                    @Source("kafka:page-views?bootstrap=localhost:9092") @Sink("log:") StreamOf<View> views();
                }
                """);
        assertThat(new UserCompiler(folder).compile(sources)).isEmpty();
        List<Block> settings = PAGE.blocks("text");
        assertThat(settings).hasSize(2);

        assertUnderstood(
                "page.KnownPagesJob",
                settings.get(0).text().strip().split("page-views\\.jar ")[1].split(" "));
        assertUnderstood(
                "page.TracedJob",
                settings.get(1).lines().stream().map(line -> line.split(" ")[0]).toArray(String[]::new));
    }

    private void assertUnderstood(String main, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("describe"));
        all.addAll(List.of(arguments));
        try (JobProcess job = JobProcess.start(folder, main, all.toArray(String[]::new))) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(job.out()).contains("kafka:page-views");
        }
    }

    /** The tables of a page: the option in the first column, its default in the last. */
    private static Map<String, String> table(String page, String... headings) throws Exception {
        Map<String, String> found = new TreeMap<>();
        boolean inSection = headings.length == 0;
        for (String line : Files.readAllLines(MarkdownPage.ROOT.resolve(page))) {
            if (line.startsWith("## ") && headings.length > 0) {
                inSection = List.of(headings).contains(line.substring(3));
            }
            Matcher row =
                    Pattern.compile("\\| `([a-z.<>-]+)` \\|.*\\|([^|]*)\\|").matcher(line);
            if (inSection && row.matches()) {
                found.put(row.group(1).replaceAll("<\\w+>", "*"), row.group(2).strip());
            }
        }
        return found;
    }

    @Test
    void kafkaTables_listTheOptionsThatThereAre() throws Exception {
        assertTable(
                table("docs/reference/kafka.md", "Options of both ends", "Reading"),
                new KafkaSourceConnector().options());
        assertTable(
                table("docs/reference/kafka.md", "Options of both ends", "Writing"),
                new KafkaSinkConnector().options());
    }

    @Test
    void tablesOfOtherConnectors_listTheOptionsThatThereAre() throws Exception {
        for (String scheme : List.of("file", "socket", "datagen")) {
            Map<String, String> options = new TreeMap<>();
            ServiceLoader.load(SourceConnector.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(connector -> connector.scheme().equals(scheme))
                    .flatMap(connector -> connector.options().stream())
                    .forEach(option -> options.put(option.name(), ""));
            ServiceLoader.load(SinkConnector.class).stream()
                    .map(ServiceLoader.Provider::get)
                    .filter(connector -> connector.scheme().equals(scheme))
                    .flatMap(connector -> connector.options().stream())
                    .forEach(option -> options.put(option.name(), ""));
            String page = "docs/reference/" + (scheme.equals("datagen") ? scheme : scheme + "s") + ".md";
            assertThat(options).as(scheme).isNotEmpty();
            List<String> listed = Stream.concat(
                            table(page).keySet().stream(),
                            table("docs/reference/json-and-csv.md", "CSV").keySet().stream())
                    .toList();
            assertThat(listed).as(page).containsAll(options.keySet());
        }
    }

    /** Those of formats are on a page of their own. */
    private static void assertTable(Map<String, String> listed, List<ConnectorOption> options) {
        List<String> ofFormats = List.of("header", "separator", "quote", "null");
        Map<String, ConnectorOption> own = new TreeMap<>(options.stream()
                .filter(option -> !ofFormats.contains(option.name()))
                .collect(java.util.stream.Collectors.toMap(ConnectorOption::name, Function.identity())));
        assertThat(listed.keySet()).isEqualTo(own.keySet());
        own.forEach((name, option) -> {
            if (option.defaultValue() != null && !name.equals("format")) {
                assertThat(listed.get(name)).as(name).isEqualTo("`" + option.defaultValue() + "`");
            }
        });
    }
}
