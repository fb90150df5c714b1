package io.streamwright.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What {@link Ledger} reads and writes on a broker: writes its input, follows its results, and audits both. Used by one thread. */
final class LedgerBooks implements AutoCloseable {
    static final String IN = "transfers";
    static final List<String> OUT = List.of("entries", "totals");

    private static final int ACCOUNTS_PER_PARTITION = 20;
    private static final int PARTITIONS = 2;
    private static final int FAR_BEHIND = 20_000;
    private static final Pattern TRANSFER = Pattern.compile("\"account\":\"(\\w+)\",\"n\":(\\d+),\"at\":\"([^\"]+)\"");
    private static final Pattern ENTRY = Pattern.compile("\"account\":\"(\\w+)\",\"count\":(\\d+),\"n\":(\\d+)");

    private final String bootstrap;
    private final Admin admin;
    private final KafkaProducer<String, String> producer;
    private final KafkaConsumer<String, String> committed;
    private final List<ConsumerRecord<String, String>> results = new ArrayList<>();

    /** Half an hour ago: brokers forget producers by the times of their records, and refuse those from the future. */
    private final long startMillis = (System.currentTimeMillis() - 1_800_000) / 10_000 * 10_000;

    private int partitions = PARTITIONS;
    private long written;

    LedgerBooks(String bootstrap) {
        this.bootstrap = bootstrap;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
        List<NewTopic> topics = new ArrayList<>(List.of(new NewTopic(IN, PARTITIONS, (short) 1)));
        OUT.forEach(topic -> topics.add(new NewTopic(topic, 3, (short) 1)));
        Cluster.get(admin.createTopics(topics).all());
        awaitLeaders(IN, PARTITIONS);
        OUT.forEach(topic -> awaitLeaders(topic, 3));
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer());
        this.committed = consumer("read_committed");
        List<TopicPartition> all = OUT.stream()
                .flatMap(topic -> IntStream.range(0, 3).mapToObj(each -> new TopicPartition(topic, each)))
                .toList();
        committed.assign(all);
        committed.seekToBeginning(all);
    }

    private KafkaConsumer<String, String> consumer(String isolation) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "isolation.level", isolation),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** A broker that begins to lead may take the second of two batches and not the first. */
    private void awaitLeaders(String topic, int count) {
        Runs.await()
                .ignoreExceptions()
                .untilAsserted(() -> Cluster.get(admin.listOffsets(IntStream.range(0, count)
                                .boxed()
                                .collect(Collectors.toMap(
                                        each -> new TopicPartition(topic, each), each -> OffsetSpec.latest())))
                        .all()));
    }

    // -------------------------------------------------------------------------------------------------------- input

    /** Writes so many transfers to all partitions, unless results are far behind already, as while the job is down. */
    void write(int count) {
        if (written - results.size() < FAR_BEHIND) {
            write(count, 0);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what is in the topic is the truth
    private void write(int count, int firstPartition) {
        for (int i = 0; i < count; i++) {
            int partition = firstPartition + (int) (written * 31 % (partitions - firstPartition));
            long account = (long) partition * ACCOUNTS_PER_PARTITION + written * 7 % ACCOUNTS_PER_PARTITION;
            Instant at = Instant.ofEpochMilli(startMillis + written * 5);
            String json = "{\"account\":\"a" + account + "\",\"n\":" + written + ",\"at\":\"" + at + "\"}";
            producer.send(new ProducerRecord<>(IN, partition, null, json));
            written++;
        }
    }

    /**
     * Doubles the partitions, and writes into the new ones alone until something of that is a result: event time waits for them
     * from then on.
     */
    void addPartitions() {
        producer.flush();
        int before = partitions;
        partitions = 2 * PARTITIONS;
        Cluster.get(admin.createPartitions(Map.of(IN, NewPartitions.increaseTo(partitions)))
                .all());
        awaitLeaders(IN, partitions);
        write(400, before);
        producer.flush();
        Runs.await().atMost(Duration.ofSeconds(90)).until(() -> {
            follow();
            Set<String> seen = results.stream().map(ConsumerRecord::key).collect(Collectors.toSet());
            return IntStream.range(before, partitions)
                    .allMatch(each -> IntStream.range(0, ACCOUNTS_PER_PARTITION)
                            .anyMatch(account -> seen.contains("a" + (each * ACCOUNTS_PER_PARTITION + account))));
        });
    }

    long written() {
        return written;
    }

    void flush() {
        producer.flush();
    }

    // ------------------------------------------------------------------------------------------------------ results

    /** Reads what is committed by now; gives how much that is altogether. */
    int follow() {
        committed.poll(Duration.ofMillis(5)).forEach(results::add);
        return results.size();
    }

    /** Once nobody writes any more. */
    void followToTheEnd() {
        Map<TopicPartition, Long> ends;
        try (KafkaConsumer<String, String> all = consumer("read_uncommitted")) {
            ends = all.endOffsets(committed.assignment());
        }
        // nothing that is open, and nobody will ever end, is in the way
        Runs.await().atMost(Duration.ofSeconds(60)).until(() -> {
            follow();
            return ends.entrySet().stream().allMatch(end -> committed.position(end.getKey()) >= end.getValue());
        });
    }

    /** Every transfer once in the entries, in the order of its account, and once in the totals. */
    void audit(String description) {
        Map<String, List<String>> entriesExpected = new TreeMap<>();
        Map<String, Long> totalsExpected = new HashMap<>();
        for (ConsumerRecord<String, String> each : input()) {
            Matcher transfer = matched(TRANSFER, each.value());
            String account = transfer.group(1);
            List<String> entries = entriesExpected.computeIfAbsent(account, key -> new ArrayList<>());
            entries.add(entries.size() + 1 + ":" + transfer.group(2));
            Instant from = Instant.ofEpochMilli(Instant.parse(transfer.group(3)).toEpochMilli() / 10_000 * 10_000);
            totalsExpected.merge("{\"account\":\"" + account + "\",\"from\":\"" + from + "\"", 1L, Long::sum);
        }
        Map<String, List<String>> entries = new TreeMap<>();
        List<String> totals = new ArrayList<>();
        for (ConsumerRecord<String, String> each : results) {
            if (each.topic().equals("totals")) {
                totals.add(each.value());
            } else {
                Matcher entry = matched(ENTRY, each.value());
                entries.computeIfAbsent(entry.group(1), key -> new ArrayList<>())
                        .add(entry.group(2) + ":" + entry.group(3));
            }
        }
        assertThat(entries.keySet()).as(description).isEqualTo(entriesExpected.keySet());
        entries.forEach((account, found) ->
                assertThat(found).as("%s of %s", account, description).isEqualTo(entriesExpected.get(account)));
        assertThat(totals)
                .as(description)
                .containsExactlyInAnyOrderElementsOf(totalsExpected.entrySet().stream()
                        .map(each -> each.getKey() + ",\"transfers\":" + each.getValue() + "}")
                        .toList());
    }

    private static Matcher matched(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher;
    }

    private List<ConsumerRecord<String, String>> input() {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (KafkaConsumer<String, String> reader = consumer("read_uncommitted")) {
            List<TopicPartition> all = IntStream.range(0, partitions)
                    .mapToObj(each -> new TopicPartition(IN, each))
                    .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            while (!ends.entrySet().stream().allMatch(end -> reader.position(end.getKey()) >= end.getValue())) {
                reader.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        assertThat(found).hasSizeGreaterThanOrEqualTo((int) written);
        return found;
    }

    Admin admin() {
        return admin;
    }

    @Override
    public void close() {
        committed.close();
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }
}
