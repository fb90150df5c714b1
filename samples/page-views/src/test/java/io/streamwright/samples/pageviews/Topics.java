package io.streamwright.samples.pageviews;

import io.streamwright.kafka.broker.BrokerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A broker of its own, and what is in its topics. */
final class Topics implements AutoCloseable {
    private final BrokerProcess broker;

    private Topics(BrokerProcess broker) {
        this.broker = broker;
    }

    static Topics start() throws IOException {
        return new Topics(BrokerProcess.start());
    }

    String bootstrap() {
        return broker.bootstrap();
    }

    void create(String name, int partitions) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** All committed records of a topic, partition by partition, each in its order. */
    List<List<ConsumerRecord<String, String>>> read(String topic) {
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                bootstrap(),
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                "false");
        List<List<ConsumerRecord<String, String>>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            int partitions = consumer.partitionsFor(topic).size();
            for (int i = 0; i < partitions; i++) {
                found.add(read(consumer, new TopicPartition(topic, i)));
            }
        }
        return found;
    }

    private static List<ConsumerRecord<String, String>> read(
            KafkaConsumer<String, String> consumer, TopicPartition partition) {
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        while (consumer.position(partition) < end) {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
        }
        return records;
    }

    @Override
    public void close() {
        broker.close();
    }
}
