package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.samples.docs.MarkdownPage.Block;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The commands on the pages of the samples, in a copy of the repository that has nothing but their data. {@code mvn} only looks
 * whether the modules are there, since this build has built them; {@code java} starts the class that the sample's jar would.
 */
@Timeout(240)
@Proves(page = "README.md", language = "sh", beginning = "mvn -q -B -ntp -pl samples/quakes")
@Proves(page = "README.md", language = "text", beginning = "DayReview[")
@Proves(page = "samples/errors/README.md")
@Proves(page = "samples/quakes/README.md")
@Proves(page = "samples/servers/README.md")
@Proves(page = "samples/shop/README.md")
@Proves(page = "samples/taxi/README.md")
@Proves(page = "samples/word-count/README.md")
@Proves(
        page = "samples/page-views/README.md",
        beginning = {"mvn -q -B -ntp", "cd samples", "SiteHour", "java -jar ../../runtime", "java -cp", "java -jar"})
class SampleReadmesTest {
    private static final String JOBS = "io.streamwright.samples.";

    @TempDir
    Path folder;

    private UserMachine machine;
    private Path clone;

    @BeforeEach
    void aCloneThatIsBuilt() throws Exception {
        machine = UserMachine.in(folder.resolve("machine"));
        machine.tool("mvn", "echo \"$@\" >> '" + folder.resolve("mvn.txt") + "'");
        machine.tool("java", """
                if [ "$1" = -jar ]; then
                  case "$2" in
                    target/errors.jar) main=errors.ErrorsJob ;;
                    target/page-views.jar) main=pageviews.SiteTrafficJob ;;
                    target/quakes.jar) main=quakes.QuakesJob ;;
                    target/servers.jar) main=servers.ServersJob ;;
                    target/shop.jar) main=shop.ShopJob ;;
                    target/taxi.jar) main=taxi.TaxiJob ;;
                    target/word-count.jar) main=wordcount.WordCountJob ;;
                    *) echo "no such jar: $2" >&2; exit 1 ;;
                  esac
                  main=%s$main
                else
                  main=$3
                fi
                shift; shift
                [ "$main" = "$1" ] && shift
                exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp '%s' "$main" "$@"
                """.formatted(JOBS, Path.of(System.getProperty("java.home"), "bin", "java"), classPath()));
        clone = folder.resolve("clone");
        for (String sample : List.of("errors", "page-views", "quakes", "servers", "shop", "taxi", "word-count")) {
            Path here = clone.resolve("samples").resolve(sample);
            Path there = MarkdownPage.ROOT.resolve("samples").resolve(sample);
            Files.createDirectories(here.resolve("target"));
            for (String file : List.of("data", "kafka.properties")) {
                if (Files.exists(there.resolve(file))) {
                    Files.createSymbolicLink(here.resolve(file), there.resolve(file));
                }
            }
        }
    }

    /** The sample in a single jar is no dependency, since that jar has the libraries in it as well. */
    private static String classPath() {
        Path errors = MarkdownPage.ROOT
                .resolve("samples/errors")
                .resolve(UserMachine.output())
                .resolve("classes");
        assertThat(errors).isDirectory();
        return System.getProperty("java.class.path") + File.pathSeparator + errors;
    }

    @ParameterizedTest
    @CsvSource({
        "errors, ''",
        "quakes, daily.csv rolling.csv",
        "servers, overloads.csv",
        "shop, statistics.jsonl too-late.jsonl visits.jsonl batches.jsonl alerts.jsonl",
        "taxi, alerts.csv",
        "word-count, counts.jsonl"
    })
    void theCommandsOfASample_run(String sample, String leaves) throws Exception {
        List<Block> commands =
                MarkdownPage.read("samples/" + sample + "/README.md").blocks("sh");
        String out = machine.run(clone, commands.get(0).text()).out();

        assertThat(out).isNotEmpty();
        assertThat(Stream.of(leaves.split(" ")).filter(file -> !file.isEmpty()))
                .allSatisfy(file -> assertThat(clone.resolve("samples/" + sample + "/target/" + file))
                        .isNotEmptyFile());
        for (Block more : commands.subList(1, commands.size())) {
            for (String command : more.lines()) {
                assertThat(machine.run(clone.resolve("samples/" + sample), command)
                                .out())
                        .as(command)
                        .isNotEmpty();
            }
        }
        assertModulesExist(1);
    }

    @Test
    void theReadme_showsTwoOfTheLinesThatItsCommandPrints() throws Exception {
        MarkdownPage page = MarkdownPage.read("README.md");

        String out = machine.run(clone, page.blocks("sh").get(0).text()).out();

        assertThat(out.lines()).containsAll(page.blocks("text").get(0).lines());
    }

    @Test
    void pageViewsOnAFile_printsWhatItsPageShows() throws Exception {
        MarkdownPage page = MarkdownPage.read("samples/page-views/README.md");
        List<Block> commands = page.blocks("sh");
        machine.run(clone, commands.get(0).text());
        assertModulesExist(2);

        String out = machine.run(clone, commands.get(1).text()).out();

        assertThat(out.lines()).containsAll(page.blocks("text").get(0).lines());
        assertThat(List.of("counts", "crawlers", "unreadable"))
                .allSatisfy(stream -> assertThat(clone.resolve("samples/page-views/target/" + stream + ".jsonl"))
                        .isNotEmptyFile());
    }

    /** The sample's own test runs it on a broker; here its commands are compared with each other and understood. */
    @Test
    void pageViewsOnKafka_namesTheTopicsOfItsSettings_andSettingsThatThereAre() throws Exception {
        Path sample = clone.resolve("samples/page-views");
        List<Block> commands =
                MarkdownPage.read("samples/page-views/README.md").blocks("sh").subList(2, 6);
        Properties settings = new Properties();
        try (var in = Files.newBufferedReader(sample.resolve("kafka.properties"))) {
            settings.load(in);
        }
        Set<String> topics = settings.values().stream()
                .map(String::valueOf)
                .filter(value -> value.startsWith("kafka:"))
                .map(value -> value.substring(6))
                .collect(Collectors.toCollection(TreeSet::new));

        String[] broker = commands.get(0).text().strip().split("kafka-broker.jar ");
        assertThat(Stream.of(broker[1].split(" ")).map(topic -> topic.split(":")[0]))
                .containsExactlyInAnyOrderElementsOf(topics);
        assertThat(machine.run(sample, commands.get(1).text().strip() + " --help")
                        .out())
                .contains("--topic=page-views", "--speed-up=60");
        String job = commands.get(2).text().strip();
        assertThat(machine.run(sample, job.replace("page-views.jar", "page-views.jar describe"))
                        .out())
                .contains("kafka:page-views", "kafka:page-counts");
        for (String command : commands.get(3).lines()) {
            assertThat(machine.run(sample, command).out()).as(command).isNotEmpty();
        }
    }

    /** Those that {@code mvn} was told to build. */
    private void assertModulesExist(int count) throws Exception {
        Matcher modules =
                Pattern.compile("-pl (\\S+) -am package").matcher(Files.readString(folder.resolve("mvn.txt")));
        assertThat(modules.find()).isTrue();
        assertThat(modules.group(1).split(","))
                .hasSize(count)
                .allSatisfy(
                        module -> assertThat(MarkdownPage.ROOT.resolve(module).resolve("pom.xml"))
                                .exists());
    }
}
