package io.streamwright.kafka;

import io.streamwright.Guarantee;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.util.List;

/**
 * Writes to a topic at least once: a snapshot is complete only when all that was written before it is acknowledged; what was
 * written after the last one is written again after a crash. All lanes share one producer.
 */
final class KafkaSink<T> implements Sink<T> {
    private final SinkTopic<T> topic;
    private final RecordProducer producer;

    /**
     * Makes a client.
     *
     * @throws io.streamwright.core.api.ConfigurationException if its properties are wrong
     */
    KafkaSink(SinkTopic<T> topic) {
        this.topic = topic;
        this.producer = new PlainProducer(topic.name(), topic.properties());
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public boolean staged() {
        return false;
    }

    /** There is nothing to publish: what a snapshot counts as written has been acknowledged. */
    @Override
    public void recover(List<PendingCommit> pending) {}

    @Override
    public SinkWriter<T> open(SinkContext context) {
        return new KafkaSinkWriter<>(producer, topic.records());
    }

    /** Waits for the brokers, on the snapshot thread, so that lanes need not. */
    @Override
    public void harden(PendingCommit pending) throws IOException {
        producer.flush();
    }

    @Override
    public void commit(PendingCommit pending) {}

    @Override
    public void close() {
        producer.close();
    }
}
