package io.streamwright.kafka;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormats;
import java.time.Duration;
import java.util.List;

/**
 * The options of a sink.
 *
 * @param eventTime whether records have the time of their results
 */
record KafkaSinkSettings(boolean eventTime, Duration timeout) {
    static final ConnectorOption KEY = new ConnectorOption(
            "key", "the component that is the key of the record, as a text; without it records have none", null);
    static final ConnectorOption TIME = new ConnectorOption(
            "time", "the timestamp of a record: event (that of the result) or write (when it is written)", "event");

    static List<ConnectorOption> options(TextFormats formats) {
        return KafkaOptions.all(formats, List.of(KEY, TIME));
    }

    static KafkaSinkSettings of(StreamAddress address) {
        return new KafkaSinkSettings(
                KafkaSourceSettings.choice(address, TIME, "event", "write").equals("event"),
                KafkaOptions.timeout(address));
    }
}
