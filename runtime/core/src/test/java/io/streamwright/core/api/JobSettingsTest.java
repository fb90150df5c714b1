package io.streamwright.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.streamwright.ErrorPolicy;
import io.streamwright.Guarantee;
import io.streamwright.core.exec.Connectors;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.ConfigType;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSettingsTest {
    @TempDir
    Path directory;

    private static StreamNode node(
            String name, StreamNode.@Nullable SourceNode source, StreamNode.@Nullable SinkNode sink) {
        return new StreamNode(
                name,
                source == null ? StreamNode.Kind.STEP : StreamNode.Kind.SOURCE,
                "T",
                List.of(),
                name,
                null,
                List.of(),
                null,
                source,
                null,
                sink);
    }

    private static final JobGraph GRAPH = new JobGraph(
            "page-views",
            "test.PageViews",
            List.of(
                    node("pageViews", new StreamNode.SourceNode("a:in?format=x", ErrorPolicy.FAIL, false), null),
                    node(
                            "both",
                            new StreamNode.SourceNode("a:both", ErrorPolicy.FAIL, false),
                            new StreamNode.SinkNode("both.sink", "b:copy", Guarantee.AS_THE_SINK_CAN)),
                    node("known", null, null),
                    node("counts", null, new StreamNode.SinkNode("counts.sink", "b:out", Guarantee.AS_THE_SINK_CAN))),
            List.of(
                    new SettingNode("limit", ConfigType.INT, false, "", List.of("Limiter")),
                    new SettingNode("region", ConfigType.STRING, true, "where", List.of("Regions"))),
            List.of());

    private record FakeConnector(String scheme, List<ConnectorOption> options)
            implements SourceConnector, SinkConnector {
        @Override
        public <T> Source<T> create(SourceSpec<T> spec) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> Sink<T> create(SinkSpec<T> spec) {
            throw new UnsupportedOperationException();
        }
    }

    private static ConnectorOption option(String name) {
        return new ConnectorOption(name, "", null);
    }

    private static Connectors connectors() {
        FakeConnector a = new FakeConnector("a", List.of(option("format"), option("max-age")));
        FakeConnector b = new FakeConnector("b", List.of(option("format"), option("part.size")));
        return Connectors.load()
                .with((SourceConnector) a)
                .with((SourceConnector) b)
                .with((SinkConnector) b);
    }

    private static JobSettingsBuilder builder() {
        return new JobSettingsBuilder(GRAPH).connectors(connectors());
    }

    private static JobSettingsBuilder valid() {
        return builder().set("region", "north");
    }

    private static String problems(JobSettingsBuilder builder) {
        Throwable thrown = catchThrowable(builder::build);
        assertThat(thrown).isInstanceOf(ConfigurationException.class);
        return thrown.getMessage();
    }

    @Test
    void defaults_hold() {
        JobSettings settings = valid().build();
        assertThat(settings.source("pageViews")).isEqualTo(StreamAddress.parse("a:in?format=x"));
        assertThat(settings.sink("counts")).isEqualTo(StreamAddress.parse("b:out"));
        assertThat(settings.sink("both")).isEqualTo(StreamAddress.parse("b:copy"));
        assertThat(settings.stateDir()).isEmpty();
        assertThat(settings.snapshotInterval()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.snapshotTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(settings.snapshotMinPause()).isZero();
        assertThat(settings.snapshotToleratedFailures()).isEqualTo(10);
        assertThat(settings.snapshotRetention()).isEqualTo(3);
        assertThat(settings.stopTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.keyGroups()).isEmpty();
        assertThat(settings.allowDuplicates()).isFalse();
        assertThat(settings.allowDroppedState()).isFalse();
        assertThat(settings.jobSettings().text("limit")).isNull();
        assertThat(settings.jobSettings().text("region")).isEqualTo("north");
    }

    private static JobSettingsBuilder open() {
        FakeConnector open = new FakeConnector("open", List.of(option("format"), option("client.*")));
        return new JobSettingsBuilder(GRAPH)
                .connectors(connectors().with((SourceConnector) open))
                .set("region", "north")
                .set("pageViews", "open:in?format=x&client.a.b=1");
    }

    @Test
    void openOptions_arePassedOnWithWhateverNames() {
        JobSettings settings = open().set("pageViews.client.c-d.e", "2")
                .environment(Map.of("STREAMWRIGHT_PAGE_VIEWS_CLIENT_SECURITY_PROTOCOL", "SSL"))
                .build();
        assertThat(settings.source("pageViews").options())
                .isEqualTo(Map.of(
                        "format", "x", "client.a.b", "1", "client.c-d.e", "2", "client.security.protocol", "SSL"));
    }

    @Test
    void openOptionsMisspelt_areErrors() {
        assertThat(problems(open().set("pageViews.cleint.x.y", "1")))
                .contains("has no option \"cleint.x.y\", given in the program; did you mean \"client.x.y\"?");
        assertThat(problems(open().set("pageViews.client.", "1"))).contains("has no option \"client.\"");
        assertThat(problems(open().set("pageViews.formt", "1"))).contains("did you mean \"format\"?");
        assertThat(problems(open().environment(Map.of("STREAMWRIGHT_PAGE_VIEWS_CLIENTELE", "1"))))
                .contains("no setting belongs to the variable");
    }

    @Test
    void malformedAddresses_areShownWithoutTheirOptions() {
        assertThat(problems(valid().set("pageViews", "a:in?password=tiger&rest")))
                .contains("\"a:in?…\" is no address")
                .doesNotContain("tiger")
                .doesNotContain("rest\"");
        assertThat(problems(valid().set("pageViews", "a:in?password=%zz"))).doesNotContain("%zz");
        assertThat(problems(valid().set("pageViews", "in?password=tiger"))).doesNotContain("tiger");
    }

    @Test
    void addressesAndOptions_areOverridden() {
        JobSettings settings = valid().set("pageViews.max-age", "7")
                .set("both.sink", "b:elsewhere")
                .set("both.sink.part.size", "9")
                .set("both.format", "y")
                .set("counts.part.size", "1")
                .build();
        assertThat(settings.source("pageViews").options()).isEqualTo(Map.of("format", "x", "max-age", "7"));
        assertThat(settings.source("both").options()).isEqualTo(Map.of("format", "y"));
        assertThat(settings.sink("both")).isEqualTo(StreamAddress.parse("b:elsewhere?part.size=9"));
        assertThat(settings.sink("counts").options()).isEqualTo(Map.of("part.size", "1"));
    }

    @Test
    void overriddenAddress_leavesTheOptionsOfTheDefaultBehind() {
        JobSettings settings = valid().set("pageViews", "b:other").build();
        assertThat(settings.source("pageViews").options()).isEmpty();
    }

    @Test
    void layers_winInTheirOrder() throws Exception {
        Path first = Files.writeString(
                directory.resolve("first.properties"), "region=file\nlimit=1\nsnapshot-interval=1s\ncounts=b:file\n");
        Path second = Files.writeString(directory.resolve("second.properties"), "limit=2\n");
        Map<String, String> environment =
                Map.of("STREAMWRIGHT_REGION", "env", "STREAMWRIGHT_COUNTS", "b:env", "PATH", "/bin");
        JobSettings settings = builder()
                .set("counts", "b:explicit")
                .environment(environment)
                .properties(first)
                .properties(second)
                .build();
        assertThat(settings.jobSettings().text("limit")).isEqualTo("2");
        assertThat(settings.jobSettings().text("region")).isEqualTo("env");
        assertThat(settings.sink("counts").location()).isEqualTo("explicit");
        assertThat(settings.snapshotInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void environment_isMatchedByLettersAndDigits() {
        JobSettings settings = builder()
                .environment(Map.of(
                        "STREAMWRIGHT_STATE_DIR", "/state",
                        "STREAMWRIGHT_CHECKPOINT_INTERVAL", "3s",
                        "STREAMWRIGHT_PAGEVIEWS_MAX_AGE", "5",
                        "STREAMWRIGHT_PAGE_VIEWS_FORMAT", "z",
                        "STREAMWRIGHT_BOTH_SINK_PART_SIZE", "8",
                        "STREAMWRIGHT_REGION", "south"))
                .build();
        assertThat(settings.stateDir()).contains(Path.of("/state"));
        assertThat(settings.snapshotInterval()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.source("pageViews").options()).isEqualTo(Map.of("format", "z", "max-age", "5"));
        assertThat(settings.sink("both").options()).isEqualTo(Map.of("part.size", "8"));
    }

    @Test
    void optionInTheEnvironment_isThatOfTheOverriddenAddress() {
        JobSettings settings = valid().set("pageViews", "b:other")
                .environment(Map.of("STREAMWRIGHT_PAGEVIEWS_PART_SIZE", "4"))
                .build();
        assertThat(settings.source("pageViews").options()).isEqualTo(Map.of("part.size", "4"));
    }

    @Test
    void unknownVariable_isAnErrorWithAHint() {
        assertThat(problems(valid().environment(Map.of("STREAMWRIGHT_STATEDIRR", "x", "STREAMWRIGHT_FOO", "y"))))
                .contains("STREAMWRIGHT_STATEDIRR of the environment; did you mean STREAMWRIGHT_STATE_DIR?")
                .contains("no setting belongs to the variable STREAMWRIGHT_FOO");
    }

    @Test
    void everythingThatIsWrong_isSaidAtOnce() {
        String problems = problems(builder()
                .set("snapshot-intervall", "1s", "on the command line")
                .set("limit", "many")
                .set("snapshot-retention", "0")
                .set("key-groups", "100")
                .set("counts.formt", "x", "on the command line")
                .set("both", "nope:x")
                .set("both.whatever", "x")
                .set("known", "a:x"));
        assertThat(problems)
                .contains("The settings of the job \"page-views\" cannot be used:")
                .contains("no setting \"snapshot-intervall\", given on the command line; did you mean"
                        + " \"snapshot-interval\"?")
                .contains("\"limit\" is \"many\", given in the program: expected a whole number of 32 bits")
                .contains("\"snapshot-retention\" is \"0\", given in the program: expected at least 1")
                .contains("\"key-groups\" is \"100\", given in the program: expected a power of two")
                .contains("no setting \"counts.formt\", since the sink of counts (b:out) has no option \"formt\","
                        + " given on the command line; did you mean \"format\"?")
                .contains("the source of both: no source answers to the scheme \"nope\". Known are a, b")
                .contains("the stream \"known\" has neither a source nor a sink")
                .contains("the setting \"region\" (where) is missing: a text, for Regions");
    }

    @Test
    void optionsInsideAnAddress_areChecked() {
        assertThat(problems(valid().set("pageViews", "a:x?formt=csv")))
                .contains(
                        "the source of pageViews (a:x) has no option \"formt\", given in the program; did you mean \"format\"?");
    }

    @Test
    void malformedAddress_isNamed() {
        assertThat(problems(valid().set("counts", "out.jsonl")))
                .contains("the sink of counts: \"out.jsonl\" is no address");
    }

    @Test
    void missingPropertiesFile_isNamed() {
        assertThatThrownBy(() -> builder().properties(directory.resolve("none.properties")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no properties file");
    }

    @Test
    void aliases_meanTheSame_andExplicitWins() throws Exception {
        Path file = Files.writeString(directory.resolve("p.properties"), "checkpoint-dir=/a\n");
        assertThat(valid().properties(file).build().stateDir()).contains(Path.of("/a"));
        assertThat(valid().properties(file).set("state-dir", "/b").build().stateDir())
                .contains(Path.of("/b"));
    }

    @Test
    void everyEngineSetting_hasADescriptionAndAReadableDefault() {
        for (EngineSetting setting : EngineSetting.values()) {
            assertThat(setting.description()).isNotBlank();
            assertThat(EngineSetting.find(setting.key())).contains(setting);
            setting.aliases()
                    .forEach(alias -> assertThat(EngineSetting.find(alias)).contains(setting));
            if (setting.defaultValue() != null) {
                assertThat(setting.type().parse(setting.defaultValue())).isNotNull();
            }
        }
    }
}
