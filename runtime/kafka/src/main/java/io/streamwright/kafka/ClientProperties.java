package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.DidYouMean;
import io.streamwright.core.api.StreamAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the clients of one source or sink: what the user gives as {@code kafka.<property>}, and what the connector
 * needs. Checks names, since the client only warns of those it does not know. Immutable.
 */
final class ClientProperties {
    private static final String PREFIX = KafkaOptions.CLIENT.prefix();

    /** What the connector sets itself, with the reason or the option to use. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("bootstrap.servers", "use the option bootstrap"),
            Map.entry("key.deserializer", "records are decoded by the option format"),
            Map.entry("value.deserializer", "records are decoded by the option format"),
            Map.entry("key.serializer", "records are encoded by the option format"),
            Map.entry("value.serializer", "records are encoded by the option format"),
            Map.entry("group.id", "use the option group"),
            Map.entry("group.instance.id", "partitions are assigned by the job, not by a group"),
            Map.entry("group.protocol", "partitions are assigned by the job, not by a group"),
            Map.entry("group.remote.assignor", "partitions are assigned by the job, not by a group"),
            Map.entry("partition.assignment.strategy", "partitions are assigned by the job, not by a group"),
            Map.entry("enable.auto.commit", "offsets are committed with snapshots, see the option group"),
            Map.entry("auto.offset.reset", "use the options start and reset"),
            Map.entry("allow.auto.create.topics", "a source never makes its topic"),
            Map.entry("transactional.id", "use the option transactional-id"),
            Map.entry("transaction.two.phase.commit.enable", "transactions are ended by their timeout"),
            Map.entry("enable.idempotence", "it is always on: without it records are repeated and change their order"),
            Map.entry("acks", "it is always all: with less, results that a snapshot counts as written may be lost"));

    private final StreamAddress address;
    private final String bootstrap;
    private final String clientId;
    private final Map<String, String> given;
    private final Secrets secrets;

    private ClientProperties(StreamAddress address, String bootstrap, String clientId) {
        this.address = address;
        this.bootstrap = bootstrap;
        this.clientId = clientId;
        this.given = KafkaOptions.open(address, KafkaOptions.CLIENT);
        this.secrets = Secrets.of(given);
    }

    /**
     * Those of a source.
     *
     * @throws ConfigurationException if one is refused or misspelt
     */
    static ClientProperties ofSource(StreamAddress address, String stream) {
        ClientProperties properties = of(address, stream);
        properties.check("consumer", ConsumerConfig.configNames(), "producer", ProducerConfig.configNames());
        return properties;
    }

    /**
     * Those of a sink.
     *
     * @throws ConfigurationException if one is refused or misspelt
     */
    static ClientProperties ofSink(StreamAddress address, String stream) {
        ClientProperties properties = of(address, stream);
        properties.check("producer", ProducerConfig.configNames(), "consumer", ConsumerConfig.configNames());
        return properties;
    }

    private static ClientProperties of(StreamAddress address, String stream) {
        return new ClientProperties(address, KafkaOptions.bootstrap(address, stream), "streamwright-" + stream);
    }

    private void check(String mine, Set<String> ofMine, String other, Set<String> ofOther) {
        Set<String> known = new TreeSet<>(ofMine);
        known.addAll(AdminClientConfig.configNames());
        for (String name : given.keySet()) {
            String reason = REFUSED.get(name);
            if (reason != null) {
                throw new ConfigurationException("The option " + PREFIX + name + " of " + address
                        + " cannot be set, since the connector does: " + reason);
            }
            if (known.contains(name)) {
                continue;
            }
            if (ofOther.contains(name)) {
                throw new ConfigurationException("The option " + PREFIX + name + " of " + address
                        + " is a property of a Kafka " + other + ", but this is a " + mine);
            }
            String meant = DidYouMean.nearest(name, known);
            if (meant != null) {
                throw new ConfigurationException("The Kafka " + mine + " of " + address + " has no property \"" + name
                        + "\"; did you mean " + PREFIX + meant + "?");
            }
            // one of a plug-in's own: the client hands all properties on
        }
    }

    /** Where brokers are found. */
    String bootstrap() {
        return bootstrap;
    }

    StreamAddress address() {
        return address;
    }

    Secrets secrets() {
        return secrets;
    }

    Map<String, Object> admin() {
        Map<String, Object> properties = base();
        Set<String> others = new HashSet<>(ConsumerConfig.configNames());
        others.addAll(ProducerConfig.configNames());
        others.removeAll(AdminClientConfig.configNames());
        given.forEach((name, value) -> {
            if (!others.contains(name)) {
                properties.put(name, value);
            }
        });
        return properties;
    }

    /**
     * For a consumer without a group's membership.
     *
     * @param group whose offsets it commits; empty for none
     */
    Map<String, Object> consumer(String group) {
        Map<String, Object> properties = base();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1000");
        properties.putAll(given);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        if (!group.isEmpty()) {
            properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        }
        return properties;
    }

    /** For a producer that loses and repeats nothing as long as it lives. */
    Map<String, Object> producer() {
        Map<String, Object> properties = base();
        // while a broker is slow a lane waits: records are given up by delivery.timeout.ms, not by the wait for room
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "300000");
        properties.putAll(given);
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        return properties;
    }

    /**
     * For a producer in transactions.
     *
     * @param id its transactional id
     */
    Map<String, Object> transactional(String id, long timeoutMillis) {
        Map<String, Object> properties = producer();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(timeoutMillis));
        if (!given.containsKey("client.id")) {
            properties.put("client.id", id);
        }
        return properties;
    }

    /**
     * Checks those of a producer in transactions as far as that is possible without making one.
     *
     * @throws ConfigurationException if they are wrong
     */
    void checkTransactional(long timeoutMillis) {
        try {
            new ProducerConfig(transactional(clientId, timeoutMillis));
        } catch (KafkaException e) {
            throw new KafkaFailures(secrets).configuration("no Kafka producer can be made for " + address(), e);
        }
    }

    /** For a consumer that only reads the offsets of a group, as the producer of a sink would sign in. */
    Map<String, Object> markerConsumer(String group) {
        Map<String, Object> properties = base();
        Set<String> others = new HashSet<>(ProducerConfig.configNames());
        others.removeAll(ConsumerConfig.configNames());
        given.forEach((name, value) -> {
            if (!others.contains(name)) {
                properties.put(name, value);
            }
        });
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteBufferDeserializer.class);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        // waits until no transaction is left that may change the offsets
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return properties;
    }

    /** What the user gives for a property; null if nothing. */
    @Nullable String given(String name) {
        return given.get(name);
    }

    /** The first property that is not the same, as the option that sets it; null if all are. */
    @Nullable String differingFrom(ClientProperties other) {
        Set<String> names = new TreeSet<>(given.keySet());
        names.addAll(other.given.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(given.get(name), other.given.get(name)))
                .map(name -> PREFIX + name)
                .findFirst()
                .orElse(null);
    }

    /** Whether records of transactions that are not committed are read as well. */
    boolean readsUncommitted() {
        return "read_uncommitted".equals(given.get(ConsumerConfig.ISOLATION_LEVEL_CONFIG));
    }

    private Map<String, Object> base() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("bootstrap.servers", bootstrap);
        properties.put("client.id", clientId);
        // no JMX beans, whose names clash where two jobs run in a process, and no reports to the brokers
        properties.put("metric.reporters", "");
        properties.put("enable.metrics.push", "false");
        if (given.containsKey("client.id")) {
            properties.put("client.id", given.get("client.id"));
        }
        return properties;
    }
}
