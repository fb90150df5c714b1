package io.streamwright.samples.nativeimage;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Payments in topics of a broker, and what comes of them. Used by one thread. */
final class PaymentTopics implements AutoCloseable {
    private static final int CARDS = 50;
    private static final long START = Instant.parse("2026-05-01T10:00:00Z").toEpochMilli();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String bootstrap;
    private final Admin admin;
    /** What was paid into each topic so far, by card. */
    private final Map<String, long[]> paid = new HashMap<>();

    private int topics;

    PaymentTopics(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    void addScramUser(String user, String password) {
        // one request each: a second mechanism of the same user is taken for a repetition
        for (ScramMechanism mechanism : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
            get(admin.alterUserScramCredentials(List.of(
                            new UserScramCredentialUpsertion(user, new ScramCredentialInfo(mechanism, 4096), password)))
                    .all());
        }
    }

    /** A new topic; its name. */
    String create(int partitions) {
        String name = "topic-" + ++topics;
        get(admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all());
        while (!exists(name)) {
            Thread.onSpinWait();
        }
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(name, partition), OffsetSpec.latest());
        }
        // retried by the client until the broker leads all partitions
        get(admin.listOffsets(ends).all());
        return name;
    }

    private boolean exists(String topic) {
        try {
            get(admin.describeTopics(List.of(topic)).allTopicNames());
            return true;
        } catch (AssertionError e) {
            return false;
        }
    }

    /**
     * Writes payments.
     *
     * @param first the number of the first one, which all else of them follows from
     * @return what the job makes of them, in JSON
     */
    List<String> pay(String topic, int first, int count, String compression) {
        List<String> totals = new ArrayList<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "compression.type", compression, "linger.ms", "5"),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = first; i < first + count; i++) {
                String card = "card-" + i * 7 % CARDS;
                long cents = 100L + i % 1_000;
                Instant at = Instant.ofEpochMilli(START + i * 10L);
                long[] soFar = paid.computeIfAbsent(topic + " " + card, key -> new long[2]);
                soFar[0]++;
                soFar[1] += cents;
                sent.add(producer.send(new ProducerRecord<>(
                        topic, card, "{\"card\":\"" + card + "\",\"cents\":" + cents + ",\"at\":\"" + at + "\"}")));
                totals.add("{\"card\":\"" + card + "\",\"payments\":" + soFar[0] + ",\"cents\":" + soFar[1]
                        + ",\"at\":\"" + at + "\"}");
            }
        }
        sent.forEach(PaymentTopics::get);
        return totals;
    }

    /** Writes values without keys. */
    void send(String topic, List<String> values) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            values.stream()
                    .map(value -> producer.send(new ProducerRecord<>(topic, value)))
                    .toList()
                    .forEach(PaymentTopics::get);
        }
    }

    /** All values of a topic to its end, of which there must be as many at least. */
    List<String> read(String topic, int atLeast) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long giveUp = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
                if (System.nanoTime() > giveUp) {
                    throw new AssertionError("cannot read " + topic + " to its end");
                }
            }
        }
        if (values.size() < atLeast) {
            throw new AssertionError(topic + " has " + values.size() + " records, not " + atLeast);
        }
        return values;
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
