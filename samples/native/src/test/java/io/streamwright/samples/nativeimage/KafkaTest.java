package io.streamwright.samples.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.kafka.broker.BrokerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From Kafka to Kafka as an executable: what the client finds by name, and native code within native code. */
@EnabledIfSystemProperty(
        named = "streamwright.native",
        matches = "true",
        disabledReason = "needs executables: samples/native/run.sh builds them, where GRAALVM_HOME is set")
class KafkaTest {
    private static final int PAYMENTS = 5_000;
    private static final String PASSWORD = "Sesame-41c9";

    private static BrokerProcess broker;
    private static PaymentTopics topics;

    @TempDir
    Path folder;

    @BeforeAll
    static void brokerIsStarted() throws Exception {
        broker = BrokerProcess.start(
                Map.of(
                        "sasl.enabled.mechanisms",
                        "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512",
                        "listener.name.sasl.scram-sha-256.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                        "listener.name.sasl.scram-sha-512.sasl.jaas.config",
                        "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                PASSWORD);
        topics = new PaymentTopics(broker.bootstrap());
        topics.addScramUser(BrokerProcess.SASL_USER, PASSWORD);
    }

    @AfterAll
    static void brokerIsStopped() {
        topics.close();
        broker.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void compressed_readAndWritten(String compression) throws Exception {
        String in = topics.create(2);
        String out = topics.create(2);
        List<String> expected = topics.pay(in, 0, PAYMENTS, compression);

        JobRun run = JobRun.run(
                BuiltJob.TOTALS,
                Form.NATIVE,
                folder,
                arguments(in, out, "--payments.until=latest", "--totals.kafka.compression.type=" + compression));

        assertThat(run.await()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain("WARN").doesNotContain("ERROR");
        assertThat(topics.read(out, expected.size())).containsExactlyInAnyOrderElementsOf(expected);
        Path data = broker.log().resolveSibling("data");
        assertThat(LogSegments.compressions(data, in)).containsExactly(compression);
        assertThat(LogSegments.compressions(data, out)).containsExactly(compression);
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, org.apache.kafka.common.security.plain.PlainLoginModule",
        "SCRAM-SHA-256, org.apache.kafka.common.security.scram.ScramLoginModule",
        "SCRAM-SHA-512, org.apache.kafka.common.security.scram.ScramLoginModule"
    })
    void signsIn(String mechanism, String module) throws Exception {
        String in = topics.create(1);
        String out = topics.create(1);
        List<String> expected = topics.pay(in, 0, 100, "none");
        List<String> arguments = new ArrayList<>(arguments(in, out, "--payments.until=latest"));
        for (String stream : List.of("payments", "totals")) {
            arguments.add("--" + stream + ".bootstrap=" + broker.saslBootstrap());
            arguments.add("--" + stream + ".kafka.security.protocol=SASL_PLAINTEXT");
            arguments.add("--" + stream + ".kafka.sasl.mechanism=" + mechanism);
        }
        String jaas = module + " required username=\"" + BrokerProcess.SASL_USER + "\" password=\"" + PASSWORD + "\";";

        JobRun run = JobRun.start(
                BuiltJob.TOTALS,
                Form.NATIVE,
                folder,
                Map.of(
                        "STREAMWRIGHT_PAYMENTS_KAFKA_SASL_JAAS_CONFIG", jaas,
                        "STREAMWRIGHT_TOTALS_KAFKA_SASL_JAAS_CONFIG", jaas),
                arguments);

        assertThat(run.await()).as(run.err()).isZero();
        assertThat(run.err()).doesNotContain(PASSWORD);
        assertThat(topics.read(out, expected.size())).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void byTls() throws Exception {
        try (TlsProxy proxy = TlsProxy.listen(folder);
                BrokerProcess behind = BrokerProcess.startBehindProxy(proxy.port());
                PaymentTopics its = new PaymentTopics(behind.bootstrap())) {
            proxy.forwardTo(behind.behindProxyPort());
            String in = its.create(1);
            String out = its.create(1);
            List<String> expected = its.pay(in, 0, 100, "none");
            List<String> arguments = new ArrayList<>(arguments(in, out, "--payments.until=latest"));
            for (String stream : List.of("payments", "totals")) {
                arguments.add("--" + stream + ".bootstrap=127.0.0.1:" + proxy.port());
                arguments.add("--" + stream + ".kafka.security.protocol=SSL");
                arguments.add("--" + stream + ".kafka.ssl.truststore.location=" + proxy.keyStore());
                arguments.add("--" + stream + ".kafka.ssl.truststore.password=" + TlsProxy.PASSWORD);
            }

            JobRun run = JobRun.run(BuiltJob.TOTALS, Form.NATIVE, folder, arguments);

            assertThat(run.await()).as(run.err()).isZero();
            assertThat(its.read(out, expected.size())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** The sample, with the settings that it comes with. */
    @Test
    void pageViews_givesWhatTheJarGives() throws Exception {
        String views = topics.create(4);
        topics.send(views, Sample.PAGE_VIEWS.events());
        topics.send(views, List.of("not a view"));
        List<List<String>> results = new ArrayList<>();
        for (Form form : Form.values()) {
            List<String> arguments = new ArrayList<>(List.of(
                    "--properties=" + Sample.PAGE_VIEWS.job().folder().resolve("kafka.properties"),
                    "--views=kafka:" + views,
                    "--views.bootstrap=" + broker.bootstrap(),
                    "--views.until=latest",
                    "--state-dir=" + folder.resolve(form.name())));
            List<String> out = new ArrayList<>();
            for (String sink : List.of("counts", "crawlers", "unreadable")) {
                out.add(topics.create(1));
                arguments.add("--" + sink + "=kafka:" + out.get(out.size() - 1));
                arguments.add("--" + sink + ".bootstrap=" + broker.bootstrap());
            }
            JobRun run = JobRun.run(Sample.PAGE_VIEWS.job(), form, folder, arguments);
            assertThat(run.await()).as(run.err()).isZero();
            List<String> values = new ArrayList<>(run.out().lines().toList());
            out.forEach(topic -> values.addAll(topics.read(topic, 0)));
            values.sort(null);
            results.add(values);
        }
        assertThat(results.get(1)).isEqualTo(results.get(0)).hasSizeGreaterThan(100);
        assertThat(results.get(0)).anyMatch(value -> value.contains("\"raw\":\"bm90IGEgdmlldw==\""));
    }

    @ParameterizedTest
    @EnumSource
    void stoppedHalfWay_theOtherFormGoesOn(Form first) throws Exception {
        String in = topics.create(2);
        String out = topics.create(2);
        List<String> expected = new ArrayList<>(topics.pay(in, 0, PAYMENTS, "lz4"));
        String state = "--state-dir=" + folder.resolve("state");
        try (JobRun run = JobRun.start(
                BuiltJob.TOTALS,
                first,
                folder,
                arguments(in, out, state, "--snapshot-interval=100ms", "--metrics-port=0"))) {
            run.await("all payments", () -> run.metric("streamwright_source_events_total") == PAYMENTS);
            assertThat(run.terminate()).as(run.err()).isEqualTo(143);
        }
        expected.addAll(topics.pay(in, PAYMENTS, PAYMENTS, "zstd"));

        JobRun run = JobRun.run(
                BuiltJob.TOTALS, first.other(), folder, arguments(in, out, state, "--payments.until=latest"));

        assertThat(run.await()).as(run.err()).isZero();
        assertThat(run.err()).contains("goes on from snapshot");
        assertThat(topics.read(out, expected.size())).containsExactlyInAnyOrderElementsOf(expected);
    }

    /** With a state directory results are exactly-once, by transactions and a marker that both forms understand. */
    @Test
    void killed_eitherFormGoesOn() throws Exception {
        String in = topics.create(2);
        String out = topics.create(2);
        String state = "--state-dir=" + folder.resolve("state");
        List<String> expected = new ArrayList<>();
        StringBuilder lives = new StringBuilder();
        for (Form form : List.of(Form.NATIVE, Form.JVM, Form.NATIVE, Form.NATIVE)) {
            try (JobRun run = JobRun.start(
                    BuiltJob.TOTALS,
                    form,
                    folder,
                    arguments(in, out, state, "--snapshot-interval=100ms", "--metrics-port=0"))) {
                boolean early = expected.size() % (2 * PAYMENTS) == 0;
                expected.addAll(topics.pay(in, expected.size(), PAYMENTS, "snappy"));
                if (early) {
                    // one that it has restored will do
                    run.await("a snapshot", () -> run.metric("streamwright_snapshot_last_id") > 0);
                } else {
                    run.await("events", () -> run.metric("streamwright_source_events_total") >= PAYMENTS);
                    long before = run.metric("streamwright_snapshots_completed_total");
                    run.await("a snapshot", () -> run.metric("streamwright_snapshots_completed_total") > before);
                }
                run.kill();
                lives.append(run.err());
            }
        }
        JobRun run =
                JobRun.run(BuiltJob.TOTALS, Form.NATIVE, folder, arguments(in, out, state, "--payments.until=latest"));

        assertThat(run.await()).as(run.err()).isZero();
        assertThat(topics.read(out, expected.size()))
                .as("of the lives %s%s", lives, run.err())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void metricsAndLogs_areThoseOfTheJar() throws Exception {
        String in = topics.create(2);
        List<String> expected = topics.pay(in, 0, PAYMENTS, "gzip");
        List<TreeSet<String>> names = new ArrayList<>();
        for (Form form : Form.values()) {
            String out = topics.create(2);
            try (JobRun run = JobRun.start(
                    BuiltJob.TOTALS,
                    form,
                    folder,
                    arguments(in, out, "--log-format=json", "--parallelism=2", "--metrics-port=0"))) {
                run.await("all payments", () -> run.metric("streamwright_source_events_total") == expected.size());
                assertThat(run.get("/health").statusCode()).isEqualTo(200);
                assertThat(run.get("/ready").statusCode()).isEqualTo(200);
                assertThat(run.get("/absent").statusCode()).isEqualTo(404);
                names.add(run.get("/metrics")
                        .body()
                        .lines()
                        .filter(line -> line.startsWith("# "))
                        .collect(Collectors.toCollection(TreeSet::new)));
                assertThat(run.terminate()).as(run.err()).isEqualTo(143);
                assertThat(run.err().lines())
                        .allMatch(line -> line.startsWith("{\"time\":\"") && line.endsWith("}"), "an object")
                        .anyMatch(line -> line.contains("starts with empty state on 2 lanes"))
                        .anyMatch(line -> line.contains("\"job\":\"totals\",\"message\":\"stopping: taking a last"));
            }
        }
        assertThat(names.get(1)).isEqualTo(names.get(0)).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--payments=kafka:absent",
                "--payments.kafka.fetch.min.byte=1",
                "--payments.kafka.security.protocol=SASL_PLAINTEXT",
                "--totals.kafka.compression.type=zip",
                "--totals.kafka.partitioner.class=com.example.Absent",
                "--totals.kafka.acks=1"
            })
    void wrongSettings_areToldAsByTheJar(String wrong) throws Exception {
        String in = topics.create(1);
        String out = topics.create(1);
        List<String> arguments = Stream.concat(arguments(in, out, "--payments.until=latest").stream(), Stream.of(wrong))
                .toList();
        JobRun jar = JobRun.run(BuiltJob.TOTALS, Form.JVM, folder, arguments);
        JobRun executable = JobRun.run(BuiltJob.TOTALS, Form.NATIVE, folder, arguments);
        assertThat(lastLine(executable.err())).isEqualTo(lastLine(jar.err()));
        assertThat(executable.await()).isEqualTo(jar.await()).isNotZero();
    }

    private static String lastLine(String text) {
        return text.lines().reduce((one, next) -> next).orElse("");
    }

    private static List<String> arguments(String in, String out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--payments=kafka:" + in,
                "--payments.bootstrap=" + broker.bootstrap(),
                "--totals=kafka:" + out + "?key=card",
                "--totals.bootstrap=" + broker.bootstrap()));
        arguments.addAll(List.of(more));
        return arguments;
    }
}
