package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job of the page on operating counts what the page says, on three lanes, and shows it where the page says. */
@Proves(page = "docs/how-to/operate-a-job.md", language = "sh")
class OperatePageTest {
    private static final int VISITS = 3_000;

    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void jobIsCompiled() throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        MarkdownPage.read("docs/how-to/operate-a-job.md")
                .blocks("java")
                .forEach(block -> sources.putAll(JavaSnippets.typesOf(block)));
        classes = folder.resolve("classes");
        assertThat(new UserCompiler(classes).compile(sources)).isEmpty();
        Path visits = Files.createDirectory(folder.resolve("visits"));
        for (int part = 0; part < 3; part++) {
            StringBuilder lines = new StringBuilder();
            for (int i = part; i < VISITS; i += 3) {
                String agent = i % 10 == 0 ? "some bot" : "a browser";
                lines.append("{\"page\":\"/\",\"agent\":\"" + agent + "\",\"tookMillis\":" + i % 100 + "}\n");
            }
            Files.writeString(visits.resolve(part + ".jsonl"), lines);
        }
    }

    @Test
    void countersOfThreeLanes_addUp() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, getClass().getClassLoader())) {
            CompiledJob job = (CompiledJob)
                    loader.loadClass("page.VisitsJob").getConstructor().newInstance();
            try (JobHandle running = JobRunner.of(job)
                    .set("visits", "file:" + folder.resolve("visits") + "/?format=json")
                    .set("humans", "discard:")
                    .set("parallelism", "3")
                    .start()) {
                running.await();
                List<JobMetrics.Operator> operators = running.metrics().lanes().stream()
                        .flatMap(lane -> lane.operators().stream())
                        .toList();
                assertThat(operators)
                        .hasSize(3)
                        .allMatch(operator -> operator.uid().equals("humans"));
                assertThat(operators.stream()
                                .flatMap(operator -> operator.counters().stream())
                                .mapToLong(JobMetrics.UserCounter::value)
                                .sum())
                        .isEqualTo(VISITS / 10);
                assertThat(operators.stream()
                                .flatMap(operator -> operator.histograms().stream())
                                .mapToLong(each -> each.counts().count())
                                .sum())
                        .isEqualTo(VISITS);
            }
        }
    }

    @Test
    void jobThatWaits_showsThemByHttp() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (JobProcess job = JobProcess.start(
                folder,
                classes,
                "page.VisitsJob",
                "--visits=file:visits/?follow=true&format=json",
                "--humans=discard:",
                "--metrics-port=" + port)) {
            String wanted =
                    "streamwright_user_counter_total{lane=\"0\",operator=\"humans\",name=\"bots\",job=\"visits\"} "
                            + VISITS / 10;
            long deadline = System.nanoTime() + 60_000_000_000L;
            String page = "";
            while (!page.contains(wanted)) {
                assertThat(System.nanoTime()).as(page + job.err()).isLessThan(deadline);
                Thread.sleep(50);
                page = get(port);
            }
        }
    }

    /** The first command of each block starts a job; what asks for its metrics comes from another terminal. */
    @Test
    void theCommandsOfThePage_areUnderstood() throws Exception {
        List<MarkdownPage.Block> blocks =
                MarkdownPage.read("docs/how-to/operate-a-job.md").blocks("sh");
        assertThat(blocks).hasSize(3);
        assertThat(blocks.get(1).lines().subList(1, 3))
                .containsExactly("curl http://localhost:9400/metrics", "curl http://localhost:9400/ready");
        assertThat(blocks.get(2).lines().get(0)).isEqualTo("export STREAMWRIGHT_METRICS_TOKEN=$(openssl rand -hex 24)");
        List<String> starts = blocks.stream()
                .flatMap(block -> block.lines().stream())
                .filter(line -> line.startsWith("java -jar page-views.jar "))
                .toList();
        assertThat(starts).hasSize(3);
        for (String start : starts) {
            List<String> arguments = new ArrayList<>(List.of(start.substring("java -jar page-views.jar ".length())
                    .replace("metrics-port=9400", "metrics-port=0")
                    .split(" ")));
            arguments.addAll(List.of("--visits=file:visits/?format=json", "--humans=discard:"));
            if (start.contains("0.0.0.0")) {
                arguments.add("--metrics-token=0123456789abcdef0123456789abcdef0123456789abcdef");
            }
            arguments.replaceAll(argument ->
                    argument.equals("--state-dir=state") ? "--state-dir=state" + starts.indexOf(start) : argument);
            try (JobProcess job =
                    JobProcess.start(folder, classes, "page.VisitsJob", arguments.toArray(String[]::new))) {
                assertThat(job.await()).as(start + job.err()).isZero();
                assertThat(job.err()).contains(VISITS / 1000 + ",000 in");
            }
        }
    }

    private static String get(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream()
                    .write("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .lines()
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return ""; // not yet
        }
    }
}
