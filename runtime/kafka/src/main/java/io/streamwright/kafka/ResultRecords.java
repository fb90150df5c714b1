package io.streamwright.kafka;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.RecordEncoder;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Makes records of results. Owned by one lane. */
final class ResultRecords<T> {
    private final String topic;
    private final RecordEncoder<T> encoder;
    private final @Nullable NotedComponents noted;
    private final boolean eventTime;
    private final BinaryOutput value = new BinaryOutput(256);

    /**
     * For a topic.
     *
     * @param noted what the encoder's codec notes; null if records have neither keys nor headers
     */
    ResultRecords(String topic, RecordEncoder<T> encoder, @Nullable NotedComponents noted, boolean eventTime) {
        this.topic = topic;
        this.encoder = encoder;
        this.noted = noted;
        this.eventTime = eventTime;
    }

    ProducerRecord<byte[], byte[]> of(T result, long timeMillis) {
        value.clear();
        encoder.encode(result, value, false);
        // a time before 1970, or none at all, is no timestamp of a record: then it has that of its writing
        Long timestamp = eventTime && timeMillis >= 0 ? timeMillis : null;
        NotedComponents components = noted;
        byte[] key = components == null ? null : components.key();
        List<Header> headers = components == null ? List.of() : components.headers();
        return new ProducerRecord<>(topic, null, timestamp, key, value.toByteArray(), headers);
    }
}
