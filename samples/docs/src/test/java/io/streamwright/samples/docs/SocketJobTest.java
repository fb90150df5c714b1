package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.management.UnixOperatingSystemMXBean;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import io.streamwright.samples.quakes.QuakesJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole job between two servers, as the page on sockets describes it. */
@Timeout(120)
class SocketJobTest {
    private static final Path CATALOGUE = MarkdownPage.ROOT.resolve("samples/quakes/data/earthquakes.csv");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"1", "3"})
    void fromServerToServer_theResultsAreThoseOfFiles(String lanes) throws Exception {
        quakes().set("quakes", "file:" + CATALOGUE)
                .set("daily", "file:" + folder.resolve("daily.jsonl"))
                .run();

        try (ServerSocket in = listen();
                ServerSocket out = listen()) {
            FutureTask<Void> sending = onThread(() -> {
                try (Socket socket = in.accept()) {
                    Files.copy(CATALOGUE, socket.getOutputStream());
                }
                return null;
            });
            // each lane that has results has a connection
            List<String> lines = new CopyOnWriteArrayList<>();
            background(() -> {
                while (true) {
                    Socket socket = out.accept();
                    background(() -> {
                        reader(socket).lines().forEach(lines::add);
                        socket.close();
                        return null;
                    });
                }
            });
            quakes().set("parallelism", lanes)
                    .set("quakes", "socket:127.0.0.1:" + in.getLocalPort() + "?format=csv&on-end=end")
                    .set("daily", "socket:127.0.0.1:" + out.getLocalPort())
                    .run();
            sending.get();

            List<String> expected = Files.readAllLines(folder.resolve("daily.jsonl"));
            await().untilAsserted(() -> assertThat(lines).containsExactlyInAnyOrderElementsOf(expected));
        }
    }

    @Test
    void aStopWhileTheServerIsAway_endsWithinTheTimeout() throws Exception {
        int port;
        try (ServerSocket out = listen()) {
            port = out.getLocalPort();
        }
        JobRunner job = quakes().set("quakes", "file:" + CATALOGUE)
                .set("stop-timeout", "500ms")
                .set("daily", "socket:127.0.0.1:" + port);
        try (JobHandle running = job.start()) {
            Thread.sleep(500);
            long startNanos = System.nanoTime();
            running.stop();

            assertThatThrownBy(running::await).hasStackTraceContaining("waited for the server 127.0.0.1:" + port);
            assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aStreamThatMustNotLoseResults_isNotWrittenToASocket() throws Exception {
        assertThat(new UserCompiler(folder).compile(Map.of("Echo.java", """
                package page;
                import io.streamwright.*;

                @StreamJob("echo")
                interface Echo {
                    @Source("file:in.txt")
                    @Sink(value = "socket:localhost:9001", guarantee = Guarantee.AT_LEAST_ONCE)
                    StreamOf<String> lines();
                }
                """))).isEmpty();
        Files.writeString(folder.resolve("in.txt"), "one\n");
        try (JobProcess job = JobProcess.start(folder, "page.EchoJob")) {
            assertThat(job.await()).isEqualTo(2);
            assertThat(job.err()).contains("is to deliver at least once and promises nothing");
        }
    }

    @Test
    void aHundredStartsAndStops_leaveNothingBehind() throws Exception {
        try (ServerSocket in = listen();
                ServerSocket out = listen()) {
            cycle(in, out);
            int threads = ManagementFactory.getThreadMXBean().getThreadCount();
            long handles = handles();
            for (int i = 0; i < 100; i++) {
                cycle(in, out);
            }

            await().untilAsserted(() -> {
                assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThanOrEqualTo(threads + 3);
                assertThat(handles()).isLessThanOrEqualTo(handles + 5);
            });
        }
    }

    private void cycle(ServerSocket in, ServerSocket out) throws Exception {
        JobRunner job = quakes().set("quakes", "socket:127.0.0.1:" + in.getLocalPort() + "?format=csv")
                .set("daily", "socket:127.0.0.1:" + out.getLocalPort());
        try (JobHandle running = job.start();
                Socket sending = in.accept()) {
            List<String> lines = Files.readAllLines(CATALOGUE).subList(0, 600);
            sending.getOutputStream()
                    .write((String.join("\n", lines) + "\nhalf a line").getBytes(StandardCharsets.UTF_8));
            try (Socket receiving = out.accept()) {
                assertThat(reader(receiving).readLine()).startsWith("{\"region\":");
                running.stop();
            }
            running.await();
        }
    }

    private static JobRunner quakes() {
        return JobRunner.of(new QuakesJob())
                .set("rolling", "discard:")
                .set("days", "discard:")
                .set("alerts", "discard:");
    }

    private static ServerSocket listen() throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
        return server;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static <V> FutureTask<V> onThread(Callable<V> work) {
        FutureTask<V> task = new FutureTask<>(work);
        background(task);
        return task;
    }

    private static <V> void background(Callable<V> work) {
        background(new FutureTask<>(work));
    }

    private static void background(FutureTask<?> task) {
        Thread thread = new Thread(task, "test server");
        thread.setDaemon(true);
        thread.start();
    }

    private static long handles() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
