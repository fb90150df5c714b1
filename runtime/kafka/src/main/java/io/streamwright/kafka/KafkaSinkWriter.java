package io.streamwright.kafka;

import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes the results of one lane. */
final class KafkaSinkWriter<T> implements SinkWriter<T> {
    private static final byte[] WRITTEN = {1};

    private final RecordProducer producer;
    private final ResultRecords<T> records;
    private boolean written;

    KafkaSinkWriter(RecordProducer producer, ResultRecords<T> records) {
        this.producer = producer;
        this.records = records;
    }

    @Override
    public void write(T value, long timeMillis) throws IOException {
        producer.send(records.of(value, timeMillis));
        written = true;
    }

    /** Nothing has to be let go of; but this is when a lane that has nothing more to write hears of what went wrong. */
    @Override
    public void flush() throws IOException {
        producer.check();
    }

    /** The token says that there is something to wait for, no more. */
    @Override
    public @Nullable PendingCommit prepare(long snapshotId, boolean last) throws IOException {
        producer.check();
        boolean any = written;
        written = false;
        return any ? new PendingCommit(WRITTEN.clone()) : null;
    }

    @Override
    public void close() {
        // the producer is shared
    }
}
