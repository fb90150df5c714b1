package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import io.streamwright.kafka.KafkaSourceSettings.OnLostOffset;
import io.streamwright.kafka.TopicAdmin.Topic;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A topic, whose partitions are the splits. Used by the thread that looks for splits and by the snapshot thread, one at a time;
 * readers share the fetchers, and a map of offsets that they tell.
 */
final class KafkaSource<T> implements Source<T> {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaSource.class);

    /** How often a topic must be missing in a row: a broker that has just come back may not know it yet. */
    private static final int MOST_MISSING = 3;

    private static final long MISSING_PAUSE_NANOS = 500_000_000;

    private final SourceSpec<T> spec;
    private final KafkaSourceSettings settings;
    private final TextFormat format;
    private final ClientProperties properties;
    private final KafkaFailures failures;
    private final TopicAdmin admin;
    private final Topic topic;
    private final PartitionFetcher[] fetchers;

    /** Where the partitions begin that were there when the job started. */
    private final Map<Integer, KafkaPosition> starts = new HashMap<>();

    /** What restored positions are checked against: the oldest and the newest offset of each partition. */
    private Map<Integer, Long> oldest = Map.of();

    private Map<Integer, Long> newest = Map.of();

    /** Where those end that a snapshot knows, if reading ends. */
    private Map<Integer, Long> ends = Map.of();

    private boolean discovered;

    /** What the last barrier has recorded, by partition; written by lanes. */
    private final Map<Integer, Long> atBarrier = new ConcurrentHashMap<>();

    private final Map<Integer, Long> committed = new HashMap<>();

    /**
     * Checks everything, the topic included.
     *
     * @throws ConfigurationException if something stands against it
     */
    KafkaSource(SourceSpec<T> spec, KafkaSourceSettings settings, TextFormats formats) {
        StreamAddress address = spec.address();
        this.spec = spec;
        this.settings = settings;
        String name = KafkaOptions.topic(address, spec.stream());
        this.properties = ClientProperties.ofSource(address, spec.stream());
        this.failures = new KafkaFailures(properties.secrets());
        this.format = formats.chooseOr("json", address, spec.codec());
        this.fetchers = new PartitionFetcher[settings.consumers()];
        values();
        this.admin = new TopicAdmin(name, properties, settings.timeout());
        boolean made = false;
        try {
            this.topic = admin.require();
            made = true;
        } finally {
            if (!made) {
                admin.close();
            }
        }
    }

    private RecordValues<T> values() {
        RecordFill fill = RecordFill.of(spec.address(), spec.codec(), format.name());
        Codec<T> codec = fill == null ? spec.codec() : WrappedCodec.filling(spec.codec(), fill);
        return new RecordValues<>(format.decoder(codec, spec.address()), fill);
    }

    @Override
    public boolean bounded() {
        return settings.bounded();
    }

    @Override
    public long discoveryIntervalMillis() {
        return settings.bounded() ? 0 : settings.discoverMillis();
    }

    // ---------------------------------------------------------------------------------------------------- discover

    @Override
    public List<String> discover(Set<String> known) throws IOException {
        return discovered ? discoverMore(known) : discoverFirst(known);
    }

    private List<String> discoverFirst(Set<String> known) throws IOException {
        boolean restored = known.stream()
                .map(SplitId::parse)
                .anyMatch(id -> id != null && id.topicId().equals(topic.id()));
        List<Integer> added = new ArrayList<>();
        List<Integer> old = new ArrayList<>();
        for (int partition = 0; partition < topic.partitions(); partition++) {
            (known.contains(id(partition)) ? old : added).add(partition);
        }
        PartitionStarts resolved = new PartitionStarts(admin, settings, properties.readsUncommitted());
        starts.putAll(resolved.of(added, restored));
        if (!old.isEmpty()) {
            oldest = resolved.oldest(old);
            newest = resolved.newestOfAll(old);
            ends = settings.bounded() ? resolved.ends(old) : Map.of();
        }
        discovered = true;
        return ids(added);
    }

    private List<String> discoverMore(Set<String> known) throws IOException {
        Optional<Topic> found;
        try {
            found = admin.find();
            for (int i = 1; found.isEmpty() && i < MOST_MISSING; i++) {
                LockSupport.parkNanos(this, MISSING_PAUSE_NANOS);
                found = admin.find();
            }
        } catch (TopicAdmin.UnavailableException e) {
            LOG.warn("Source {}: cannot look for new partitions, and tries again: {}", spec.stream(), e.getMessage());
            return List.of();
        }
        if (found.isEmpty()) {
            throw new IOException("the topic " + topic.name() + " has been deleted while it was read. Make it again and"
                    + " start the job with topic-change=restart, or point the stream to another topic");
        }
        Topic now = found.get();
        if (!now.id().equals(topic.id())) {
            throw madeAnew("has been deleted and made anew while it was read");
        }
        List<Integer> added = new ArrayList<>();
        for (int partition = 0; partition < now.partitions(); partition++) {
            if (!known.contains(id(partition))) {
                added.add(partition);
                starts.put(partition, new KafkaPosition(KafkaPosition.BEGINNING, -1, KafkaPosition.NO_END));
                LOG.info(
                        "Source {}: partition {} of {} is new and read from its start",
                        spec.stream(),
                        partition,
                        topic.name());
            }
        }
        return ids(added);
    }

    private IOException madeAnew(String what) {
        return new IOException("the topic " + topic.name() + " " + what + " (its id is " + topic.id()
                + "): positions of the old one mean nothing in the new one, and records between may be lost. To read"
                + " the new one as start says, with the state kept, start the job with topic-change=restart; to begin"
                + " with empty state, give another state directory");
    }

    private String id(int partition) {
        return new SplitId(topic.name(), partition, topic.id()).toString();
    }

    private List<String> ids(List<Integer> partitions) {
        return partitions.stream().map(this::id).toList();
    }

    // -------------------------------------------------------------------------------------------------------- open

    @Override
    public SplitReader<T> open(String splitId, byte @Nullable [] position) throws IOException {
        SplitId split = SplitId.parse(splitId);
        if (split == null || !split.topicId().equals(topic.id())) {
            return openOther(splitId, split, position);
        }
        KafkaPosition from = position == null
                ? starts.getOrDefault(
                        split.partition(), new KafkaPosition(KafkaPosition.BEGINNING, -1, KafkaPosition.NO_END))
                : restored(split, KafkaPosition.decode(position, split));
        PartitionQueue queue = fetcher(split.partition()).add(split, from);
        return new KafkaSplitReader<>(
                queue, values(), settings.recordTime(), offset -> atBarrier.put(split.partition(), offset));
    }

    private KafkaPosition restored(SplitId split, KafkaPosition position) throws IOException {
        long least = oldest.getOrDefault(split.partition(), 0L);
        long most = newest.getOrDefault(split.partition(), Long.MAX_VALUE);
        boolean lost = position.offset() >= 0 && (position.offset() < least || position.offset() > most);
        if (lost && settings.onLostOffset() == OnLostOffset.FAIL) {
            throw new IOException(LostOffset.message(split.topicPartition(), position.offset(), false) + " (it has "
                    + least + " to " + most + ")" + LostOffset.REMEDY);
        }
        if (!settings.bounded()) {
            return new KafkaPosition(position.offset(), position.leaderEpoch(), KafkaPosition.NO_END);
        }
        // a bounded read that was stopped ends where it would have; one that was not bounded ends now
        return position.end() >= 0
                ? position
                : new KafkaPosition(
                        position.offset(), position.leaderEpoch(), ends.getOrDefault(split.partition(), 0L));
    }

    /** A split of the snapshot that is not of this topic. */
    private SplitReader<T> openOther(String splitId, @Nullable SplitId split, byte @Nullable [] position)
            throws IOException {
        if (settings.topicChangeRestarts() && position != null) {
            LOG.warn("Source {}: the position of {} is dropped, as topic-change asks for", spec.stream(), splitId);
            return new DroppedSplit<>(position);
        }
        if (split != null && split.topic().equals(topic.name())) {
            throw madeAnew("has been deleted and made anew since the snapshot was taken");
        }
        throw new IOException("the snapshot holds positions of " + splitId + ", but the stream " + spec.stream()
                + " is read from the topic " + topic.name() + " now. To read that as start says, with the state kept,"
                + " start the job with topic-change=restart; to begin with empty state, give another state directory");
    }

    private PartitionFetcher fetcher(int partition) {
        int number = partition % fetchers.length;
        PartitionFetcher fetcher = fetchers[number];
        if (fetcher == null) {
            try {
                fetcher = new PartitionFetcher(
                        spec.stream(),
                        number,
                        new KafkaConsumer<>(properties.consumer(settings.group())),
                        settings.onLostOffset(),
                        failures);
            } catch (KafkaException e) {
                throw failures.configuration("no Kafka consumer can be made for " + spec.address(), e);
            }
            fetcher.start();
            fetchers[number] = fetcher;
        }
        return fetcher;
    }

    // ----------------------------------------------------------------------------------------------------- commits

    @Override
    public void snapshotCompleted(long snapshotId) {
        PartitionFetcher fetcher = anyFetcher();
        if (settings.group().isEmpty() || fetcher == null) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        atBarrier.forEach((partition, offset) -> {
            if (!offset.equals(committed.put(partition, offset))) {
                offsets.put(new TopicPartition(topic.name(), partition), new OffsetAndMetadata(offset));
            }
        });
        if (!offsets.isEmpty()) {
            fetcher.commit(offsets);
        }
    }

    private @Nullable PartitionFetcher anyFetcher() {
        for (PartitionFetcher fetcher : fetchers) {
            if (fetcher != null) {
                return fetcher;
            }
        }
        return null;
    }

    @Override
    public void close() {
        for (PartitionFetcher fetcher : fetchers) {
            if (fetcher != null) {
                fetcher.close();
            }
        }
        admin.close();
    }
}
