package io.streamwright.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Writes without transactions: records are seen at once. The first failure is the last word, since records behind it may have
 * been written, and one that is written later would change places with them.
 */
final class PlainProducer implements RecordProducer {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final KafkaFailures failures;

    /** Set by the client's thread. */
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    private final Callback acknowledged = (metadata, e) -> {
        if (e != null) {
            failure.compareAndSet(null, e);
        }
    };

    /**
     * Makes a client.
     *
     * @throws io.streamwright.core.api.ConfigurationException if its properties are wrong
     */
    PlainProducer(String topic, ClientProperties properties) {
        this.topic = topic;
        this.failures = new KafkaFailures(properties.secrets());
        try {
            this.producer = new KafkaProducer<>(properties.producer());
        } catch (KafkaException e) {
            throw failures.configuration("no Kafka producer can be made for " + properties.address(), e);
        }
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    public void send(ProducerRecord<byte[], byte[]> record) throws IOException {
        check();
        try {
            producer.send(record, acknowledged);
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            throw failed(e);
        }
        // one that is too large, say, fails at once
        check();
    }

    @Override
    public void flush() throws IOException {
        try {
            producer.flush();
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            throw failed(e);
        }
        check();
    }

    @Override
    public void check() throws IOException {
        Exception e = failure.get();
        if (e != null) {
            throw failed(e);
        }
    }

    private IOException failed(Exception e) {
        return failures.failure("a record could not be written to the topic " + topic, e);
    }

    private IOException interrupted(InterruptException e) {
        return new IOException("interrupted while writing to the topic " + topic, e);
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
