package io.streamwright.kafka;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkSpec;
import java.util.List;

/** Writes to topics: {@code kafka:page-counts?bootstrap=localhost:9092&key=page}. */
public final class KafkaSinkConnector implements SinkConnector {
    private final TextFormats formats = TextFormats.load();

    /** For {@link java.util.ServiceLoader}. */
    public KafkaSinkConnector() {}

    @Override
    public String scheme() {
        return KafkaOptions.SCHEME;
    }

    @Override
    public List<ConnectorOption> options() {
        return KafkaSinkSettings.options(formats);
    }

    /** Also looks whether the topic is there. */
    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        KafkaSinkSettings settings = KafkaSinkSettings.of(spec);
        SinkTopic<T> topic = new SinkTopic<>(spec, settings, formats);
        if (!settings.exactlyOnce()) {
            return new KafkaSink<>(topic);
        }
        KafkaTransactions transactions = spec.run()
                .share(
                        KafkaTransactions.class,
                        topic.cluster(),
                        () -> new KafkaTransactions(topic.properties(), settings, spec.run()));
        transactions.join(topic.name(), topic.properties(), settings);
        return new TransactionalSink<>(topic, transactions);
    }
}
