package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a job on several lanes shows of itself. */
class JobMetricsTest extends JobTest {
    @Override
    int lanes() {
        return 3;
    }

    private static List<Click> clicks(int count) {
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clicks.add(new Click("p" + i % 10, i));
        }
        return clicks;
    }

    @Test
    void runningJob_showsLanesSourcesOperatorsAndExchanges() throws Exception {
        source.bounded = false;
        source.discoveryMillis = 10;
        source.with("clicks", "a", clicks(1_000)).with("clicks", "b", clicks(500));
        try (JobHandle handle = runner().set("snapshot-interval", "20ms").start()) {
            await().until(() -> received(handle.metrics(), "pages") == 1_500);
            await().until(() -> handle.metrics().progress().snapshots().completed() > 1);
            JobMetrics metrics = handle.metrics();

            assertThat(metrics.job()).isEqualTo("clicks");
            assertThat(metrics.started()).isTrue();
            assertThat(metrics.progress().state()).isEqualTo(JobState.RUNNING);
            assertThat(metrics.lanes()).extracting(JobMetrics.Lane::number).containsExactly(0, 1, 2);
            assertThat(metrics.lanes().stream().flatMap(lane -> lane.sources().stream()))
                    .allSatisfy(each -> assertThat(each.stream()).isEqualTo("clicks"));
            assertThat(metrics.lanes().stream()
                            .mapToLong(lane -> lane.sources().get(0).events())
                            .sum())
                    .isEqualTo(1_500);
            assertThat(metrics.lanes().stream()
                            .flatMap(lane -> lane.sources().get(0).splits().stream())
                            .map(split -> split.id() + " " + split.watermark()))
                    .containsExactlyInAnyOrder("a 978", "b 478");
            assertThat(metrics.lanes().stream()
                            .flatMap(lane -> lane.operators().stream())
                            .filter(operator -> operator.uid().equals("pages"))
                            .mapToLong(JobMetrics.Operator::rows)
                            .sum())
                    .isEqualTo(10);
            assertThat(metrics.lanes().stream()
                            .flatMap(lane -> lane.operators().stream())
                            .filter(operator -> operator.uid().equals("pages"))
                            .mapToLong(JobMetrics.Operator::timers)
                            .sum())
                    .isPositive();
            assertThat(metrics.lanes().stream()
                            .flatMap(lane -> lane.exchanges().stream())
                            .filter(exchange -> exchange.to().equals("pages"))
                            .mapToLong(JobMetrics.Exchange::sent)
                            .sum())
                    .isEqualTo(1_500);
            assertThat(metrics.lanes()).allSatisfy(lane -> {
                assertThat(lane.idleNanos()).isPositive();
                assertThat(lane.busyNanos() + lane.idleNanos() + lane.backPressuredNanos())
                        .isLessThanOrEqualTo(handle.metrics().uptime().toNanos());
            });
            assertThat(metrics.sinceSnapshot()).isLessThan(metrics.uptime());
        }
    }

    private static long received(JobMetrics metrics, String to) {
        return metrics.lanes().stream()
                .flatMap(lane -> lane.exchanges().stream())
                .filter(exchange -> exchange.to().equals(to))
                .mapToLong(JobMetrics.Exchange::received)
                .sum();
    }

    @Test
    void finishedJob_showsWhatItHasDone() throws Exception {
        source.with("clicks", "a", clicks(1_000));
        try (JobHandle handle = runner().start()) {
            handle.await();
            JobMetrics metrics = handle.metrics();
            assertThat(received(metrics, "pages")).isEqualTo(1_000);
            assertThat(metrics.lanes().stream()
                            .flatMap(lane -> lane.sinks().stream())
                            .mapToLong(JobMetrics.Sink::results)
                            .sum())
                    .isEqualTo(metrics.progress().results());
        }
    }

    @Test
    void senderWithoutRoom_isBackPressured() throws Exception {
        source.with("clicks", "a", clicks(20_000));
        sink.pauseNanosPerResult = 20_000;
        try (JobHandle handle = runner().set("exchange-capacity", "1")
                .set("exchange-batch-size", "1")
                .start()) {
            await().until(() -> handle.metrics().lanes().stream().anyMatch(lane -> lane.backPressuredNanos() > 0));
            assertThat(handle.metrics().lanes().stream().flatMap(lane -> lane.exchanges().stream()))
                    .anySatisfy(exchange -> assertThat(exchange.stalls()).isPositive());
        }
    }

    @Test
    void metricsWithNobodyToServeThem_isRefused() {
        source.with("clicks", "a", clicks(10));
        assertThatThrownBy(() -> runner().set("metrics-port", "0").start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("streamwright-metrics");
        assertThat(source.openReaders).hasValue(0);
    }
}
