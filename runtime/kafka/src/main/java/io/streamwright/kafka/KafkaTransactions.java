package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.sink.JobInstance;
import io.streamwright.core.sink.SinkRun;
import io.streamwright.core.sink.SinkTransactions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions of all exactly-once sinks of a job at one cluster, from one start to the next end.
 *
 * <p>There is a pair of producers that take turns. What a lane writes after so many barriers goes to the one or the other, as
 * that number is even or odd: so the results behind a barrier stay out of the transaction before it, whichever lane comes first.
 * The snapshot thread commits them in the same order, and the transaction after the next begins only after that.
 */
final class KafkaTransactions implements SinkTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaTransactions.class);

    private static final int PAIR = 2;

    private final ClientProperties properties;
    private final KafkaSinkSettings settings;
    private final long timeoutMillis;

    /** Every one of them holds the marker, at its first partition. */
    private final TreeSet<String> topics = new TreeSet<>();

    private final @Nullable TransactionalProducer[] producers = new TransactionalProducer[PAIR];
    private @Nullable JobInstance me;
    private @Nullable MarkerGroup markers;
    private long committed;

    /** Those of a cluster, as the first sink that writes there wants them. */
    KafkaTransactions(ClientProperties properties, KafkaSinkSettings settings, SinkRun run) {
        this.properties = properties;
        this.settings = settings;
        this.timeoutMillis = TransactionTimeout.millis(properties, run);
        properties.checkTransactional(timeoutMillis);
    }

    /**
     * A sink joins.
     *
     * @throws ConfigurationException if it wants other producers than the first one
     */
    void join(String topic, ClientProperties ofSink, KafkaSinkSettings settingsOfSink) {
        String other = properties.differingFrom(ofSink);
        if (other == null && !settings.transactionalId().equals(settingsOfSink.transactionalId())) {
            other = KafkaSinkSettings.TRANSACTIONAL_ID.name();
        }
        if (other != null) {
            throw new ConfigurationException(
                    "the option " + other + " of " + ofSink.address() + " differs from that of "
                            + properties.address()
                            + ": all exactly-once sinks of a job write in the same transactions, by the same"
                            + " clients. Set it alike for both, or let one of them deliver at least once ("
                            + KafkaSinkSettings.DELIVERY.name() + "=at-least-once)");
        }
        topics.add(topic);
    }

    @Override
    public String place() {
        String name = markers == null ? "" : " (" + markers.name() + ")";
        return "the Kafka cluster of " + properties.bootstrap() + name;
    }

    // ---------------------------------------------------------------------------------------------------- the start

    @Override
    public long open(JobInstance instance) throws IOException {
        String name = settings.transactionalId().orElse("streamwright-" + instance.job() + "-" + instance.stateId());
        me = instance;
        MarkerGroup group = new MarkerGroup(name, properties, settings.timeout());
        markers = group;
        // before it is too late: a job that is not meant would be shut out
        expectOurs(group.newest(group.glance().values()), instance);
        LOG.debug("Job {}: shuts out earlier instances with the transactional ids {}-0 and -1", instance.job(), name);
        for (int i = 0; i < PAIR; i++) {
            TransactionalProducer producer = new TransactionalProducer(name + "-" + i, properties, timeoutMillis);
            producers[i] = producer;
            producer.fence();
        }
        TransactionMarker marker = group.read(topics);
        expectOurs(marker, instance);
        return marker == null ? NO_MARK : marker.snapshotId();
    }

    private void expectOurs(@Nullable TransactionMarker marker, JobInstance instance) {
        if (marker != null && !marker.stateId().equals(instance.stateId())) {
            throw new StreamwrightException("the transactional id is used by the job \"" + marker.job()
                    + "\" with another state directory (whose id is " + marker.stateId() + "; this one's is "
                    + instance.stateId() + "), and has published results up to its snapshot " + marker.snapshotId()
                    + ". Start the job with that state directory; or, if they are two jobs, or results may be published"
                    + " again since that state is lost, choose another name with the option "
                    + KafkaSinkSettings.TRANSACTIONAL_ID.name());
        }
    }

    /** Also shows at once whether the rights for it are there. */
    @Override
    public void mark(long snapshotId) throws IOException {
        commit(producer(0), snapshotId);
    }

    // ------------------------------------------------------------------------------------------------- while it runs

    /** That of the lanes that have passed so many barriers. Any thread. */
    TransactionalProducer producer(long barriers) {
        return Objects.requireNonNull(producers[(int) (barriers % PAIR)], "not open");
    }

    @Override
    public void commit(long snapshotId) throws IOException {
        commit(producer(committed), snapshotId);
        committed++;
    }

    private void commit(TransactionalProducer producer, long snapshotId) throws IOException {
        OffsetAndMetadata marker =
                TransactionMarker.of(Objects.requireNonNull(me), snapshotId).offset();
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        topics.forEach(topic -> offsets.put(MarkerGroup.placeIn(topic), marker));
        producer.commit(offsets, Objects.requireNonNull(markers).metadata());
    }

    @Override
    public void close() {
        for (TransactionalProducer producer : producers) {
            if (producer != null) {
                producer.close();
            }
        }
    }
}
