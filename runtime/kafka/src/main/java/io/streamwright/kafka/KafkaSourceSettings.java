package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.OptionValues;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormats;
import java.time.Duration;
import java.util.List;

/**
 * The options of a source.
 *
 * @param group whose committed offsets are published and, where {@code start} says so, read; empty for none
 * @param bounded whether reading ends at the offsets that were newest when it began
 * @param untilMillis where it does, the timestamp from which on records are left out; -1 to read all that there are
 * @param onLostOffset what to do where a position is not there any more
 * @param topicChangeRestarts whether positions of another topic are dropped
 * @param discoverMillis how often to look for new partitions, 0 for never
 * @param consumers how many connections read at the same time
 * @param recordTime whether an event has the time of its record
 */
record KafkaSourceSettings(
        StartAt start,
        String group,
        boolean bounded,
        long untilMillis,
        OnLostOffset onLostOffset,
        boolean topicChangeRestarts,
        long discoverMillis,
        int consumers,
        boolean recordTime,
        Duration timeout) {

    /** What to do where a position is not there any more. */
    enum OnLostOffset {
        FAIL,
        EARLIEST,
        LATEST
    }

    static final ConnectorOption GROUP = new ConnectorOption(
            "group", "the consumer group whose offsets are committed with snapshots, for tools that show lag", null);
    static final ConnectorOption UNTIL = new ConnectorOption(
            "until", "where to end: latest (what there is at the start) or a time; without it reading goes on", null);
    static final ConnectorOption RESET = new ConnectorOption(
            "reset", "where to go on if a position is not there any more: fail, earliest or latest", "fail");
    static final ConnectorOption TOPIC_CHANGE = new ConnectorOption(
            "topic-change",
            "if the positions of the snapshot are of another topic: fail, or restart to drop them",
            "fail");
    static final ConnectorOption DISCOVER =
            new ConnectorOption("discovery-interval", "how often to look for new partitions, 0s for never", "1m");
    static final ConnectorOption CONSUMERS =
            new ConnectorOption("consumers", "how many threads fetch, each with a connection of its own", "1");
    static final ConnectorOption TIME = new ConnectorOption(
            "time", "the time of an event: event (its @EventTime) or record (the record's timestamp)", "event");
    static final ConnectorOption KEY =
            new ConnectorOption("key", "the component that holds the key of the record, as a text", null);
    static final ConnectorOption TIMESTAMP =
            new ConnectorOption("timestamp", "the component that holds the timestamp of the record", null);

    static List<ConnectorOption> options(TextFormats formats) {
        return KafkaOptions.all(
                formats,
                List.of(GROUP, StartAt.OPTION, UNTIL, RESET, TOPIC_CHANGE, DISCOVER, CONSUMERS, TIME, KEY, TIMESTAMP));
    }

    static KafkaSourceSettings of(StreamAddress address) {
        StartAt start = StartAt.of(address);
        String group = address.option(GROUP.name()).orElse("").strip();
        if (start.fromGroup() && group.isEmpty()) {
            throw new ConfigurationException("The option start=committed of " + address
                    + " needs the group whose offsets it means: give group=");
        }
        String until = address.option(UNTIL.name()).orElse(null);
        long untilMillis = until == null || until.equals("latest")
                ? -1
                : StartAt.time(address, UNTIL, until, "latest or a time such as");
        return new KafkaSourceSettings(
                start,
                group,
                until != null,
                untilMillis,
                switch (choice(address, RESET, "fail", "earliest", "latest")) {
                    case "earliest" -> OnLostOffset.EARLIEST;
                    case "latest" -> OnLostOffset.LATEST;
                    default -> OnLostOffset.FAIL;
                },
                choice(address, TOPIC_CHANGE, "fail", "restart").equals("restart"),
                OptionValues.duration(address, DISCOVER.name(), Duration.ofMinutes(1), Duration.ZERO)
                        .toMillis(),
                (int) OptionValues.number(address, CONSUMERS.name(), 1, 1, 64),
                choice(address, TIME, "event", "record").equals("record"),
                KafkaOptions.timeout(address));
    }

    /** One of several words, the first by default. */
    static String choice(StreamAddress address, ConnectorOption option, String... words) {
        String text = address.option(option.name()).orElse(words[0]);
        if (!List.of(words).contains(text)) {
            throw KafkaOptions.wrong(address, option, text, "one of " + String.join(", ", words));
        }
        return text;
    }
}
