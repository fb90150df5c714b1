package io.streamwright.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The text that is written, and the page of the documentation that explains it. */
class MetricsPageTest {
    private static final Path REFERENCE = Path.of("../../docs/reference/metrics.md");

    private static JobMetrics metrics(JobState state, Duration sinceSnapshot, List<JobMetrics.Lane> lanes) {
        JobProgress progress = new JobProgress(
                state, 0, List.of(), List.of(), 0, 0, new JobProgress.Snapshots(3, 1, 4, 2_500_000_000L, 4096, 1));
        return new JobMetrics("j", progress, Duration.ofSeconds(90), sinceSnapshot, lanes, 1);
    }

    private static JobMetrics.Lane lane(JobMetrics.Split... splits) {
        return new JobMetrics.Lane(
                0,
                1_500_000_000L,
                0,
                0,
                List.of(new JobMetrics.Source("views", 5, 1, Long.MIN_VALUE, false, 2, 0, -1, List.of(splits))),
                List.of(),
                List.of(),
                List.of());
    }

    private static TextFormat page(JobMetrics metrics) {
        return TextFormat.parse(new MetricsPage("j").of(metrics));
    }

    @Test
    void whatIsNotKnown_isLeftOut() {
        TextFormat page = page(metrics(
                JobState.RUNNING,
                Duration.ofMillis(1500),
                List.of(lane(
                        new JobMetrics.Split("a", Long.MAX_VALUE, false, -1),
                        new JobMetrics.Split("b", 1_714_557_600_123L, true, 12)))));
        assertThat(page.count("streamwright_source_lag")).isZero();
        assertThat(page.count("streamwright_source_watermark_timestamp_seconds"))
                .isZero();
        assertThat(page.samples)
                .containsEntry(
                        "streamwright_split_watermark_timestamp_seconds{job=j, lane=0, split=a, stream=views}",
                        Double.POSITIVE_INFINITY)
                .containsEntry(
                        "streamwright_split_watermark_timestamp_seconds{job=j, lane=0, split=b, stream=views}",
                        1714557600.123)
                .containsEntry("streamwright_split_lag{job=j, lane=0, split=b, stream=views}", 12.0)
                .doesNotContainKey("streamwright_split_lag{job=j, lane=0, split=a, stream=views}")
                .containsEntry("streamwright_snapshot_age_seconds{job=j}", 1.5)
                .containsEntry("streamwright_snapshot_last_duration_seconds{job=j}", 2.5)
                .containsEntry("streamwright_snapshot_last_size_bytes{job=j}", 4096.0)
                .containsEntry("streamwright_lane_time_seconds_total{job=j, lane=0, state=busy}", 1.5);
    }

    @Test
    void tooManySplits_areCountedInstead() {
        JobMetrics.Split[] splits = IntStream.range(0, 1_200)
                .mapToObj(i -> new JobMetrics.Split("part-" + i, i, false, 0))
                .toArray(JobMetrics.Split[]::new);
        TextFormat page = page(metrics(JobState.RUNNING, Duration.ZERO, List.of(lane(splits))));
        assertThat(page.count("streamwright_split_lag")).isEqualTo(1_000);
        assertThat(page.sum("streamwright_splits_not_shown")).isEqualTo(200);
    }

    @Test
    void everyMetric_hasItsRowInTheReference() throws IOException {
        TextFormat page = page(metrics(JobState.RUNNING, Duration.ZERO, List.of()));
        try (Stream<String> lines = Files.lines(REFERENCE)) {
            TreeSet<String> rows = new TreeSet<>();
            lines.filter(line -> line.startsWith("| `streamwright_"))
                    .map(line -> line.split("\\|")[1].strip().replace("`", "") + " " + line.split("\\|")[2].strip())
                    .forEach(rows::add);
            TreeSet<String> shown = new TreeSet<>();
            page.types.forEach((name, type) -> shown.add(name + " " + type));
            assertThat(rows).isEqualTo(shown);
        }
    }

    @Test
    void startingJob_showsItsState() {
        TextFormat page = TextFormat.parse(new MetricsPage("j").of(null));
        assertThat(page.sum("streamwright_job_state", "state=starting")).isEqualTo(1);
    }

    @Test
    void health_isLostWithTheJobAlone() {
        HealthPage health = new HealthPage("a \"job\"\n", Duration.ofSeconds(10));
        assertThat(health.health(null).status()).startsWith("200");
        for (JobState state : JobState.values()) {
            assertThat(health.health(metrics(state, Duration.ofDays(1), List.of()))
                            .status())
                    .startsWith(state == JobState.FAILED ? "503" : "200");
        }
        assertThat(health.health(metrics(JobState.FAILED, Duration.ZERO, List.of()))
                        .body())
                .isEqualTo(
                        "{\"job\":\"a \\\"job\\\"\\u000a\",\"ok\":false,\"state\":\"FAILED\",\"reason\":\"the job has"
                                + " failed\",\"uptimeSeconds\":90,\"restarts\":0,\"lastSnapshot\":4}\n");
    }

    @Test
    void readiness_takesLanesAndSnapshots() {
        HealthPage health = new HealthPage("j", Duration.ofSeconds(10));
        List<JobMetrics.Lane> lanes = List.of(lane());
        assertThat(health.ready(null).status()).startsWith("503");
        assertThat(health.ready(metrics(JobState.RUNNING, Duration.ofSeconds(35), lanes))
                        .status())
                .startsWith("200");
        assertThat(health.ready(metrics(JobState.FINISHING, Duration.ZERO, lanes))
                        .status())
                .startsWith("200");
        assertThat(health.ready(metrics(JobState.RUNNING, Duration.ofSeconds(36), lanes))
                        .body())
                .contains("no snapshot was completed for 36 s, longer than 35 s");
        assertThat(health.ready(metrics(JobState.RUNNING, Duration.ZERO, List.of()))
                        .body())
                .contains("not all lanes");
        assertThat(health.ready(metrics(JobState.RESTARTING, Duration.ZERO, lanes))
                        .body())
                .contains("the job is restarting");
    }
}
