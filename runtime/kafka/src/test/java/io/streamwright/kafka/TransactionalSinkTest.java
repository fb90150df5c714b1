package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.kafka.broker.BrokerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an exactly-once sink publishes, and when. */
class TransactionalSinkTest {
    private final Collected collected = new Collected();

    @TempDir
    Path state;

    private final String from = Cluster.topic(2);
    private final String to = Cluster.topic(3);

    /** From one topic to another; snapshots when they are asked for. */
    private JobRunner copy(String... settings) {
        return Runs.of(new CopyJob(), collected, from, settings)
                .set("out", "kafka:" + to)
                .set("out.bootstrap", Cluster.bootstrap())
                .set("out.key", "page")
                .set("out.transactional-id", to)
                .set("parallelism", "2")
                .set("snapshot-interval", "10m")
                .stateDir(state);
    }

    private static void awaitResults(JobHandle handle, long results) {
        Runs.await().until(() -> handle.progress().sinks().get(0).results() >= results);
    }

    private void assertPublished(int views) {
        assertPublished(to, views);
    }

    static void assertPublished(String topic, int views) {
        assertThat(Cluster.records(topic, views))
                .extracting(ConsumerRecord::value)
                .containsExactlyInAnyOrder(LongStream.range(0, views)
                        .mapToObj(n -> View.of(n).json())
                        .toArray(String[]::new));
    }

    @Test
    void resultsAreSeenWithTheSnapshot_andThoseOfADeadRunNever() throws Exception {
        Cluster.produceViews(from, 2, 0, 100);
        try (JobHandle handle = copy().start()) {
            awaitResults(handle, 100);
            assertPublished(0);
            handle.snapshot().get();
            assertPublished(100);
            Cluster.produceViews(from, 2, 100, 200);
            awaitResults(handle, 200);
            handle.cancel();
        }
        assertPublished(100);
        try (JobHandle handle = copy().start()) {
            awaitResults(handle, 100);
            assertPublished(100);
            Runs.stop(handle);
        }
        assertPublished(200);
    }

    @Test
    void marker_namesSnapshotAndInstance() throws Exception {
        Cluster.produceViews(from, 2, 0, 10);
        try (JobHandle handle = copy().start()) {
            assertThat(marker().snapshotId()).isZero();
            awaitResults(handle, 10);
            long id = handle.snapshot().get();
            assertThat(marker().snapshotId()).isEqualTo(id);
            assertThat(marker().job()).isEqualTo("copy");
            assertThat(marker().incarnation()).isOne();
            // nothing has been written since
            long next = handle.snapshot().get();
            assertThat(marker().snapshotId()).isEqualTo(next).isGreaterThan(id);
            handle.cancel();
        }
        try (JobHandle handle = copy().start()) {
            assertThat(marker().incarnation()).isEqualTo(2);
            handle.cancel();
        }
    }

