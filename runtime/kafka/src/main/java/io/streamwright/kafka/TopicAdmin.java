package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks a cluster about one topic, and waits for answers no longer than the timeout. Used by one thread at a time. */
final class TopicAdmin implements AutoCloseable {
    /**
     * A topic as it is now.
     *
     * @param id never that of another topic, also not of one with the same name later
     */
    record Topic(String name, Uuid id, int partitions) {}

    /** No broker answers, or none that can: another time it may. */
    static final class UnavailableException extends IOException {
        UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final String topic;
    private final String bootstrap;
    private final Duration timeout;
    private final KafkaFailures failures;
    private final Admin admin;

    /**
     * Makes a client; nothing is asked yet.
     *
     * @throws ConfigurationException if its properties are wrong
     */
    TopicAdmin(String topic, ClientProperties properties, Duration timeout) {
        this.topic = topic;
        this.bootstrap = properties.bootstrap();
        this.timeout = timeout;
        this.failures = new KafkaFailures(properties.secrets());
        Map<String, Object> all = properties.admin();
        all.putIfAbsent("default.api.timeout.ms", Long.toString(Math.max(1, timeout.toMillis())));
        all.putIfAbsent("request.timeout.ms", Long.toString(Math.max(1, Math.min(30_000, timeout.toMillis()))));
        try {
            this.admin = Admin.create(all);
        } catch (KafkaException e) {
            throw failures.configuration(
                    "no Kafka client can be made for " + properties.address() + " at " + bootstrap, e);
        }
    }

    /** The topic; empty if there is none of that name. */
    Optional<Topic> find() throws IOException {
        try {
            TopicDescription description = Objects.requireNonNull(
                    get(admin.describeTopics(List.of(topic)).allTopicNames(), "describe the topic")
                            .get(topic));
            return Optional.of(new Topic(
                    topic, description.topicId(), description.partitions().size()));
        } catch (IOException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * The topic, when a job starts.
     *
     * @throws ConfigurationException if it cannot be asked about or is not there
     */
    Topic require() {
        try {
            return find().orElseThrow(() -> new ConfigurationException("the topic " + topic + " does not exist at "
                    + bootstrap + "; make it first (kafka-topics.sh --bootstrap-server " + bootstrap
                    + " --create --topic " + topic + " --partitions 4), or name another"));
        } catch (IOException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The id of the cluster, or where its brokers are if it does not tell.
     *
     * @throws ConfigurationException if it cannot be asked
     */
    String cluster() {
        try {
            String id = get(admin.describeCluster().clusterId(), "tell the id of the cluster of the topic");
            return id == null ? bootstrap : id;
        } catch (IOException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The offsets that a specification gives; -1 where it gives none. */
    Map<Integer, Long> offsets(Collection<Integer> partitions, OffsetSpec spec, boolean uncommitted)
            throws IOException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(new TopicPartition(topic, partition), spec));
        ListOffsetsOptions options =
                new ListOffsetsOptions(uncommitted ? IsolationLevel.READ_UNCOMMITTED : IsolationLevel.READ_COMMITTED);
        Map<TopicPartition, ListOffsetsResultInfo> found =
                get(admin.listOffsets(asked, options).all(), "tell the offsets of the topic");
        Map<Integer, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition.partition(), info.offset()));
        return offsets;
    }

    /** The offsets that a group has committed, of those partitions where it has. */
    Map<Integer, Long> committed(String group) throws IOException {
        Map<Integer, Long> offsets = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> found;
        try {
            found = get(
                    admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                    "tell the offsets of the group " + group + " for the topic");
        } catch (IOException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return offsets;
            }
            throw e;
        }
        found.forEach((partition, offset) -> {
            if (partition.topic().equals(topic) && offset != null) {
                offsets.put(partition.partition(), offset.offset());
            }
        });
        return offsets;
    }

    private <V> V get(KafkaFuture<V> future, String what) throws IOException {
        String failed = "the brokers at " + bootstrap + " cannot " + what + " " + topic;
        try {
            return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            Throwable cause = KafkaFailures.unwrapped(e);
            if (cause instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw unavailable(cause);
            }
            if (cause instanceof RetriableException && !(cause instanceof UnknownTopicOrPartitionException)) {
                throw new UnavailableException(failed + ": " + failures.reason(cause), cause);
            }
            throw failures.failure(failed, cause);
        } catch (TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + bootstrap, e);
        }
    }

    private UnavailableException unavailable(Throwable cause) {
        return new UnavailableException(
                "no Kafka broker has answered at " + bootstrap + " within " + timeout.toMillis()
                        + " ms: check the option bootstrap, whether brokers run and can be reached from here, and"
                        + " kafka.security.protocol if they ask for it; the option timeout lets them take longer",
                cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
