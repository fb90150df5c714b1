package io.streamwright.kafka;

import io.streamwright.Guarantee;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.core.sink.SinkWriter;
import java.util.List;

/** Writes to a topic exactly once, in the transactions that all such sinks of the job share. */
final class TransactionalSink<T> implements Sink<T> {
    private final SinkTopic<T> topic;
    private final KafkaTransactions transactions;

    TransactionalSink(SinkTopic<T> topic, KafkaTransactions transactions) {
        this.topic = topic;
        this.transactions = transactions;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public boolean staged() {
        return true;
    }

    /** What an earlier run has left is committed, or was given up when its producers were shut out. */
    @Override
    public void recover(List<PendingCommit> pending) {}

    @Override
    public SinkWriter<T> open(SinkContext context) {
        return new TransactionalWriter<>(transactions, topic.records());
    }

    @Override
    public void commit(PendingCommit pending) {}

    @Override
    public SinkTransactions transactions() {
        return transactions;
    }
}
