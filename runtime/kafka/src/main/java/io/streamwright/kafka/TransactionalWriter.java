package io.streamwright.kafka;

import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Writes the results of one lane in transactions. Owned by the lane.
 *
 * <p>Each of the two producers keeps the order of what it is given, but they know nothing of each other. So the first record
 * after a barrier waits until all from before it are acknowledged.
 */
final class TransactionalWriter<T> implements SinkWriter<T> {
    private final KafkaTransactions transactions;
    private final ResultRecords<T> records;

    /** How many records are under way: counted up by the lane, down by the client's threads. */
    private final AtomicInteger underWay = new AtomicInteger();

    private long barriers;
    private TransactionalProducer producer;
    private Callback acknowledged;

    /** The one from before the last barrier, if its records may be under way. */
    private @Nullable TransactionalProducer before;

    TransactionalWriter(KafkaTransactions transactions, ResultRecords<T> records) {
        this.transactions = transactions;
        this.records = records;
        this.producer = transactions.producer(0);
        this.acknowledged = callback(producer);
    }

    private Callback callback(TransactionalProducer of) {
        return (metadata, e) -> {
            if (e != null) {
                of.fail(e);
            }
            underWay.decrementAndGet();
        };
    }

    @Override
    public void write(T value, long timeMillis) throws IOException {
        if (before != null) {
            if (underWay.get() > 0) {
                // callbacks have been called when this returns
                before.flush();
            }
            before = null;
        }
        underWay.incrementAndGet();
        producer.send(records.of(value, timeMillis), acknowledged);
    }

    /** Nothing has to be let go of; but this is when a lane that has nothing more to write hears of what went wrong. */
    @Override
    public void flush() throws IOException {
        producer.check();
    }

    /** What was written is committed with the snapshot, not by a token. */
    @Override
    public @Nullable PendingCommit prepare(long snapshotId, boolean last) throws IOException {
        producer.check();
        // of the transaction before this one, which is committed by now, nothing is under way any more
        before = underWay.get() > 0 ? producer : null;
        barriers++;
        producer = transactions.producer(barriers);
        acknowledged = callback(producer);
        return null;
    }

    @Override
    public void close() {
        // the producers are shared
    }
}
