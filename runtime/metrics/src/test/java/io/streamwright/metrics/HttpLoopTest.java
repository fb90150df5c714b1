package io.streamwright.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server and its clients, the bad ones above all. */
@Timeout(120)
class HttpLoopTest {
    private static final String BIG = "x".repeat(4 << 20);

    private HttpLoop loop;
    private int port;

    @BeforeEach
    void start() throws IOException {
        InetAddress address = InetAddress.getLoopbackAddress();
        Access access = new Access(address, null);
        loop = new HttpLoop("test-metrics", new InetSocketAddress(address, 0), request -> {
            HttpResponse refusal = access.refusal(request);
            if (request.path().equals("/fails")) {
                throw new IllegalStateException("a page fails");
            }
            return refusal != null
                    ? refusal
                    : HttpResponse.of("200 OK", "text/plain", request.path().equals("/big") ? BIG : "fine\n");
        });
        loop.start();
        port = loop.address().getPort();
    }

    @AfterEach
    void end() {
        loop.close();
    }

    @Test
    void request_isAnsweredWithHeadersThatKeepBrowsersOff() throws Exception {
        String answer = Client.get(port, "/metrics?x=1");
        assertThat(Client.body(answer)).isEqualTo("fine\n");
        assertThat(answer)
                .contains("X-Content-Type-Options: nosniff", "Content-Security-Policy: default-src 'none'")
                .contains("Cache-Control: no-store", "Content-Length: 5", "Connection: close")
                .doesNotContain("Access-Control");
    }

    @Test
    void head_hasNoBody() throws Exception {
        String answer = Client.raw(port, "HEAD /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK")
                .contains("Content-Length: 5")
                .endsWith("\r\n\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:99", "127.0.0.1", "127.0.0.1:8080", "[::1]", "[::1]:80"})
    void ownNames_areAnswered(String host) throws Exception {
        assertThat(Client.raw(port, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "evil.example:80", "localhost.evil.example", "10.0.0.1", "", "127.0.0.1.nip.io"})
    void foreignNames_areRefused(String host) throws Exception {
        assertThat(Client.raw(port, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil\r\n\r\n",
                "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n",
                "GET /\r\nHost: localhost\r\n\r\n",
                "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\n folded\r\n\r\n",
                "\r\n\r\n",
                "\0\0\0\r\n\r\n",
            })
    void whatIsNoRequest_isRefused(String request) throws Exception {
        assertThat(Client.raw(port, request)).startsWith("HTTP/1.1 400");
    }

    @Test
    void tooLongAHead_isRefused() throws Exception {
        assertThat(Client.raw(port, "GET /" + "x".repeat(8192 - 5))).startsWith("HTTP/1.1 431");
    }

    @Test
    void pageThatFails_costsOnlyItsConnection() throws Exception {
        assertThat(Client.get(port, "/fails")).isEmpty();
        assertThat(Client.get(port, "/")).startsWith("HTTP/1.1 200");
    }

    @Test
    void body_isNotWaitedFor() throws Exception {
        String request =
                "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000\r\n\r\n" + "x".repeat(100_000);
        try (Socket socket = Client.open(port)) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            socket.getOutputStream()
                                    .write(request.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
        assertThat(Client.get(port, "/")).startsWith("HTTP/1.1 200");
    }

    @Test
    void largeAnswer_reachesASlowReader() throws Exception {
        try (Socket socket = Client.open(port)) {
            socket.getOutputStream()
                    .write("GET /big HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            Thread.sleep(300);
            assertThat(Client.get(port, "/")).startsWith("HTTP/1.1 200");
            assertThat(Client.body(Client.rest(socket))).isEqualTo(BIG);
        }
    }

    @Test
    void requestInSmallPieces_isAnswered() throws Exception {
        try (Socket socket = Client.open(port)) {
            for (byte each :
                    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII)) {
                socket.getOutputStream().write(each);
                Thread.sleep(2);
            }
            assertThat(Client.rest(socket)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void hundredClientsThatSayNothing_hinderNobody() throws Exception {
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 100; i++) {
                Socket socket = Client.open(port);
                socket.getOutputStream().write('G');
                silent.add(socket);
                assertThat(Client.get(port, "/")).startsWith("HTTP/1.1 200");
            }
            // those beyond the limit have been dropped, the oldest first
            assertThat(silent.get(0).getInputStream().read()).isEqualTo(-1);
            long began = System.nanoTime();
            assertThat(silent.get(99).getInputStream().read()).isEqualTo(-1);
            assertThat(System.nanoTime() - began).isLessThan(2 * HttpLoop.TIMEOUT_NANOS);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
        }
    }

    @Test
    void hundredClientsAtOnce_areAllAnswered() {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            CompletableFuture<String> answer = new CompletableFuture<>();
            answers.add(answer);
            Thread thread = new Thread(() -> {
                try {
                    answer.complete(Client.get(port, "/"));
                } catch (IOException e) {
                    answer.completeExceptionally(e);
                }
            });
            thread.start();
        }
        long answered = answers.stream()
                .map(answer -> answer.handle((text, failure) -> text != null && text.startsWith("HTTP/1.1 200")))
                .filter(CompletableFuture::join)
                .count();
        assertThat(answered).isGreaterThanOrEqualTo(HttpLoop.MOST_CONNECTIONS);
    }

    @Test
    void close_endsTheThread() {
        loop.close();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("test-metrics"));
        assertThatThrownBy(() -> Client.get(port, "/")).isInstanceOf(IOException.class);
    }
}
