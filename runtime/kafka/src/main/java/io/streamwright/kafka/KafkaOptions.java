package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.OptionValues;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What sources and sinks have in common of an address. */
final class KafkaOptions {
    static final String SCHEME = "kafka";

    static final ConnectorOption BOOTSTRAP =
            new ConnectorOption("bootstrap", "where brokers are found: host:port, several joined by commas", null);
    static final ConnectorOption TIMEOUT = new ConnectorOption(
            "timeout", "how long a broker may take to answer when the job starts or looks around", "10s");
    static final ConnectorOption HEADER =
            new ConnectorOption("header.*", "the component that holds the header of this name, as a text", null);
    static final ConnectorOption CLIENT =
            new ConnectorOption("kafka.*", "a property of the Kafka client, such as kafka.security.protocol", null);

    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}");

    /** As the client takes it: a protocol may stand in front, and addresses of IPv6 in brackets. */
    private static final Pattern BROKER = Pattern.compile("(?:\\w+://)?(?:[^\\s:,/]+|\\[[0-9a-zA-Z:.%]+]):\\d{1,5}");

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private KafkaOptions() {}

    /** These and those of formats and of both ends, in the order of help. */
    static List<ConnectorOption> all(TextFormats formats, List<ConnectorOption> own) {
        List<ConnectorOption> options = new ArrayList<>();
        options.add(BOOTSTRAP);
        options.addAll(own);
        options.add(HEADER);
        options.add(TIMEOUT);
        options.add(CLIENT);
        options.addAll(formats.options());
        return options;
    }

    /** The topic that an address names. */
    static String topic(StreamAddress address, String stream) {
        String topic = address.location();
        if (!TOPIC.matcher(topic).matches() || topic.equals(".") || topic.equals("..")) {
            throw new ConfigurationException("\"" + address + "\" names no topic: write kafka:page-views, with letters,"
                    + " digits, dots, underscores and hyphens only, as in --" + stream
                    + "=kafka:page-views?bootstrap=localhost:9092");
        }
        return topic;
    }

    /** Where brokers are found. */
    static String bootstrap(StreamAddress address, String stream) {
        String bootstrap = address.option(BOOTSTRAP.name()).orElse("").strip();
        if (bootstrap.isEmpty()) {
            throw new ConfigurationException("the address " + address + " does not say where its brokers are: give"
                    + " --" + stream + ".bootstrap=host:port, or " + address + "?bootstrap=host:port");
        }
        for (String broker : bootstrap.split(",", -1)) {
            if (!BROKER.matcher(broker.strip()).matches()) {
                throw wrong(address, BOOTSTRAP, bootstrap, "host:port, or several joined by commas");
            }
        }
        return bootstrap;
    }

    static Duration timeout(StreamAddress address) {
        return OptionValues.duration(address, TIMEOUT.name(), DEFAULT_TIMEOUT, Duration.ofMillis(1));
    }

    /** The components of headers, by the headers' names. */
    static Map<String, String> headers(StreamAddress address) {
        return open(address, HEADER);
    }

    /** What stands under an open option, by the rest of the names. */
    static Map<String, String> open(StreamAddress address, ConnectorOption option) {
        Map<String, String> found = new TreeMap<>();
        address.options().forEach((name, value) -> {
            if (name.startsWith(option.prefix())) {
                found.put(name.substring(option.prefix().length()), value);
            }
        });
        return found;
    }

    /** The remedy for a value that is none of a few. */
    static ConfigurationException wrong(StreamAddress address, ConnectorOption option, String text, String expected) {
        return new ConfigurationException("The option " + option.name() + " of " + address + " must be " + expected
                + ", but is \"" + text + "\"");
    }
}
