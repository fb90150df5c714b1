package io.streamwright.kafka;

import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.sink.SinkSpec;

/**
 * What a sink writes, whatever it promises: a topic that is there, and records that can be made of its results. Immutable.
 *
 * @param <T> the type of the results
 */
final class SinkTopic<T> {
    private final SinkSpec<T> spec;
    private final KafkaSinkSettings settings;
    private final String name;
    private final ClientProperties properties;
    private final TextFormat format;
    private final String cluster;

    /**
     * Checks everything, the topic included.
     *
     * @throws io.streamwright.core.api.ConfigurationException if something stands against it
     */
    SinkTopic(SinkSpec<T> spec, KafkaSinkSettings settings, TextFormats formats) {
        this.spec = spec;
        this.settings = settings;
        this.name = KafkaOptions.topic(spec.address(), spec.stream());
        this.properties = ClientProperties.ofSink(spec.address(), spec.stream());
        this.format = formats.chooseOr("json", spec.address(), spec.codec());
        records();
        try (TopicAdmin admin = new TopicAdmin(name, properties, settings.timeout())) {
            admin.require();
            this.cluster = settings.exactlyOnce() ? admin.cluster() : "";
        }
    }

    String name() {
        return name;
    }

    ClientProperties properties() {
        return properties;
    }

    /** The id of the cluster, where that matters. */
    String cluster() {
        return cluster;
    }

    /** What makes records, for one lane. */
    ResultRecords<T> records() {
        NotedComponents noted = NotedComponents.of(spec.address(), spec.codec());
        Codec<T> codec = noted == null ? spec.codec() : WrappedCodec.noting(spec.codec(), noted);
        return new ResultRecords<>(name, format.encoder(codec, spec.address()), noted, settings.eventTime());
    }
}
