package io.streamwright.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.JobFailedException;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs that are asked while they run, and end, and fail, and are started again. */
@Timeout(120)
class MetricsMonitorTest {
    private final FeedSource source = new FeedSource();
    private final int port = freePort();

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private JobRunner runner(String name) {
        return JobRunner.of(new FeedJob(name))
                .connector(source)
                .set("parallelism", "3")
                .set("snapshot-interval", "50ms")
                .set("metrics-port", String.valueOf(port));
    }

    private TextFormat scrape() throws IOException {
        String answer = Client.get(port, "/metrics");
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").contains("Content-Type: text/plain; version=0.0.4");
        return TextFormat.parse(Client.body(answer));
    }

    @Test
    void runningJob_showsPlausibleNumbersThatOnlyGrow() throws Exception {
        try (JobHandle job = runner("a \"feed\"\\\n").start()) {
            await().until(() -> Client.status(Client.get(port, "/ready")).equals("200"));
            await().until(() -> scrape().sum("streamwright_snapshots_completed_total") > 2);
            TextFormat before = scrape();
            for (int i = 0; i < 20; i++) {
                Thread.sleep(40);
                TextFormat now = scrape();
                assertThat(now.types).isEqualTo(before.types);
                for (String sample : before.samples.keySet()) {
                    String family = sample.substring(0, sample.indexOf('{'));
                    if (now.types.getOrDefault(family, "histogram").matches("counter|histogram")) {
                        assertThat(now.samples.get(sample))
                                .as(sample)
                                .isGreaterThanOrEqualTo(before.samples.get(sample));
                    }
                }
                before = now;
            }
            double read = before.sum("streamwright_source_events_total");
            double sent = before.sum("streamwright_exchange_sent_events_total");
            assertThat(read).isPositive();
            assertThat(sent).isBetween(read / 2, read * 2);
            assertThat(before.count("streamwright_source_events_total")).isEqualTo(3);
            assertThat(before.count("streamwright_split_watermark_timestamp_seconds"))
                    .isEqualTo(3);
            assertThat(before.sum("streamwright_split_lag", "split=a\\\"quoted\\\\one"))
                    .isEqualTo(7);
            assertThat(before.sum("streamwright_source_lag")).isEqualTo(21);
            assertThat(before.count("streamwright_lane_time_seconds_total")).isEqualTo(9);
            double seconds = before.sum("streamwright_lane_time_seconds_total");
            assertThat(seconds)
                    .isPositive()
                    .isLessThan(3 * job.metrics().uptime().toMillis() / 1e3);
            double received = before.sum("streamwright_exchange_received_events_total");
            double counted = before.sum("streamwright_user_histogram_count", "name=sizes", "operator=checked");
            assertThat(counted).isBetween(received, received + 3 * 256);
            assertThat(before.sum("streamwright_user_histogram_bucket", "le=+Inf"))
                    .isEqualTo(counted);
            assertThat(before.sum("streamwright_user_counter_total", "name=even"))
                    .isBetween(counted / 3, counted);
            assertThat(before.sum("streamwright_sink_results_total")).isEqualTo(counted);
            assertThat(before.sum("streamwright_job_state", "state=running")).isEqualTo(1);
            assertThat(before.sum("streamwright_job_state")).isEqualTo(1);
            assertThat(before.samples.keySet()).allMatch(key -> key.contains("job=a \\\"feed\\\"\\\\\\n"));
        }
    }

    @Test
    void restartInPlace_keepsThePortAndIsCounted() throws Exception {
        try (JobHandle job = runner("feed")
                .set("restart", "fixed")
                .set("restart-delay", "700ms")
                .start()) {
            await().until(() -> Client.status(Client.get(port, "/ready")).equals("200"));
            source.fails = true;
            await().until(() -> Client.body(Client.get(port, "/ready")).contains("\"state\":\"RESTARTING\""));
            assertThat(Client.get(port, "/ready")).startsWith("HTTP/1.1 503 ");
            assertThat(Client.get(port, "/health")).startsWith("HTTP/1.1 200 ");
            source.fails = false;
            await().until(() -> Client.status(Client.get(port, "/ready")).equals("200"));
            assertThat(scrape().sum("streamwright_job_restarts_total")).isPositive();
            assertThat(job.metrics().uptime()).isGreaterThan(Duration.ofMillis(700));
        }
    }

