package io.streamwright.kafka;

import io.streamwright.Guarantee;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.util.List;

/**
 * Writes to a topic at least once: a snapshot is complete only when all that was written before it is acknowledged; what was
 * written after the last one is written again after a crash. All lanes share one producer.
 */
final class KafkaSink<T> implements Sink<T> {
    private final SinkSpec<T> spec;
    private final KafkaSinkSettings settings;
    private final TextFormat format;
    private final String topic;
    private final RecordProducer producer;

    /**
     * Checks everything, the topic included.
     *
     * @throws io.streamwright.core.api.ConfigurationException if something stands against it
     */
    KafkaSink(SinkSpec<T> spec, KafkaSinkSettings settings, TextFormats formats) {
        this.spec = spec;
        this.settings = settings;
        this.topic = KafkaOptions.topic(spec.address(), spec.stream());
        ClientProperties properties = ClientProperties.ofSink(spec.address(), spec.stream());
        this.format = formats.chooseOr("json", spec.address(), spec.codec());
        values();
        try (TopicAdmin admin = new TopicAdmin(topic, properties, settings.timeout())) {
            admin.require();
        }
        this.producer = new PlainProducer(topic, properties);
    }

    private ResultRecords<T> values() {
        NotedComponents noted = NotedComponents.of(spec.address(), spec.codec());
        Codec<T> codec = noted == null ? spec.codec() : WrappedCodec.noting(spec.codec(), noted);
        return new ResultRecords<>(topic, format.encoder(codec, spec.address()), noted, settings.eventTime());
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
        return new KafkaSinkWriter<>(producer, values());
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