    private TransactionMarker marker() throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets =
                Cluster.get(Cluster.admin().listConsumerGroupOffsets(to).partitionsToOffsetAndMetadata());
        assertThat(offsets).containsOnlyKeys(new TopicPartition(to, 0));
        return TransactionMarker.of(offsets.get(new TopicPartition(to, 0)));
    }

    @Test
    void boundedJob_thenItsLastTransactionIsCommittedAndALaneThatNeverWritesIsNoHindrance() throws Exception {
        Cluster.produceViews(from, 2, 0, 500);
        JobRunner bounded = copy("views.until", "latest").set("parallelism", "4");
        Runs.run(bounded);
        assertPublished(500);
        try (JobHandle handle = bounded.start()) {
            JobResult result = handle.await();
            assertThat(result.alreadyFinished()).isTrue();
        }
        assertPublished(500);
    }

    @Test
    void otherParallelism_thenNothingIsLostOrTwice() throws Exception {
        for (int lanes : new int[] {1, 3, 2}) {
            Cluster.produceViews(from, 2, lanes * 100, lanes * 100 + 100);
            try (JobHandle handle = copy().set("parallelism", "" + lanes).start()) {
                awaitResults(handle, 100);
                handle.snapshot().get();
                handle.cancel();
            }
        }
        assertThat(Cluster.records(to, 300)).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void keysStayInOrder_throughManyTransactions() throws Exception {
        try (JobHandle handle = copy().set("out.kafka.linger.ms", "20").start()) {
            for (int n = 0; n < 5_000; n += 100) {
                Cluster.produceViews(from, 1, n, n + 100);
                handle.snapshot().get();
            }
            awaitResults(handle, 5_000);
            Runs.stop(handle);
        }
        List<ConsumerRecord<String, String>> records = Cluster.records(to, 5_000);
        assertThat(records).hasSize(5_000);
        Map<String, Long> last = new HashMap<>();
        for (ConsumerRecord<String, String> each : records) {
            long n = Long.parseLong(each.value().replaceAll(".*\"n\":(\\d+).*", "$1"));
            Long before = last.put(each.key(), n);
            assertThat(before == null || before < n)
                    .as("%s after %s", n, before)
                    .isTrue();
        }
    }

    // -------------------------------------------------------------------------------------------------- several sinks

    private JobRunner twice(String left, String right) {
        return Runs.of(new TwiceJob(), collected, from, "views.until", "latest")
                .set("left", "kafka:" + left)
                .set("right", "kafka:" + right)
                .set("left.bootstrap", Cluster.bootstrap())
                .set("right.bootstrap", Cluster.bootstrap())
                .stateDir(state);
    }

    @Test
    void twoTopics_areCommittedTogether() throws Exception {
        String other = Cluster.topic(1);
        Cluster.produceViews(from, 2, 0, 100);
        Runs.run(twice(to, other).set("left.transactional-id", to).set("right.transactional-id", to));
        assertPublished(to, 100);
        assertPublished(other, 100);
        assertThat(Cluster.get(Cluster.admin().listConsumerGroupOffsets(to).partitionsToOffsetAndMetadata()))
                .containsOnlyKeys(new TopicPartition(to, 0), new TopicPartition(other, 0));
    }

    @Test
    void twoClusters_areRefused() throws Exception {
        try (BrokerProcess second = BrokerProcess.start();
                Admin admin = Admin.create(Map.of("bootstrap.servers", second.bootstrap()))) {
            Cluster.get(admin.createTopics(List.of(new NewTopic("elsewhere", 1, (short) 1)))
                    .all());
            JobRunner both = twice(to, "elsewhere").set("right.bootstrap", second.bootstrap());
            assertThatThrownBy(both::start)
                    .hasMessageContaining("the sink of \"right\"")
                    .hasMessageContaining("the Kafka cluster of " + second.bootstrap())
                    .hasMessageContaining("the Kafka cluster of " + Cluster.bootstrap())
                    .hasMessageContaining("cannot be published at both together");
        }
    }

    @Test
    void sinksThatWantOtherClients_areRefused() {
        assertThatThrownBy(() -> twice(to, to).set("left.kafka.linger.ms", "7").start())
                .hasMessageContaining("the option kafka.linger.ms")
                .hasMessageContaining("differs")
                .hasMessageContaining("delivery=at-least-once");
        assertThatThrownBy(() -> twice(to, to).set("left.transactional-id", "a").start())
                .hasMessageContaining("the option transactional-id");
    }

    // ------------------------------------------------------------------------------------------------------- options

    @Test
    void exactlyOnceAskedFor_thenRefusedUnlessDelivered() {
        assertThatThrownBy(() ->
                        twice(to, to).set("left.delivery", "at-least-once").start())
                .hasMessageContaining("the sink of \"left\"")
                .hasMessageContaining("is to deliver exactly once and delivers at least once");
        JobRunner stateless = Runs.of(new TwiceJob(), collected, from)
                .set("left", "kafka:" + to)
                .set("right", "kafka:" + to)
                .set("left.bootstrap", Cluster.bootstrap())
                .set("right.bootstrap", Cluster.bootstrap());
        assertThatThrownBy(stateless::start).hasMessageContaining("--state-dir");
        assertThatThrownBy(() -> stateless.set("left.delivery", "exactly-once").start())
                .hasMessageContaining("delivery=exactly-once of kafka:" + to)
                .hasMessageContaining("--state-dir");
        assertThatThrownBy(() -> copy("out.delivery", "at-least-once").start())
                .hasMessageContaining("transactional-id")
                .hasMessageContaining("leave it out");
    }

    @Test
    void timeoutThatCannotWork_isRefused() {
        assertThatThrownBy(
                        () -> copy("out.kafka.transaction.timeout.ms", "600000").start())
                .hasMessageContaining("kafka.transaction.timeout.ms")
                .hasMessageContaining("snapshots every 600000 ms");
        assertThatThrownBy(() ->
                        copy("out.kafka.transaction.timeout.ms", "3600000").start())
                .hasMessageContaining("transaction.max.timeout.ms")
                .hasMessageContaining("longer than snapshot-interval");
    }

    @Test
    void atLeastOnceBefore_thenTheJobGoesOnFromItsSnapshot() throws Exception {
        Cluster.produceViews(from, 2, 0, 100);
        JobRunner plain = Runs.of(new CopyJob(), collected, from)
                .set("out", "kafka:" + to)
                .set("out.bootstrap", Cluster.bootstrap())
                .set("out.delivery", "at-least-once")
                .stateDir(state);
        try (JobHandle handle = plain.start()) {
            awaitResults(handle, 100);
            Runs.stop(handle);
        }
        Cluster.produceViews(from, 2, 100, 150);
        for (int death = 0; death < 2; death++) {
            // dies before its first commit, and goes on from the same snapshot
            try (JobHandle handle = copy().start()) {
                awaitResults(handle, 50);
                handle.cancel();
            }
        }
        try (JobHandle handle = copy().start()) {
            awaitResults(handle, 50);
            Runs.stop(handle);
        }
        assertPublished(150);
    }

    // -------------------------------------------------------------------------------------------- markers and
    // snapshots

    private void publish(int fromView, int toView) throws Exception {
        Cluster.produceViews(from, 2, fromView, toView);
        try (JobHandle handle = copy().start()) {
            awaitResults(handle, toView - fromView);
            Runs.stop(handle);
        }
    }

    @Test
    void markerLost_thenRefusedUnlessDuplicatesAreAllowed() throws Exception {
        publish(0, 100);
        Cluster.get(Cluster.admin().deleteConsumerGroups(List.of(to)).all());
        assertThatThrownBy(() -> copy().start())
                .hasMessageContaining(
                        "there is no mark of that at the Kafka cluster of " + Cluster.bootstrap() + " (" + to + ")")
                .hasMessageContaining("--allow-duplicates");
        try (JobHandle handle = copy("allow-duplicates", "true").start()) {
            handle.snapshot().get();
            handle.cancel();
        }
        publish(100, 200);
        assertPublished(200);
    }

    @Test
    void stateOfYesterday_isRefused(@TempDir Path backup) throws Exception {
        publish(0, 100);
        copyAll(state, backup);
        publish(100, 200);
        Path yesterday = backup.resolve("state");
        assertThatThrownBy(() -> copy().stateDir(yesterday).start())
                .hasMessageContaining("holds results up to snapshot")
                .hasMessageContaining("that snapshot is not in " + yesterday.toRealPath());
        assertPublished(200);
    }

    private static void copyAll(Path from, Path to) throws Exception {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(
                        each, to.resolve("state").resolve(from.relativize(each).toString()));
            }
        }
    }

    @Test
    void anotherStateUnderTheSameName_isRefusedAndTheFirstJobUnharmed(@TempDir Path other) throws Exception {
        Cluster.produceViews(from, 2, 0, 100);
        try (JobHandle handle = copy().start()) {
            awaitResults(handle, 100);
            assertThatThrownBy(() -> copy().stateDir(other).start())
                    .hasMessageContaining("is used by the job \"copy\" with another state directory")
                    .hasMessageContaining("transactional-id");
            handle.snapshot().get();
            handle.cancel();
        }
        assertPublished(100);
    }
}
