package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.Guarantee;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.sink.JobInstance;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkRun;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import io.streamwright.core.time.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The pair of producers, a step at a time, as lanes and snapshots use it. */
class TransactionalWriterTest {
    private final String topic = Cluster.topic(1);

    private Sink<View> sink(String more) {
        @SuppressWarnings("unchecked") // that of the stream
        Codec<View> codec = (Codec<View>) new CopyJob().codec("views");
        StreamAddress address =
                StreamAddress.parse("kafka:" + topic + "?key=page&bootstrap=" + Cluster.bootstrap() + more);
        return new KafkaSinkConnector()
                .create(new SinkSpec<>(
                        "job",
                        "out",
                        "out",
                        address,
                        codec,
                        false,
                        true,
                        SystemTime.INSTANCE,
                        Guarantee.EXACTLY_ONCE,
                        new SinkRun(Duration.ofMinutes(1), Duration.ofMinutes(1))));
    }

    private static KafkaTransactions open(Sink<View> sink, long incarnation) throws Exception {
        KafkaTransactions transactions = (KafkaTransactions) Objects.requireNonNull(sink.transactions());
        transactions.open(new JobInstance("job", sink.toString(), incarnation));
        transactions.mark(0);
        return transactions;
    }

    private List<String> published(int count) {
        return Cluster.records(topic, count).stream().map(ConsumerRecord::value).toList();
    }

    @Test
    void recordBehindABarrier_isNotSentBeforeThoseInFrontOfItAreAcknowledged() throws Exception {
        // what lingers for an hour is sent only if somebody asks for it
        Sink<View> sink = sink("&kafka.linger.ms=3600000&kafka.delivery.timeout.ms=3700000");
        try (KafkaTransactions transactions = open(sink, 1);
                SinkWriter<View> writer = sink.open(new SinkContext(0, 1, 1))) {
            writer.write(View.of(0), 0);
            writer.prepare(1, false);
            writer.write(View.of(7), 7);
            transactions.producer(1).flush();
            transactions.commit(1);
            transactions.commit(2);
        }
        assertThat(published(2)).containsExactly(View.of(0).json(), View.of(7).json());
    }

    @Test
    void lanesPassTheBarrierAtDifferentTimes_thenOnlyWhatIsInFrontOfItIsCommitted() throws Exception {
        Sink<View> sink = sink("");
        try (KafkaTransactions transactions = open(sink, 1);
                SinkWriter<View> early = sink.open(new SinkContext(0, 2, 1));
                SinkWriter<View> late = sink.open(new SinkContext(1, 2, 1))) {
            early.prepare(1, false);
            late.write(View.of(0), 0);
            // readers wait at the first record of a transaction that is open
            transactions.producer(0).flush();
            early.write(View.of(1), 1);
            late.prepare(1, false);
            transactions.commit(1);
            assertThat(published(1)).containsExactly(View.of(0).json());
            late.write(View.of(2), 2);
            early.prepare(2, false);
            late.prepare(2, false);
            // nothing is written before the third
            transactions.commit(2);
            assertThat(published(3)).hasSize(3);
            early.prepare(3, false);
            late.prepare(3, false);
            transactions.commit(3);
            early.write(View.of(3), 3);
            // given up: the first transaction of the fourth kind is never committed
        }
        assertThat(published(3)).hasSize(3);
    }

    @Test
    void newInstance_thenBothProducersOfTheOldOneAreShutOut() throws Exception {
        String name = "&transactional-id=" + topic;
        Sink<View> old = sink(name);
        Sink<View> fresh = sink(name);
        JobInstance first = new JobInstance("job", "state", 1);
        JobInstance second = new JobInstance("job", "state", 2);
        KafkaTransactions before = (KafkaTransactions) Objects.requireNonNull(old.transactions());
        KafkaTransactions after = (KafkaTransactions) Objects.requireNonNull(fresh.transactions());
        try (before;
                after) {
            assertThat(before.open(first)).isEqualTo(KafkaTransactions.NO_MARK);
            before.mark(0);
            SinkWriter<View> writer = old.open(new SinkContext(0, 1, 1));
            writer.write(View.of(0), 0);
            writer.prepare(1, false);
            writer.write(View.of(1), 1);
            before.commit(1);
            assertThat(after.open(second)).isEqualTo(1);
            // neither the transaction that is open nor one that begins now
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> before.commit(2)))
                    .hasMessageContaining("another instance writes with the same transactional id");
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> before.commit(3)))
                    .hasMessageContaining("another instance writes with the same transactional id");
            after.mark(1);
        }
        assertThat(published(1)).containsExactly(View.of(0).json());
    }
}
