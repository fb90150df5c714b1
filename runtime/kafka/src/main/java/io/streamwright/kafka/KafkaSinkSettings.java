package io.streamwright.kafka;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.sink.SinkSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The options of a sink.
 *
 * @param eventTime whether records have the time of their results
 * @param exactlyOnce whether it writes in transactions
 * @param transactionalId what the ids of transactions begin with
 */
record KafkaSinkSettings(boolean eventTime, boolean exactlyOnce, Optional<String> transactionalId, Duration timeout) {
    static final ConnectorOption KEY = new ConnectorOption(
            "key", "the component that is the key of the record, as a text; without it records have none", null);
    static final ConnectorOption TIME = new ConnectorOption(
            "time", "the timestamp of a record: event (that of the result) or write (when it is written)", "event");
    static final ConnectorOption DELIVERY = new ConnectorOption(
            "delivery",
            "exactly-once (in transactions, committed with each snapshot) or at-least-once (seen at once); if not given,"
                    + " what @Sink asks for, else exactly-once with a state directory",
            null);
    static final ConnectorOption TRANSACTIONAL_ID = new ConnectorOption(
            "transactional-id",
            "what the transactional ids of the job and the group of its markers are called; if not given, a name made of the"
                    + " job's and the id of its state",
            null);

    private static final String EXACTLY_ONCE = "exactly-once";
    private static final String AT_LEAST_ONCE = "at-least-once";
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,200}");

    static List<ConnectorOption> options(TextFormats formats) {
        return KafkaOptions.all(formats, List.of(KEY, TIME, DELIVERY, TRANSACTIONAL_ID));
    }

    static KafkaSinkSettings of(SinkSpec<?> spec) {
        StreamAddress address = spec.address();
        boolean exactlyOnce = exactlyOnce(spec);
        return new KafkaSinkSettings(
                KafkaSourceSettings.choice(address, TIME, "event", "write").equals("event"),
                exactlyOnce,
                transactionalId(address, exactlyOnce),
                KafkaOptions.timeout(address));
    }

    /** As {@code file:} sinks do, it delivers exactly once where it can, unless less is asked for. */
    private static boolean exactlyOnce(SinkSpec<?> spec) {
        StreamAddress address = spec.address();
        if (address.option(DELIVERY.name()).isEmpty()) {
            return spec.durable() && spec.asked() != Guarantee.AT_LEAST_ONCE;
        }
        boolean asked = KafkaSourceSettings.choice(address, DELIVERY, AT_LEAST_ONCE, EXACTLY_ONCE)
                .equals(EXACTLY_ONCE);
        if (asked && !spec.durable()) {
            throw new ConfigurationException("The option " + DELIVERY.name() + "=" + EXACTLY_ONCE + " of " + address
                    + " takes snapshots that outlive the process: give a directory for them with --state-dir=…, or leave"
                    + " the option out");
        }
        return asked;
    }

    private static Optional<String> transactionalId(StreamAddress address, boolean exactlyOnce) {
        Optional<String> id = address.option(TRANSACTIONAL_ID.name()).map(String::strip);
        if (id.isPresent() && !exactlyOnce) {
            throw new ConfigurationException("The option " + TRANSACTIONAL_ID.name() + " of " + address
                    + " is for transactions, and this sink delivers at least once: leave it out, or set "
                    + DELIVERY.name() + "=" + EXACTLY_ONCE + " and give a --state-dir");
        }
        id.filter(text -> !ID.matcher(text).matches()).ifPresent(text -> {
            throw KafkaOptions.wrong(
                    address,
                    TRANSACTIONAL_ID,
                    text,
                    "1 to 200 letters, digits or signs without blanks, as in orders-prod");
        });
        return id;
    }
}