    @Test
    void endOfTheJob_freesThePortBeforeWhoAwaitsItLearns() throws Exception {
        for (int i = 0; i < 5; i++) {
            source.ends = false;
            try (JobHandle job = runner("feed").start()) {
                assertThat(Client.get(port, "/health")).startsWith("HTTP/1.1 200 ");
                source.ends = true;
                job.await();
                assertThatThrownBy(() -> Client.get(port, "/health")).isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void failureOfTheJob_freesThePort() throws Exception {
        try (JobHandle job = runner("feed").start()) {
            source.fails = true;
            assertThatThrownBy(job::await).isInstanceOf(JobFailedException.class);
            assertThatThrownBy(() -> Client.get(port, "/health")).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void startThatFails_freesThePort() {
        assertThatThrownBy(() -> runner("feed").set("key-groups", "2").start())
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> Client.get(port, "/health")).isInstanceOf(ConnectException.class);
    }

    @Test
    void takenPort_isRefusedWithTheWaysOut() throws Exception {
        try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThatThrownBy(() -> runner("feed").start())
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("metrics-port");
        }
    }

    @Test
    void otherPathsAndMethods_areRefused() throws Exception {
        try (JobHandle job = runner("feed").start()) {
            for (String path : List.of(
                    "/",
                    "/metrics/",
                    "/Metrics",
                    "/%6detrics",
                    "/metrics/../health",
                    "/..%252f..%252fetc/passwd",
                    "//")) {
                assertThat(Client.get(port, path)).as(path).startsWith("HTTP/1.1 404 ");
            }
            for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get")) {
                assertThat(Client.raw(port, method + " /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                        .as(method)
                        .startsWith("HTTP/1.1 405 ")
                        .contains("Allow: GET, HEAD");
            }
            assertThat(Client.get(port, "/metrics", "Origin: https://evil.example"))
                    .doesNotContain("Access-Control");
            assertThat(job.state().ended()).isFalse();
        }
    }

    @Test
    void wrongTokens_areAnsweredSlowly() throws Exception {
        try (JobHandle job =
                runner("feed").set("metrics-token", "0123456789abcdef").start()) {
            long began = System.nanoTime();
            assertThat(Client.get(port, "/health", "Authorization: Bearer 0123456789abcdeg"))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(150_000_000L);
            assertThat(job.state().ended()).isFalse();
        }
    }

    @Test
    void addressForOthers_takesAToken() {
        assertThatThrownBy(
                        () -> runner("feed").set("metrics-address", "0.0.0.0").start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("metrics-token");
        assertThatThrownBy(() -> runner("feed").set("metrics-token", "hunter2").start())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("at least 16")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void token_isAskedForEverywhere() throws Exception {
        String token = "0123456789abcdef-é";
        try (JobHandle job = runner("feed")
                .set("metrics-address", "0.0.0.0")
                .set("metrics-token", token)
                .start()) {
            for (String path : new String[] {"/metrics", "/health", "/ready", "/", "/none"}) {
                assertThat(Client.get(port, path)).startsWith("HTTP/1.1 401 ").contains("WWW-Authenticate: Bearer");
            }
            assertThat(Client.get(port, "/metrics", "Authorization: Bearer 0123456789abcdef"))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(Client.get(port, "/metrics", "Authorization: Basic " + token))
                    .startsWith("HTTP/1.1 401 ");
            assertThat(Client.raw(port, "OPTIONS /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                    .startsWith("HTTP/1.1 401 ");
            String sent = new String(
                    token.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    java.nio.charset.StandardCharsets.ISO_8859_1);
            String answer = Client.get(port, "/metrics", "Authorization: Bearer " + sent);
            assertThat(answer).startsWith("HTTP/1.1 200 ").doesNotContain(token);
            assertThat(job.state().ended()).isFalse();
        }
    }
}
