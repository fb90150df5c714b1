package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.kafka.broker.BrokerProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Secrets are nowhere in what a job says: logged at its most talkative, thrown, shown. */
class KafkaSecretsTest {
    private static final String SECRET = "Tr0ub4dor-and-3";

    private static String jaas(String password) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + BrokerProcess.SASL_USER
                + "\" password=\"" + password + "\";";
    }

    /** All that a process says. */
    private static String run(Map<String, String> environment, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-cp",
                System.getProperty("java.class.path"),
                SecretsMain.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static String program(String... settings) throws Exception {
        List<String> args = new ArrayList<>(List.of(
                "program",
                "out",
                "discard:",
                "views.until",
                "latest",
                "views.timeout",
                "3s",
                "views.kafka.security.protocol",
                "SASL_PLAINTEXT",
                "views.kafka.sasl.mechanism",
                "PLAIN"));
        args.addAll(List.of(settings));
        return run(Map.of(), args.toArray(String[]::new));
    }

    private static void assertSilent(String output) {
        assertThat(output).doesNotContain(SECRET).doesNotContain(Cluster.SASL_PASSWORD);
    }

    @Test
    void rightPassword_thenTheJobRunsAndNothingTellsIt() throws Exception {
        String from = Cluster.topic(1);
        String to = Cluster.topic(1);
        Cluster.produceViews(from, 1, 0, 10);
        String output = program(
                "views",
                "kafka:" + from,
                "views.bootstrap",
                Cluster.broker().saslBootstrap(),
                "views.kafka.sasl.jaas.config",
                jaas(Cluster.SASL_PASSWORD),
                "views.kafka.com.example.api.token",
                SECRET,
                "out",
                "kafka:" + to,
                "out.bootstrap",
                Cluster.broker().saslBootstrap(),
                "out.kafka.security.protocol",
                "SASL_PLAINTEXT",
                "out.kafka.sasl.mechanism",
                "PLAIN",
                "out.kafka.sasl.jaas.config",
                jaas(Cluster.SASL_PASSWORD));
        assertThat(output).contains("result: ").contains("DEBUG org.apache.kafka");
        assertThat(Cluster.records(to, 10)).hasSize(10);
        assertSilent(output);
    }

    @Test
    void wrongPassword_thenTheMessageSaysSoWithoutIt() throws Exception {
        String topic = Cluster.topic(1);
        String output = program(
                "views",
                "kafka:" + topic,
                "views.bootstrap",
                Cluster.broker().saslBootstrap(),
                "views.kafka.sasl.jaas.config",
                jaas(SECRET));
        assertThat(output).contains("Authentication failed").contains("kafka.sasl.");
        assertSilent(output);
    }

    @Test
    void secretsThatCannotBeRead_thenNotQuoted() throws Exception {
        String topic = Cluster.topic(1);
        List<String> outputs = List.of(
                program(
                        "views",
                        "kafka:" + topic,
                        "views.bootstrap",
                        Cluster.bootstrap(),
                        "views.kafka.sasl.jaas.config",
                        "org.example.NoModule required password=" + SECRET),
                program(
                        "views",
                        "kafka:" + topic,
                        "views.bootstrap",
                        Cluster.bootstrap(),
                        "views.kafka.sasl.jaas.config",
                        SECRET),
                program(
                        "views",
                        "kafka:" + topic,
                        "views.bootstrap",
                        Cluster.bootstrap(),
                        "views.kafka.security.protocol",
                        "SSL",
                        "views.kafka.ssl.keystore.type",
                        "PEM",
                        "views.kafka.ssl.keystore.key",
                        SECRET,
                        "views.kafka.ssl.keystore.certificate.chain",
                        SECRET),
                program("views", "kafka:" + topic + "?kafka.sasl.jaas.config=x&" + SECRET));
        assertThat(outputs).allSatisfy(output -> {
            assertThat(output).contains("ConfigurationException");
            assertSilent(output);
        });
    }

    @Test
    void commandLine_thenNeitherHelpNorDescriptionNorErrorsTellThem() throws Exception {
        String setting = "--views.kafka.sasl.jaas.config=" + jaas(SECRET);
        String help = run(Map.of(), "cli", "--help", setting);
        assertThat(help).contains("--<stream>.kafka.<name>=<value>").contains("--<stream>.bootstrap=<value>");
        String description = run(
                Map.of("STREAMWRIGHT_VIEWS_KAFKA_SSL_KEY_PASSWORD", SECRET),
                "cli",
                "describe",
                "--format=json",
                "--out=discard:",
                "--views.bootstrap=localhost:1",
                setting);
        assertThat(description).contains("kafka.sasl.jaas.config").contains("kafka.ssl.key.password");
        String misspelt = run(
                Map.of(),
                "cli",
                "run",
                "--out=discard:",
                "--views.bootstrap=localhost:1",
                "--views.kafak.sasl.jaas.config=" + SECRET);
        assertThat(misspelt).contains("did you mean \"kafka.sasl.jaas.config\"?");
        String failed = run(
                Map.of(),
                "cli",
                "run",
                "--verbose",
                "--out=discard:",
                "--views.timeout=1s",
                "--views.bootstrap=localhost:1",
                setting);
        assertThat(failed).contains("no Kafka broker has answered at localhost:1");
        List.of(help, description, misspelt, failed).forEach(KafkaSecretsTest::assertSilent);
    }
}
