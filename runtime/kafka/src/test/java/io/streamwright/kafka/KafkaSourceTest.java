package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSourceTest {
    private final Collected collected = new Collected();

    private static Long[] numbers(int from, int to) {
        return LongStream.range(from, to).boxed().toArray(Long[]::new);
    }

    @Test
    void boundedRead_thenAllPartitionsToTheirEnds() throws Exception {
        String topic = Cluster.topic(3);
        Cluster.produceViews(topic, 3, 0, 3000);
        Runs.run(Runs.of(new CopyJob(), collected, topic, "views.until", "latest"));
        assertThat(collected.numbers()).containsExactlyInAnyOrder(numbers(0, 3000));
        assertThat(collected.timed("out").get(0).timeMillis()).isGreaterThanOrEqualTo(View.START_MILLIS);
        for (int partition = 0; partition < 3; partition++) {
            int each = partition;
            assertThat(collected.numbers().stream().filter(n -> n % 3 == each)).isSorted();
        }
    }

    @Test
    void boundedReadOfAnEmptyTopic_thenEndsAtOnce() throws Exception {
        Runs.run(Runs.of(new CopyJob(), collected, Cluster.topic(2), "views.until", "latest"));
        assertThat(collected.numbers()).isEmpty();
    }

    @Test
    void boundedReadAfterRetention_thenEnds() throws Exception {
        String topic = Cluster.topic(1);
        Cluster.produceViews(topic, 1, 0, 10);
        Cluster.deleteRecords(topic, 0, 10);
        Runs.run(Runs.of(new CopyJob(), collected, topic, "views.until", "latest"));
        assertThat(collected.numbers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void stoppedAndStarted_thenNothingIsLostOrRepeatedOnAnyLanes(int lanes, @TempDir Path state) throws Exception {
        String topic = Cluster.topic(4);
        Cluster.produceViews(topic, 4, 0, 1000);
        for (int run = 1; run <= 2; run++) {
            JobRunner runner = Runs.of(new CopyJob(), collected, topic)
                    .stateDir(state)
                    // other lanes the second time
                    .set("parallelism", Integer.toString(run == 1 ? lanes : 4 - lanes));
            int expected = run * 1000;
            try (JobHandle handle = runner.start()) {
                Runs.await().until(() -> collected.numbers().size() >= expected);
                Runs.stop(handle);
            }
            Cluster.produceViews(topic, 4, expected, expected + 1000);
        }
        assertThat(collected.numbers()).containsExactlyInAnyOrder(numbers(0, 2000));
    }

    @Test
    void killedWithoutASnapshotOfTheEnd_thenReadAgainFromTheLastOne(@TempDir Path state) throws Exception {
        String topic = Cluster.topic(2);
        Cluster.produceViews(topic, 2, 0, 10);
        try (JobHandle handle =
                Runs.of(new CopyJob(), collected, topic).stateDir(state).start()) {
            Runs.await().until(() -> collected.numbers().size() == 10);
            handle.snapshot().get();
            Cluster.produceViews(topic, 2, 10, 20);
            Runs.await().until(() -> collected.numbers().size() == 20);
            handle.cancel();
        }
        try (JobHandle handle =
                Runs.of(new CopyJob(), collected, topic).stateDir(state).start()) {
            Runs.await().until(() -> collected.numbers().size() == 30);
            Runs.stop(handle);
        }
        assertThat(collected.numbers().subList(20, 30)).containsExactlyInAnyOrder(numbers(10, 20));
    }

    @Test
    void startLatest_thenOnlyWhatComesLater() throws Exception {
        String topic = Cluster.topic(2);
        Cluster.produceViews(topic, 2, 0, 10);
        try (JobHandle handle = Runs.of(new CopyJob(), collected, topic, "views.start", "latest")
                .start()) {
            Cluster.produceViews(topic, 2, 10, 20);
            Runs.await().until(() -> collected.numbers().size() >= 10);
            Runs.stop(handle);
        }
        assertThat(collected.numbers()).containsExactlyInAnyOrder(numbers(10, 20));
    }

    @Test
    void startAndUntilATime_thenWhatLiesBetween() throws Exception {
        String topic = Cluster.topic(1);
        for (int n = 0; n < 10; n++) {
            Cluster.produce(new ProducerRecord<>(
                    topic, 0, 1_000_000L + n, null, View.of(n).json()));
        }
        Runs.run(Runs.of(
                new CopyJob(), collected, topic, "views.start", "1000003", "views.until", "1970-01-01T00:16:40.007Z"));
        assertThat(collected.numbers()).containsExactly(numbers(3, 7));
    }

    @Test
    void startCommitted_thenFromTheGroupsOffsetsElseFromTheStart() throws Exception {
        String topic = Cluster.topic(2);
        Cluster.produceViews(topic, 2, 0, 10);
        Cluster.get(Cluster.admin()
                .alterConsumerGroupOffsets(
                        "readers-" + topic, Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(3)))
                .all());
        Runs.run(Runs.of(
                new CopyJob(),
                collected,
                topic,
                "views.start",
                "committed",
                "views.group",
                "readers-" + topic,
                "views.until",
                "latest"));
        assertThat(collected.numbers()).containsExactlyInAnyOrder(6L, 8L, 1L, 3L, 5L, 7L, 9L);
    }

    @Test
    void snapshots_thenTheGroupsOffsetsFollow(@TempDir Path state) throws Exception {
        String topic = Cluster.topic(2);
        String group = "lag-" + topic;
        Cluster.produceViews(topic, 2, 0, 10);
        try (JobHandle handle = Runs.of(new CopyJob(), collected, topic, "views.group", group)
                .stateDir(state)
                .start()) {
            Runs.await().until(() -> collected.numbers().size() == 10);
            handle.snapshot().get();
            Runs.await().until(() -> Cluster.committed(group).equals(Map.of(0, 5L, 1, 5L)));
            Cluster.produceViews(topic, 2, 10, 12);
            Runs.await().until(() -> collected.numbers().size() == 12);
            Runs.stop(handle);
        }
        // also what the last snapshot holds
        assertThat(Cluster.committed(group)).isEqualTo(Map.of(0, 6L, 1, 6L));
    }

    @Test
    void newPartitionsWhileRunning_thenReadFromTheirStart(@TempDir Path state) throws Exception {
        String topic = Cluster.topic(1);
        Cluster.produceViews(topic, 1, 0, 5);
        JobRunner runner = Runs.of(
                        new CopyJob(), collected, topic, "views.discovery-interval", "200ms", "views.start", "latest")
                .set("parallelism", "2")
                .stateDir(state);
        try (JobHandle handle = runner.start()) {
            Cluster.addPartitions(topic, 3);
            Cluster.produce(topic, 2, View.of(100).json());
            Runs.await().until(() -> collected.numbers().contains(100L));
            assertThat(handle.progress().sources().get(0).openSplits()).isEqualTo(3);
            Runs.stop(handle);
        }
        Cluster.addPartitions(topic, 4);
        Cluster.produce(topic, 3, View.of(101).json());
        try (JobHandle handle = Runs.of(new CopyJob(), collected, topic, "views.start", "latest")
                .stateDir(state)
                .start()) {
            Runs.await().until(() -> collected.numbers().contains(101L));
            Runs.stop(handle);
        }
        assertThat(collected.numbers()).containsExactly(100L, 101L);
    }

    @Test
    void partitionWithoutRecords_thenHoldsBackUntilIdle() throws Exception {
        String topic = Cluster.topic(3);
        for (int n = 0; n < 200; n++) {
            Cluster.produce(topic, n % 2, View.of(n).json());
        }
        try (JobHandle handle = Runs.of(new CountsJob(), collected, topic)
                .set("parallelism", "2")
                .start()) {
            // three minutes have passed in both partitions, and the third is silent
            Runs.await().until(() -> collected.of("counts").size() == 21);
            Runs.stop(handle);
        }
        assertThat(collected.of("counts").stream()
                        .mapToLong(count -> ((PageCount) count).views())
                        .sum())
                .isEqualTo(180);
    }

    @Test
    void partitionsOfDifferentProgress_thenWatermarkIsThatOfTheSlowest() throws Exception {
        String topic = Cluster.topic(2);
        for (int partition = 0; partition < 2; partition++) {
            int each = partition;
            Cluster.sendAll(IntStream.range(0, 300)
                    .mapToObj(n -> new ProducerRecord<String, String>(
                            topic, each, null, View.of(n).json()))
                    .toList());
        }
        Runs.run(Runs.of(new CountsJob(), collected, topic, "views.until", "latest"));
        // nothing is late, in whatever order the partitions come
        assertThat(collected.of("counts")).hasSize(35);
        assertThat(collected.of("counts").stream()
                        .mapToLong(count -> ((PageCount) count).views())
                        .sum())
                .isEqualTo(600);
    }

    @Test
    void recordTime_thenEventsHaveIt() throws Exception {
        String topic = Cluster.topic(1);
        Cluster.produce(new ProducerRecord<>(topic, 0, 12345L, null, "{\"sensor\":\"a\",\"value\":1.5}"));
        Runs.run(Runs.of(new ReadingsJob(), collected, topic, "readings.until", "latest", "readings.time", "record"));
        assertThat(collected.timed("out")).containsExactly(new Collected.Timed(new Reading("a", 1.5, null), 12345L));
    }

    @Test
    void keyHeadersAndTimestamp_thenFillComponentsThatTheValueLeavesOut() throws Exception {
        String topic = Cluster.topic(1);
        ProducerRecord<String, String> first =
                new ProducerRecord<>(topic, 0, 1_700_000_000_123L, "ann", "{\"page\":\"home\",\"n\":1}");
        Cluster.produce(first);
        ProducerRecord<String, String> second = new ProducerRecord<>(
                topic,
                0,
                1_700_000_000_124L,
                "ann",
                "{\"user\":\"bob\",\"n\":2,\"at\":\"2026-01-01T00:00:00Z\",\"page\":\"x\"}");
        Cluster.produce(second);
        Runs.run(Runs.of(
                new CopyJob(),
                collected,
                topic,
                "views.until",
                "latest",
                "views.key",
                "user",
                "views.timestamp",
                "at"));
        assertThat(collected.of("out"))
                .hasToString(List.of(
                                new View("home", "ann", 1, java.time.Instant.ofEpochMilli(1_700_000_000_123L)),
                                new View("x", "bob", 2, java.time.Instant.parse("2026-01-01T00:00:00Z")))
                        .toString());
        assertThat(collected.timed("out").get(0).timeMillis()).isEqualTo(1_700_000_000_123L);

        String readings = Cluster.topic(1);
        ProducerRecord<String, String> traced = new ProducerRecord<>(readings, 0, "s1", "{\"trace\":null}");
        traced.headers().add("trace-id", "t-1".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        traced.headers().add("reading", "2.5".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Cluster.produce(traced);
        Collected other = new Collected();
        Runs.run(Runs.of(
                new ReadingsJob(),
                other,
                readings,
                "readings.until",
                "latest",
                "readings.key",
                "sensor",
                "readings.header.reading",
                "value",
                "readings.header.trace-id",
                "trace"));
        assertThat(other.of("out")).containsExactly(new Reading("s1", 2.5, null));
    }

    @Test
    void poisonRecords_thenDeadLettersNameTopicPartitionAndOffset() throws Exception {
        String topic = Cluster.topic(2);
        Cluster.produce(topic, 1, View.of(0).json());
        Cluster.produce(topic, 1, "{\"page\":");
        Cluster.produce(new ProducerRecord<>(topic, 1, "key", null));
        Cluster.produce(topic, 1, "");
        Cluster.produce(topic, 1, View.of(1).json());
        Runs.run(Runs.of(new SafeCopyJob(), collected, topic, "views.until", "latest"));
        assertThat(collected.numbers()).containsExactly(0L, 1L);
        assertThat(collected.of("unreadable"))
                .extracting(letter -> ((io.streamwright.DeadLetter) letter).place())
                .containsExactly(
                        topic + ", partition 1, offset 1",
                        topic + ", partition 1, offset 2",
                        topic + ", partition 1, offset 3");
        assertThat(collected.of("unreadable"))
                .extracting(letter -> ((io.streamwright.DeadLetter) letter).reason())
                .satisfiesExactly(
                        first -> assertThat(first).contains("not complete"),
                        second -> assertThat(second).contains("tombstone"),
                        third -> assertThat(third).contains("blank"));
    }

    @Test
    void transactions_thenOnlyCommittedRecordsAndABoundedReadEndsBehindThem() throws Exception {
        String topic = Cluster.topic(1);
        Map<String, Object> properties =
                Map.of("bootstrap.servers", Cluster.bootstrap(), "transactional.id", "tx-" + topic);
        try (KafkaProducer<String, String> writer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            writer.initTransactions();
            for (int n = 0; n < 10; n++) {
                writer.beginTransaction();
                writer.send(new ProducerRecord<>(topic, 0, null, View.of(n).json()))
                        .get();
                if (n % 2 == 0) {
                    writer.commitTransaction();
                } else {
                    writer.abortTransaction();
                }
            }
        }
        Runs.run(Runs.of(new CopyJob(), collected, topic, "views.until", "latest"));
        assertThat(collected.numbers()).containsExactly(0L, 2L, 4L, 6L, 8L);
        Collected all = new Collected();
        Runs.run(Runs.of(
                new CopyJob(), all, topic, "views.until", "latest", "views.kafka.isolation.level", "read_uncommitted"));
        assertThat(all.numbers()).containsExactly(numbers(0, 10));
    }

    @Test
    void lag_thenRecordsBehindTheNewest() throws Exception {
        String topic = Cluster.topic(1);
        Cluster.produceViews(topic, 1, 0, 10);
        try (JobHandle handle = Runs.of(new CopyJob(), collected, topic).start()) {
            Runs.await().until(() -> handle.progress().sources().get(0).lag() == 0);
            assertThat(collected.numbers()).hasSize(10);
            Runs.stop(handle);
        }
    }

    @Test
    void severalConsumers_thenAllIsRead() throws Exception {
        String topic = Cluster.topic(4);
        Cluster.produceViews(topic, 4, 0, 400);
        Runs.run(Runs.of(new CopyJob(), collected, topic, "views.until", "latest", "views.consumers", "3"));
        assertThat(collected.numbers()).containsExactlyInAnyOrder(numbers(0, 400));
    }

    @Test
    void moreThanTheQueuesHold_thenFetchingPausesAndGoesOn() throws Exception {
        String topic = Cluster.topic(2);
        Cluster.produceViews(topic, 2, 0, 20_000);
        Runs.run(Runs.of(
                new CopyJob(), collected, topic, "views.until", "latest", "views.kafka.max.poll.records", "10"));
        assertThat(collected.numbers()).hasSize(20_000).doesNotHaveDuplicates();
    }
}
