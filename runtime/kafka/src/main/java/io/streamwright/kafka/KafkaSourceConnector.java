package io.streamwright.kafka;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceSpec;
import java.util.List;

/** Reads topics: {@code kafka:page-views?bootstrap=localhost:9092}. */
public final class KafkaSourceConnector implements SourceConnector {
    private final TextFormats formats = TextFormats.load();

    /** For {@link java.util.ServiceLoader}. */
    public KafkaSourceConnector() {}

    @Override
    public String scheme() {
        return KafkaOptions.SCHEME;
    }

    @Override
    public List<ConnectorOption> options() {
        return KafkaSourceSettings.options(formats);
    }

    /** Also looks whether the topic is there. */
    @Override
    public <T> Source<T> create(SourceSpec<T> spec) {
        return new KafkaSource<>(spec, KafkaSourceSettings.of(spec.address()), formats);
    }
}
