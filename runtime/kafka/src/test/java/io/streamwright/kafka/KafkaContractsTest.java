package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.time.SystemTime;
import io.streamwright.testkit.contract.SinkContract;
import io.streamwright.testkit.contract.SourceContract;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sources and sinks of the test kit's contracts keep to, against a broker. */
class KafkaContractsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @ValueSource(strings = {"", "&until=latest"})
    void source_keepsToTheContract(String options) throws IOException {
        String topic = Cluster.topic(2);
        for (String value : List.of("a", "b", "c")) {
            Cluster.produce(topic, 0, value);
        }
        Cluster.produce(topic, 1, "d");
        SourceSpec<String> spec = new SourceSpec<>(
                "in",
                "in",
                StreamAddress.parse("kafka:" + topic + "?format=lines&bootstrap=" + Cluster.bootstrap()
                        + "&start=earliest" + options),
                Codecs.STRING,
                SystemTime.INSTANCE);
        List<String> splits;
        try (Source<String> source = new KafkaSourceConnector().create(spec)) {
            splits = source.discover(Set.of());
        }
        assertThat(splits).hasSize(2);
        new SourceContract<>(
                        () -> new KafkaSourceConnector().create(spec),
                        Map.of(splits.get(0), List.of("a", "b", "c"), splits.get(1), List.of("d")))
                .within(PATIENCE)
                .check();
    }

    /** At least once, and in transactions. */
    @ParameterizedTest
    @ValueSource(strings = {"at-least-once", "exactly-once"})
    void sink_keepsToTheContract(String delivery) throws IOException {
        String topic = Cluster.topic(1);
        List<String> results = List.of("a", "b", "c", "d", "e");
        new SinkContract<>(
                        () -> new KafkaSinkConnector()
                                .create(new SinkSpec<>(
                                        "job",
                                        "out",
                                        "out",
                                        StreamAddress.parse("kafka:" + topic + "?format=lines&time=write&bootstrap="
                                                + Cluster.bootstrap() + "&delivery=" + delivery),
                                        Codecs.STRING,
                                        true,
                                        true,
                                        SystemTime.INSTANCE)),
                        () -> Cluster.records(topic, 0).stream()
                                .map(ConsumerRecord::value)
                                .toList(),
                        results,
                        results)
                .within(PATIENCE)
                .check();
    }
}
