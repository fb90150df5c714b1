package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.samples.quakes.QuakesJob;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connectors of the page on connectors connect: a job reads from a server and posts to it. */
class ConnectorPageTest {
    private final AtomicReference<String> posted = new AtomicReference<>("");

    @TempDir
    Path folder;

    @Test
    void aJobReadsTheArchiveAndCallsTheHook() throws Exception {
        Map<String, String> sources = new LinkedHashMap<>();
        MarkdownPage.read("docs/how-to/write-a-connector.md")
                .blocks("java")
                .forEach(block -> sources.putAll(JavaSnippets.typesOf(block)));
        assertThat(new UserCompiler(folder).compile(sources)).isEmpty();

        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        try (URLClassLoader classes = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            JobRunner job = JobRunner.of(new QuakesJob())
                    .connector((SourceConnector) make(classes, "page.ArchiveConnector"))
                    .connector((SinkConnector) make(classes, "page.HookConnector"))
                    .set("quakes", "archive:" + url + "/dumps")
                    .set("days", "hook:" + url + "/hook")
                    .set("daily", "discard:")
                    .set("rolling", "discard:")
                    .set("alerts", "discard:");
            try (JobHandle running = job.start()) {
                await().untilAsserted(() -> assertThat(posted.get()).contains("\"day\":\"2018-01-31\",\"quakes\":2"));
                running.stop();
                running.await();
            }
        } finally {
            server.stop(0);
        }
    }

    private static Object make(ClassLoader classes, String name) throws ReflectiveOperationException {
        return classes.loadClass(name).getConstructor().newInstance();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        posted.updateAndGet(before -> before + body);
        String text = switch (exchange.getRequestURI().getPath()) {
            case "/dumps/index.txt" -> "a.jsonl\nb.jsonl\n";
            case "/dumps/a.jsonl" -> quake("2018-01-31T10:00:00Z") + quake("2018-02-02T10:00:00Z");
            case "/dumps/b.jsonl" -> quake("2018-01-31T12:00:00Z") + quake("2018-02-02T12:00:00Z");
            default -> "";
        };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String quake(String at) {
        return "{\"time_ms\":\"" + at + "\",\"id\":\"x\",\"magnitude\":4.5,\"type\":\"earthquake\",\"depth_km\":1,"
                + "\"place\":\"here\"}\n";
    }
}
