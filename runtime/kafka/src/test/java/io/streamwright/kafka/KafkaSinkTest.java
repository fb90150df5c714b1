package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSinkTest {
    private final Collected collected = new Collected();

    /** From one topic to another, to the end. */
    private JobRunner copy(String from, String to, String... settings) {
        return Runs.of(new CopyJob(), collected, from, settings)
                .set("views.until", "latest")
                .set("out", "kafka:" + to)
                .set("out.bootstrap", Cluster.bootstrap());
    }

    @Test
    void jsonWithKeyAndHeaders_thenRecordsHaveThemAndTheTimeOfTheEvent() throws Exception {
        String from = Cluster.topic(1);
        String to = Cluster.topic(3);
        Cluster.produceViews(from, 1, 0, 100);
        Runs.run(copy(from, to, "out.key", "page", "out.header.seen-by", "user", "out.header.number", "n"));
        List<ConsumerRecord<String, String>> records = Cluster.records(to, 100);
        assertThat(records).hasSize(100);
        Map<String, List<Integer>> partitionsOfKeys = records.stream()
                .collect(Collectors.groupingBy(
                        ConsumerRecord::key, Collectors.mapping(ConsumerRecord::partition, Collectors.toList())));
        assertThat(partitionsOfKeys)
                .hasSize(7)
                .allSatisfy(
                        (key, partitions) -> assertThat(List.copyOf(partitions)).containsOnly(partitions.get(0)));
        ConsumerRecord<String, String> fifth = records.stream()
                .filter(record -> "5".equals(Cluster.header(record, "number")))
                .findFirst()
                .orElseThrow();
        assertThat(fifth.value()).isEqualTo(View.of(5).json());
        assertThat(fifth.key()).isEqualTo("p5");
        assertThat(Cluster.header(fifth, "seen-by")).isEqualTo("u2");
        assertThat(fifth.timestamp()).isEqualTo(View.of(5).at().toEpochMilli());
        // and back again
        Collected back = new Collected();
        Runs.run(Runs.of(new CopyJob(), back, to, "views.until", "latest"));
        assertThat(back.of("out")).hasSize(100).contains(View.of(5), View.of(99));
    }

    @Test
    void csv_thenColumnsInTheOrderOfDeclaration() throws Exception {
        String from = Cluster.topic(1);
        String to = Cluster.topic(1);
        Cluster.produceViews(from, 1, 0, 3);
        Runs.run(copy(from, to, "out.format", "csv"));
        assertThat(Cluster.records(to, 3))
                .extracting(ConsumerRecord::value)
                .contains("p1,u1,1," + View.of(1).at());
        Collected back = new Collected();
        Runs.run(Runs.of(new CopyJob(), back, to, "views.until", "latest", "views.format", "csv"));
        assertThat(back.of("out")).containsExactly(View.of(0), View.of(1), View.of(2));
    }

    @Test
    void timeOfWriting_thenNotThatOfTheEvent() throws Exception {
        String from = Cluster.topic(1);
        String to = Cluster.topic(1);
        Cluster.produceViews(from, 1, 0, 1);
        Runs.run(copy(from, to, "out.time", "write"));
        assertThat(Cluster.records(to, 1).get(0).timestamp())
                .isGreaterThan(View.of(0).at().toEpochMilli() + 1_000_000_000L);
    }

    @Test
    void snapshotComplete_thenAllBeforeItIsAcknowledged(@TempDir Path state) throws Exception {
        String from = Cluster.topic(1);
        String to = Cluster.topic(1);
        Cluster.produceViews(from, 1, 0, 1000);
        // what lingers for an hour is sent only because the snapshot asks for it
        JobRunner runner = Runs.of(new CopyJob(), collected, from)
                .set("out", "kafka:" + to)
                .set("out.bootstrap", Cluster.bootstrap())
                .set("out.kafka.linger.ms", "3600000")
                .set("out.kafka.delivery.timeout.ms", "3700000")
                .set("out.delivery", "at-least-once")
                .set("parallelism", "2")
                .stateDir(state);
        try (JobHandle handle = runner.start()) {
            Runs.await().until(() -> handle.progress().sinks().get(0).results() == 1000);
            handle.snapshot().get();
            assertThat(Cluster.records(to, 1000)).hasSize(1000);
            handle.cancel();
        }
        try (JobHandle handle = runner.start()) {
            Cluster.produceViews(from, 1, 1000, 1001);
            Runs.await().until(() -> handle.progress().sinks().get(0).results() == 1);
            Runs.stop(handle);
        }
        assertThat(Cluster.records(to, 1001)).hasSize(1001);
    }

    @Test
    void recordTooLargeForTheTopic_thenTheJobFailsWithTopicAndRemedy() throws Exception {
        String from = Cluster.topic(1);
        String to = Cluster.topic(1);
        Cluster.get(Cluster.admin()
                .incrementalAlterConfigs(Map.of(
                        new ConfigResource(ConfigResource.Type.TOPIC, to),
                        List.of(new AlterConfigOp(
                                new ConfigEntry("max.message.bytes", "1000"), AlterConfigOp.OpType.SET))))
                .all());
        Cluster.produce(new ProducerRecord<>(
                from, 0, null, "{\"page\":\"" + "x".repeat(5000) + "\",\"user\":\"u\",\"n\":1,\"at\":0}"));
        assertThatThrownBy(() -> Runs.run(copy(from, to)))
                .hasMessageContaining(to)
                .hasMessageContaining("max.message.bytes")
                .hasMessageContaining("kafka.max.request.size");
    }

    @Test
    void componentWithSeveralPartsAsKey_thenRefused() {
        String topic = Cluster.topic(1);
        assertThatThrownBy(() -> copy(topic, topic, "out.key", "pagee").start())
                .hasMessageContaining("did you mean \"page\"");
    }

    @Test
    void topicMissing_thenTheJobDoesNotStart() {
        String from = Cluster.topic(1);
        assertThatThrownBy(() -> copy(from, "nowhere").start())
                .hasMessageContaining(
                        "the sink of \"out\": the topic nowhere does not exist at " + Cluster.bootstrap());
    }
}
