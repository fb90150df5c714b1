package io.streamwright.kafka;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.OffsetSpec;

/** Turns the options {@code start} and {@code until} into offsets, when a job starts. */
final class PartitionStarts {
    private final TopicAdmin admin;
    private final KafkaSourceSettings settings;
    private final boolean uncommitted;

    PartitionStarts(TopicAdmin admin, KafkaSourceSettings settings, boolean uncommitted) {
        this.admin = admin;
        this.settings = settings;
        this.uncommitted = uncommitted;
    }

    /**
     * Where partitions begin that the snapshot does not know.
     *
     * @param restored whether it knows others: then these are new, and read from their start
     */
    Map<Integer, KafkaPosition> of(List<Integer> partitions, boolean restored) throws IOException {
        Map<Integer, KafkaPosition> positions = new HashMap<>();
        if (partitions.isEmpty()) {
            return positions;
        }
        Map<Integer, Long> starts = restored ? Map.of() : starts(partitions);
        Map<Integer, Long> ends = settings.bounded() ? ends(partitions) : Map.of();
        for (int partition : partitions) {
            positions.put(
                    partition,
                    new KafkaPosition(
                            starts.getOrDefault(partition, KafkaPosition.BEGINNING),
                            -1,
                            ends.getOrDefault(partition, KafkaPosition.NO_END)));
        }
        return positions;
    }

    private Map<Integer, Long> starts(List<Integer> partitions) throws IOException {
        return switch (settings.start().kind()) {
            case EARLIEST -> Map.of();
            case LATEST -> newest(partitions);
            case TIME -> atTime(partitions, settings.start().timeMillis());
            case COMMITTED -> admin.committed(settings.group());
            case COMMITTED_OR_LATEST -> {
                Map<Integer, Long> starts = newest(partitions);
                starts.putAll(admin.committed(settings.group()));
                yield starts;
            }
        };
    }

    /** Where a bounded read ends. */
    Map<Integer, Long> ends(List<Integer> partitions) throws IOException {
        return settings.untilMillis() < 0 ? newest(partitions) : atTime(partitions, settings.untilMillis());
    }

    private Map<Integer, Long> atTime(List<Integer> partitions, long timeMillis) throws IOException {
        Map<Integer, Long> offsets = newest(partitions);
        admin.offsets(partitions, OffsetSpec.forTimestamp(timeMillis), uncommitted)
                .forEach((partition, offset) -> {
                    if (offset >= 0) {
                        offsets.put(partition, offset);
                    }
                });
        return offsets;
    }

    /** The offsets behind the newest records, also those that are not committed. */
    Map<Integer, Long> newestOfAll(List<Integer> partitions) throws IOException {
        return admin.offsets(partitions, OffsetSpec.latest(), true);
    }

    private Map<Integer, Long> newest(List<Integer> partitions) throws IOException {
        return admin.offsets(partitions, OffsetSpec.latest(), uncommitted);
    }

    /** The offsets of the oldest records. */
    Map<Integer, Long> oldest(List<Integer> partitions) throws IOException {
        return admin.offsets(partitions, OffsetSpec.earliest(), uncommitted);
    }
}
