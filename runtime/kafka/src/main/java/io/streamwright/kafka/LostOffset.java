package io.streamwright.kafka;

import org.apache.kafka.common.TopicPartition;

/** What is said of a position that a partition does not have any more. */
final class LostOffset {
    static final String REMEDY = ". Records between the snapshot and now are gone or were never kept: keep them longer"
            + " (retention.ms), or go on without them by reset=earliest or reset=latest";

    private LostOffset() {}

    static String message(TopicPartition partition, long offset, boolean truncated) {
        return "the topic " + partition.topic() + ", partition " + partition.partition() + ", does not have the offset "
                + offset + " any more"
                + (truncated ? ", since it has lost records at its end (unclean leader election)" : "");
    }
}
