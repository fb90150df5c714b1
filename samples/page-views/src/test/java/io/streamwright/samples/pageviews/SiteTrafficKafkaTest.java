package io.streamwright.samples.pageviews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.samples.pageviews.visitors.SendVisitors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From topic to topics on a real broker, with the settings of {@code kafka.properties}. */
@Timeout(240)
class SiteTrafficKafkaTest {
    @TempDir
    Path folder;

    private Topics topics;

    @BeforeEach
    void start() throws Exception {
        topics = Topics.start();
        topics.create("page-counts", 3);
        topics.create("crawlers", 1);
        topics.create("unreadable-views", 1);
    }

    @AfterEach
    void end() {
        topics.close();
    }

    @Test
    void onePartition_givesExactlyWhatThePlainProgramGives() throws Exception {
        topics.create("page-views", 1);
        sendThreeHours();

        JobResult result = job("3").set("views.until", "latest").run();

        ByHand byHand = byHand();
        assertThat(byHand.late()).isGreaterThan(100);
        assertThat(results("page-counts")).isEqualTo(byHand.counts(false));
        assertThat(results("crawlers")).isEqualTo(byHand.crawlers(false, 40)).isNotEmpty();
        assertThat(hours()).isEqualTo(ByHand.hours(byHand.counts(false)));
        assertThat(result.progress().lateDropped()).isEqualTo(2 * byHand.late());
        assertUnreadable(byHand);
    }

    /** Stopped in the middle, while views come in; started again on another number of lanes. */
    @Test
    void fourPartitions_eachViewCountsOnce_andEachPageInOrder() throws Exception {
        topics.create("page-views", 4);
        FutureTask<Void> sending = new FutureTask<>(() -> {
            sendThreeHours();
            return null;
        });
        new Thread(sending, "visitors").start();

        Map<String, Long> late = new HashMap<>();
        Path state = folder.resolve("state");
        try (JobHandle running = job("2").stateDir(state).start()) {
            await().atMost(Duration.ofSeconds(90))
                    .until(() -> running.progress().results() > 1_000
                            || running.state().ended());
            running.stop();
            running.await();
            addLate(running, late);
        }
        sending.get();
        try (JobHandle rest =
                job("3").stateDir(state).set("views.until", "latest").start()) {
            rest.await();
            addLate(rest, late);
        }

        ByHand byHand = byHand();
        Map<String, Long> counts = results("page-counts");
        assertBetween(counts, byHand.counts(false), byHand.counts(true));
        Map<String, Long> crawlers = results("crawlers");
        assertThat(crawlers.keySet()).containsAll(byHand.crawlers(false, 40).keySet());
        byHand.crawlers(false, 40)
                .forEach((crawler, views) -> assertThat(crawlers.get(crawler)).isGreaterThanOrEqualTo(views));
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum() + late.get("views-per-minute"))
                .isEqualTo(byHand.views());
        assertThat(late.get("views-per-minute")).isBetween(1L, byHand.late());
        assertUnreadable(byHand);
        assertEachPageIsInOneOrder();
    }

    /** What each operator has left out, since it came after its window. */
    private static void addLate(JobHandle ended, Map<String, Long> late) {
        ended.metrics().lanes().stream()
                .flatMap(lane -> lane.operators().stream())
                .forEach(operator -> late.merge(operator.uid(), operator.lateDropped(), Long::sum));
    }

    private void sendThreeHours() throws Exception {
        SendVisitors.main(new String[] {
            "--bootstrap=" + topics.bootstrap(),
            "--speed-up=0",
            "--start=2026-05-01T12:00:00Z",
            "--hours=3",
            "--late=0.01",
            "--broken=0.003"
        });
    }

    /** As in production, but for where the brokers are. */
    private JobRunner job(String lanes) {
        JobRunner job = JobRunner.of(new SiteTrafficJob())
                .properties(Path.of("kafka.properties"))
                .set("parallelism", lanes)
                .set("hours", "file:" + folder.resolve("hours") + "/");
        List.of("views", "counts", "crawlers", "unreadable")
                .forEach(stream -> job.set(stream + ".bootstrap", topics.bootstrap()));
        return job;
    }

    private ByHand byHand() {
        ByHand byHand = new ByHand();
        topics.read("page-views")
                .forEach(partition -> byHand.partition(
                        partition.stream().map(ConsumerRecord::value).toList()));
        return byHand;
    }

    private Map<String, Long> results(String topic) {
        return ByHand.results(topics.read(topic).stream()
                .flatMap(List::stream)
                .map(ConsumerRecord::value)
                .toList());
    }

    private List<String> hours() throws Exception {
        List<String> lines = new ArrayList<>(Parts.lines(folder.resolve("hours")));
        lines.sort(null);
        return lines;
    }

    /** Every one, with the topic, its partition and its offset. */
    private void assertUnreadable(ByHand byHand) {
        List<String> letters = topics.read("unreadable-views").stream()
                .flatMap(List::stream)
                .map(ConsumerRecord::value)
                .toList();
        assertThat(letters)
                .hasSameSizeAs(byHand.unreadable())
                .isNotEmpty()
                .allMatch(
                        letter -> letter.matches(
                                "\\{\"source\":\"views\",\"place\":\"page-views, partition \\d, offset \\d+\",.*"),
                        "names its place");
    }

    private static void assertBetween(Map<String, Long> found, Map<String, Long> least, Map<String, Long> most) {
        Map<String, String> wrong = new TreeMap<>();
        most.forEach((key, upTo) -> {
            long from = least.getOrDefault(key, 0L);
            long count = found.getOrDefault(key, 0L);
            if (count < from || count > upTo) {
                wrong.put(key, count + ", not " + from + " to " + upTo);
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(most.keySet()).containsAll(found.keySet());
    }

    /** The key is the page, so its minutes are in one partition, one after the other. */
    private void assertEachPageIsInOneOrder() {
        Map<String, Integer> partitionOf = new HashMap<>();
        Map<String, String> last = new HashMap<>();
        for (List<ConsumerRecord<String, String>> partition : topics.read("page-counts")) {
            for (ConsumerRecord<String, String> count : partition) {
                String minute = count.value().split("\"")[7];
                assertThat(partitionOf.merge(count.key(), count.partition(), (a, b) -> a))
                        .isEqualTo(count.partition());
                String before = last.put(count.key(), minute);
                assertThat(before == null || before.compareTo(minute) < 0)
                        .as("%s: %s after %s", count.key(), minute, before)
                        .isTrue();
            }
        }
    }
}
