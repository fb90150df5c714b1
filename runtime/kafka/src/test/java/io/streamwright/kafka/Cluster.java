package io.streamwright.kafka;

import io.streamwright.kafka.broker.BrokerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** One broker for all tests of this process, and what they do to it. Each test has topics of its own. */
final class Cluster {
    static final String SASL_PASSWORD = "Sesame-7f3a";

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static @Nullable BrokerProcess broker;
    private static @Nullable Admin admin;
    private static @Nullable KafkaProducer<String, String> producer;

    private Cluster() {}

    static synchronized BrokerProcess broker() {
        if (broker == null) {
            try {
                BrokerProcess started = BrokerProcess.start(Map.of(), SASL_PASSWORD);
                Runtime.getRuntime().addShutdownHook(new Thread(started::close));
                broker = started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return broker;
    }

    static String bootstrap() {
        return broker().bootstrap();
    }

    static synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of("bootstrap.servers", bootstrap()));
        }
        return admin;
    }

    static synchronized KafkaProducer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of("bootstrap.servers", bootstrap(), "linger.ms", "0", "delivery.timeout.ms", "40000"),
                    new StringSerializer(),
                    new StringSerializer());
        }
        return producer;
    }

    static <V> V get(KafkaFuture<V> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new topic. */
    static String topic(int partitions) {
        String name = "topic-" + NUMBER.incrementAndGet();
        create(name, partitions);
        return name;
    }

    static void create(String name, int partitions) {
        get(admin().createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all());
        awaitLeaders(name, partitions);
    }

    /**
     * Waits until the broker leads all partitions. While it begins to, it may refuse the first of several batches that are under
     * way and take the second, behind which it never takes the first.
     */
    private static void awaitLeaders(String name, int partitions) {
        while (!exists(name)) {
            Thread.onSpinWait();
        }
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(name, partition), OffsetSpec.latest());
        }
        get(admin().listOffsets(asked).all());
    }

    private static boolean exists(String name) {
        try {
            get(admin().describeTopics(Set.of(name)).allTopicNames());
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    static void delete(String name) {
        get(admin().deleteTopics(Set.of(name)).all());
        while (exists(name)) {
            Thread.onSpinWait();
        }
    }

    static void addPartitions(String name, int total) {
        get(admin().createPartitions(Map.of(name, NewPartitions.increaseTo(total)))
                .all());
        awaitLeaders(name, total);
    }

    static void deleteRecords(String name, int partition, long before) {
        get(admin().deleteRecords(Map.of(new TopicPartition(name, partition), RecordsToDelete.beforeOffset(before)))
                .all());
    }

    static Map<Integer, Long> committed(String group) {
        Map<Integer, Long> offsets = new HashMap<>();
        get(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> offsets.put(partition.partition(), offset.offset()));
        return offsets;
    }

    static void produce(ProducerRecord<String, String> record) {
        try {
            producer().send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    static void produce(String topic, int partition, @Nullable String value) {
        produce(new ProducerRecord<>(topic, partition, null, value));
    }

    /** The views numbered {@code from} to below {@code to}, spread over the partitions; number n happens at second n. */
    static void produceViews(String topic, int partitions, int from, int to) {
        sendAll(IntStream.range(from, to)
                .mapToObj(n -> new ProducerRecord<String, String>(
                        topic, n % partitions, null, View.of(n).json()))
                .toList());
    }

    /** Writes records, and fails if one is not written. */
    static void sendAll(List<ProducerRecord<String, String>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer().send(record)));
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All records of a topic, by partition and offset, once there are at least so many. */
    static List<ConsumerRecord<String, String>> records(String topic, int count) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        Map<String, Object> properties = Map.of(
                "bootstrap.servers", bootstrap(), "auto.offset.reset", "earliest", "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(topic, each.partition()))
                    .toList();
            consumer.assign(partitions);
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            consumer.seekToBeginning(partitions);
            while ((found.size() < count || !atEnd(consumer, partitions)) && System.nanoTime() - deadline < 0) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        found.sort(Comparator.<ConsumerRecord<String, String>>comparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return found;
    }

    private static boolean atEnd(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions) {
        return consumer.endOffsets(partitions).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    static @Nullable String header(ConsumerRecord<?, ?> record, String name) {
        return record.headers().lastHeader(name) == null
                ? null
                : new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
