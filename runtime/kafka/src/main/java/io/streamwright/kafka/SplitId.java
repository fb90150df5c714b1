package io.streamwright.kafka;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * The name of a partition in snapshots: {@code page-views-3@Zm9v...}. The id that the cluster gave the topic is part of it, so
 * that positions of a topic are not taken for those of another one with its name.
 */
record SplitId(String topic, int partition, Uuid topicId) {
    private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})@([A-Za-z0-9_-]{22})");

    /** The id of a text, or null if it is none. */
    static @Nullable SplitId parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? new SplitId(matcher.group(1), Integer.parseInt(matcher.group(2)), Uuid.fromString(matcher.group(3)))
                : null;
    }

    TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + topicId;
    }
}
