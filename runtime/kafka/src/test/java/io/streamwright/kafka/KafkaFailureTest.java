package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaFailureTest {
    private final Collected collected = new Collected();

    private static void stopAfter(JobRunner runner, Collected collected, int results) throws Exception {
        try (JobHandle handle = runner.start()) {
            Runs.await().until(() -> collected.numbers().size() >= results);
            Runs.stop(handle);
        }
    }

    @Test
    void brokerKilledAndRestarted_thenTheJobGoesOnAndNothingIsLost(@TempDir Path state) throws Exception {
        String from = Cluster.topic(2);
        String to = Cluster.topic(2);
        JobRunner runner = Runs.of(new CopyJob(), collected, from, "snapshot-interval", "200ms")
                .set("views.discovery-interval", "300ms")
                .set("views.timeout", "500ms")
                .set("out", "kafka:" + to)
                .set("out.bootstrap", Cluster.bootstrap())
                .set("out.key", "page")
                .set("out.delivery", "at-least-once")
                // brokers forget a producer whose records are older than a day, and then take what is sent again
                .set("out.time", "write")
                .set("parallelism", "2")
                .stateDir(state);
        // what a broker of one has not flushed is its own again after a kill: the page cache outlives it
        try (JobHandle handle = runner.start()) {
            Cluster.produceViews(from, 2, 0, 500);
            Runs.await().until(() -> handle.progress().sinks().get(0).results() >= 100);
            Cluster.broker().kill();
            Thread.sleep(1500);
            Cluster.broker().restart();
            Cluster.produceViews(from, 2, 500, 1000);
            Runs.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> handle.progress().sinks().get(0).results() == 1000);
            Runs.stop(handle);
        }
        assertThat(Cluster.records(to, 1000))
                .extracting(ConsumerRecord::value)
                .containsExactlyInAnyOrder(LongStream.range(0, 1000)
                        .mapToObj(n -> View.of(n).json())
                        .toArray(String[]::new));
    }

    @Test
    void topicMissing_thenTheJobDoesNotStart() {
        assertThatThrownBy(() -> Runs.of(new CopyJob(), collected, "nowhere").start())
                .hasMessageContaining(
                        "the source of \"views\": the topic nowhere does not exist at " + Cluster.bootstrap())
                .hasMessageContaining("kafka-topics.sh");
    }

    @Test
    void nobodyListens_thenTheJobDoesNotStartAndSaysSoInTime() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        long begun = System.nanoTime();
        assertThatThrownBy(() -> Runs.of(new CopyJob(), collected, "views", "views.timeout", "700ms")
                        .set("views.bootstrap", "127.0.0.1:" + port)
                        .start())
                .hasMessageContaining("no Kafka broker has answered at 127.0.0.1:" + port + " within 700 ms")
                .hasMessageContaining("bootstrap");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void hostUnknown_thenTheJobDoesNotStart() {
        assertThatThrownBy(() -> Runs.of(new CopyJob(), collected, "views")
                        .set("views.bootstrap", "no-such-host.invalid:9092")
                        .start())
                .hasMessageContaining("no-such-host.invalid");
    }

    @Test
    void topicDeletedAndMadeAnew_thenRefusedUnlessAskedFor(@TempDir Path state) throws Exception {
        String topic = Cluster.topic(1);
        Cluster.produceViews(topic, 1, 0, 10);
        stopAfter(Runs.of(new CopyJob(), collected, topic).stateDir(state), collected, 10);
        Cluster.delete(topic);
        Cluster.create(topic, 1);
        Cluster.produceViews(topic, 1, 100, 120);
        assertThatThrownBy(() ->
                        Runs.of(new CopyJob(), collected, topic).stateDir(state).start())
                .hasMessageContaining("the topic " + topic + " has been deleted and made anew since the snapshot")
                .hasMessageContaining("topic-change=restart");
        for (int run = 1; run <= 2; run++) {
            // the second time the old position is still in the snapshot, and over
            stopAfter(
                    Runs.of(new CopyJob(), collected, topic, "views.topic-change", "restart")
                            .stateDir(state),
                    collected,
                    30);
        }
        assertThat(collected.numbers()).hasSize(30);
        String other = Cluster.topic(1);
        assertThatThrownBy(() ->
                        Runs.of(new CopyJob(), collected, other).stateDir(state).start())
                .hasMessageContaining("is read from the topic " + other + " now");
    }

    @Test
    void topicDeletedWhileRunning_thenTheJobFails() throws Exception {
        String topic = Cluster.topic(1);
        Cluster.produceViews(topic, 1, 0, 10);
        try (JobHandle handle = Runs.of(new CopyJob(), collected, topic, "views.discovery-interval", "100ms")
                .start()) {
            Runs.await().until(() -> collected.numbers().size() == 10);
            Cluster.delete(topic);
            assertThatThrownBy(handle::await)
                    .hasMessageContaining("the topic " + topic + " has been deleted while it was read");
        }
    }

    @Test
    void offsetsGone_thenRefusedUnlessAskedFor(@TempDir Path state) throws Exception {
        String topic = Cluster.topic(1);
        Cluster.produceViews(topic, 1, 0, 10);
        stopAfter(Runs.of(new CopyJob(), collected, topic).stateDir(state), collected, 10);
        Cluster.produceViews(topic, 1, 10, 30);
        Cluster.deleteRecords(topic, 0, 20);
        assertThatThrownBy(() ->
                        Runs.of(new CopyJob(), collected, topic).stateDir(state).start())
                .hasMessageContaining("the topic " + topic + ", partition 0, does not have the offset 10 any more")
                .hasMessageContaining("it has 20 to 30")
                .hasMessageContaining("reset=earliest");
        stopAfter(
                Runs.of(new CopyJob(), collected, topic, "views.reset", "earliest")
                        .stateDir(state),
                collected,
                20);
        assertThat(new HashSet<>(collected.numbers())).contains(20L, 29L).doesNotContain(19L);
    }

    @Test
    void offsetsGoneBeforeTheFirstFetch_thenFailsWithPartitionAndOffset() throws Exception {
        String topic = Cluster.topic(1);
        Cluster.produceViews(topic, 1, 0, 10);
        // offsets of a group are not compared with what there is
        Cluster.get(Cluster.admin()
                .alterConsumerGroupOffsets(
                        "gone-" + topic,
                        java.util.Map.of(
                                new org.apache.kafka.common.TopicPartition(topic, 0),
                                new org.apache.kafka.clients.consumer.OffsetAndMetadata(3)))
                .all());
        Cluster.deleteRecords(topic, 0, 5);
        JobRunner runner =
                Runs.of(new CopyJob(), collected, topic, "views.start", "committed", "views.group", "gone-" + topic);
        assertThatThrownBy(() -> Runs.run(runner))
                .hasMessageContaining("the topic " + topic + ", partition 0, does not have the offset 3 any more");
        Runs.run(runner.set("views.reset", "earliest").set("views.until", "latest"));
        assertThat(collected.numbers()).containsExactly(5L, 6L, 7L, 8L, 9L);
    }
}
