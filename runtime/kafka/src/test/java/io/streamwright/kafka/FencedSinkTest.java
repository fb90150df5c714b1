package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job does whose transactions are taken away from it. */
class FencedSinkTest {
    private final Collected collected = new Collected();

    @TempDir
    Path state;

    private final String from = Cluster.topic(2);
    private final String to = Cluster.topic(3);

    private JobRunner copy(String... settings) {
        return Runs.of(new CopyJob(), collected, from, settings)
                .set("out", "kafka:" + to)
                .set("out.bootstrap", Cluster.bootstrap())
                .set("out.key", "page")
                .set("out.transactional-id", to)
                .set("parallelism", "2")
                .stateDir(state);
    }

    private static void awaitResults(JobHandle handle, long results) {
        Runs.await().until(() -> handle.progress().sinks().get(0).results() >= results);
    }

    @Test
    void transactionOpenForTooLong_thenTheJobStartsAgainAndNothingIsLostOrTwice() throws Exception {
        // one snapshot at the start of each life, and no more: what comes later waits until brokers give it up
        JobRunner runner = copy("snapshot-interval", "1s", "snapshot-min-pause", "1h")
                .set("out.kafka.transaction.timeout.ms", "2000")
                .set("restart", "fixed")
                .set("restart-delay", "1ms")
                .set("restart-attempts", "1000");
        Cluster.produceViews(from, 2, 0, 100);
        try (JobHandle handle = runner.start()) {
            Runs.await().until(() -> handle.progress().snapshots().completed() > 0);
            int sent = 100;
            while (handle.progress().restarts() == 0) {
                // a lane hears of it when it writes
                Cluster.produceViews(from, 2, sent, sent + 2);
                sent += 2;
                Thread.sleep(100);
            }
            int all = sent;
            Runs.await()
                    .atMost(Duration.ofSeconds(90))
                    .until(() -> Cluster.records(to, 0).size() >= all);
            handle.cancel();
            TransactionalSinkTest.assertPublished(to, all);
        }
    }

    @Test
    void shutOutByAStranger_thenTheJobFailsAndSaysWhy() throws Exception {
        Cluster.produceViews(from, 2, 0, 100);
        try (JobHandle handle = copy("snapshot-interval", "10m").start()) {
            awaitResults(handle, 100);
            fence(to + "-0");
            assertThatThrownBy(() -> handle.snapshot().get()).hasMessageContaining("could not be committed");
            assertThatThrownBy(handle::await)
                    .isInstanceOf(JobFailedException.class)
                    .hasMessageContaining("another instance writes with the same transactional id")
                    .hasMessageContaining("goes on from");
        }
        TransactionalSinkTest.assertPublished(to, 0);
        try (JobHandle handle = copy("snapshot-interval", "10m").start()) {
            awaitResults(handle, 100);
            Runs.stop(handle);
        }
        TransactionalSinkTest.assertPublished(to, 100);
    }

    private static void fence(String id) {
        Map<String, Object> properties = Map.of("bootstrap.servers", Cluster.bootstrap(), "transactional.id", id);
        try (KafkaProducer<String, String> stranger =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            stranger.initTransactions();
        }
    }

    @Test
    void instanceThatWasTakenOver_publishesNothingMoreAndEnds() throws Exception {
        Cluster.produceViews(from, 2, 0, 100);
        try (JobHandle first = copy("snapshot-interval", "10m", "restart", "fixed", "restart-delay", "1ms")
                .start()) {
            awaitResults(first, 100);
            first.snapshot().get();
            Cluster.produceViews(from, 2, 100, 200);
            awaitResults(first, 200);
            try (JobHandle second =
                    copy("snapshot-interval", "10m", "take-over", "true").start()) {
                assertThatThrownBy(() -> first.snapshot().get())
                        .hasMessageContaining("another instance has taken over");
                assertThatThrownBy(first::await)
                        .isInstanceOf(JobFailedException.class)
                        .hasMessageContaining("another instance has taken over");
                assertThat(first.state()).isEqualTo(JobState.FAILED);
                assertThat(first.progress().restarts()).isZero();
                awaitResults(second, 100);
                Runs.stop(second);
            }
        }
        TransactionalSinkTest.assertPublished(to, 200);
    }

    @Test
    void takenOverWhileItWrites_thenItIsShutOutByTheBrokers() throws Exception {
        Cluster.produceViews(from, 2, 0, 100);
        try (JobHandle first = copy("snapshot-interval", "10m").start()) {
            awaitResults(first, 100);
            try (JobHandle second =
                    copy("snapshot-interval", "10m", "take-over", "true").start()) {
                awaitResults(second, 100);
                second.snapshot().get();
                // both read what comes, and the first one meets the fence without taking a snapshot
                int sent = 100;
                while (!first.state().ended()) {
                    Cluster.produceViews(from, 2, sent, sent + 2);
                    sent += 2;
                    Thread.sleep(100);
                }
                assertThatThrownBy(first::await).hasMessageContaining("another instance has taken over");
                awaitResults(second, sent);
                Runs.stop(second);
                TransactionalSinkTest.assertPublished(to, sent);
            }
        }
    }
}
