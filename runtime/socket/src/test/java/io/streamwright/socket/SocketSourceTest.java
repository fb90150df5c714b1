package io.streamwright.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import io.streamwright.core.time.SystemTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SocketSourceTest {
    private final Collected<String> out = new Collected<>();

    private Server server;
    private SplitReader<String> reader;

    @BeforeEach
    void listen() throws IOException {
        server = new Server();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void lines_areDelivered_asTheyCome() throws Exception {
        Socket socket = connect("");

        Server.send(socket, "one\ntwo\r\n\nfo");
        until(3);
        Server.send(socket, "ur\n");
        until(4);

        assertThat(out.events).containsExactly("one", "two", "", "four");
        assertThat(poll()).isZero();
    }

    @Test
    void textsAcrossPackets_areWhole() throws Exception {
        Socket socket = connect("");
        byte[] bytes = "Grüße, 東京 🚕\n".getBytes(StandardCharsets.UTF_8);

        for (byte each : bytes) {
            socket.getOutputStream().write(each);
            socket.getOutputStream().flush();
            poll();
            Thread.sleep(2);
        }
        until(1);

        assertThat(out.events).containsExactly("Grüße, 東京 🚕");
    }

    @Test
    void aByteOrderMark_isNotPartOfTheFirstLine() throws Exception {
        Socket socket = connect("");

        Server.send(socket, "\uFEFFone\n\uFEFFtwo\n");
        until(2);

        assertThat(out.events).containsExactly("one", "\uFEFFtwo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"closed", "reset"})
    void afterTheServerWasGone_itIsConnectedAgain_andHalfALineIsDropped(String how) throws Exception {
        Socket socket = connect("?max-reconnect-delay=100ms");
        Server.send(socket, "one\nha");
        until(1);
        if (how.equals("reset")) {
            Server.reset(socket);
        }

        int port = server.goAway();
        long later = System.nanoTime() + 300_000_000;
        while (System.nanoTime() < later) {
            assertThat(poll()).isZero();
        }
        server.comeBack(port);
        Socket again = acceptPolling();
        Server.send(again, "two\n");
        until(2);

        assertThat(out.events).containsExactly("one", "two");
        assertThat(out.undecodable).isEmpty();
    }

    @Test
    void aServerThatComesLater_isWaitedFor() throws Exception {
        int port = server.port();
        server.close();
        open("?max-reconnect-delay=50ms");
        assertThat(poll()).isZero();
        Thread.sleep(100);

        server.comeBack(port);
        Server.send(acceptPolling(), "one\n");
        until(1);
    }

    @Test
    void aServerThatAcceptsAndCloses_isCalledLessAndLessOften() throws Exception {
        open("?max-reconnect-delay=10s");
        long startNanos = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            acceptPolling().close();
        }

        // pauses of 50, 100 and 200 ms
        assertThat(System.nanoTime() - startNanos).isGreaterThan(340_000_000L);
    }

    @Test
    void givingUp_saysWhy() throws Exception {
        int port = server.goAway();
        reader = source("socket:127.0.0.1:" + port + "?give-up-after=100ms&max-reconnect-delay=20ms")
                .open("127.0.0.1:" + port, null);

        assertThatThrownBy(() -> {
                    while (true) {
                        poll();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "The server 127.0.0.1:" + port
                                + " cannot be reached: Connection refused; it has been away for longer than give-up-after allows");
    }

    @Test
    void onEndEnd_endsWithTheServer_andTheLastLineNeedsNoEnd() throws Exception {
        Socket socket = connect("?on-end=end");
        Server.send(socket, "one\ntwo");
        socket.close();

        await().until(() -> poll() == SplitReader.ENDED);
        assertThat(out.events).containsExactly("one", "two");
        assertThat(poll()).isEqualTo(SplitReader.ENDED);
    }

    @Test
    void onEndEnd_aBrokenConnectionIsNoEnd() throws Exception {
        Socket socket = connect("?on-end=end");
        Server.send(socket, "one\n");
        until(1);
        Server.reset(socket);

        assertThatThrownBy(() -> {
                    while (true) {
                        poll();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("127.0.0.1:" + server.port() + " broke before its end");
    }

    @Test
    void aHugeLine_isReportedOnce_andTheNextOneIsRead() throws Exception {
        Socket socket = connect("?max-record-bytes=100k");
        String line = "x".repeat(1000);
        Thread writing = new Thread(() -> {
            try {
                for (int i = 0; i < 20_000; i++) {
                    Server.send(socket, line);
                }
                Server.send(socket, "\nnext\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writing.start();
        until(1);
        writing.join();

        assertThat(out.events).containsExactly("next");
        assertThat(out.undecodable)
                .containsExactly(
                        "127.0.0.1:" + server.port()
                                + ", line 1: the record is longer than 102400 bytes, the limit of max-record-bytes <1024 bytes>");
    }

    @Test
    void aLineThatIsALittleTooLong_isReportedToo() throws Exception {
        Socket socket = connect("?max-record-bytes=5");

        Server.send(socket, "1234\n12345\n123456\nnext\n");
        until(2);

        assertThat(out.events).containsExactly("1234", "next");
        assertThat(out.undecodable).hasSize(2);
    }

    /** One byte each time: what has been searched for a line end is not searched again. */
    @Test
    void aLongLineInSmallPieces_doesNotTakeLong() throws Exception {
        Socket socket = connect("?max-record-bytes=8m");
        socket.setTcpNoDelay(true);
        long polls = 0;
        for (int i = 0; i < 256; i++) {
            Server.send(socket, "x".repeat(16 << 10));
            polls += poll();
        }
        for (int i = 0; i < 2000; i++) {
            Server.send(socket, "y");
            polls += poll();
        }
        Server.send(socket, "\n");
        until(1);

        assertThat(polls).isZero();
        assertThat(out.events.get(0)).hasSize((4 << 20) + 2000);
    }

    @Test
    void invalidUtf8_isUndecodable_withItsLine() throws Exception {
        Socket socket = connect("");

        socket.getOutputStream().write(new byte[] {'a', '\n', (byte) 0xC3, '(', '\n', 'b', '\n'});
        until(2);

        assertThat(out.events).containsExactly("a", "b");
        assertThat(out.undecodable).hasSize(1).allMatch(text -> text.contains(":" + server.port() + ", line 2"));
    }

    /** A heading for each connection; line ends within quotes belong to the record. */
    @Test
    void csv_hasAHeadingForEachConnection() throws Exception {
        Collected<Pair> pairs = new Collected<>();
        Source<Pair> source = new SocketSourceConnector()
                .create(new SourceSpec<>(
                        "in",
                        "in",
                        StreamAddress.parse(server.address() + "?format=csv"),
                        Pair.CODEC,
                        SystemTime.INSTANCE));
        try (SplitReader<Pair> pairReader =
                source.open(source.discover(Set.of()).get(0), null)) {
            pairReader.poll(pairs, 10);
            Socket socket = server.accept();
            Server.send(socket, "name,number\n\"a\nb\",1\n");
            await().until(() -> pairReader.poll(pairs, 10) > 0);
            socket.close();
            Thread accepting = new Thread(() -> {
                try {
                    Server.send(server.accept(), "number,name\n2,c\nx,d\n");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            accepting.start();
            await().until(() -> {
                pairReader.poll(pairs, 10);
                return pairs.events.size() == 2 && pairs.undecodable.size() == 1;
            });
            accepting.join();
        }

        assertThat(pairs.events).containsExactly(new Pair("a\nb", 1), new Pair("c", 2));
        assertThat(pairs.undecodable.get(0)).contains(", line 6");
    }

    @Test
    void aRestoredReader_countsOn_andTakesWhatComes() throws Exception {
        Socket socket = connect("");
        Server.send(socket, "one\ntwo\n");
        until(2);
        byte[] position = reader.position();
        reader.close();

        reader = source(server.address() + "?max-record-bytes=5").open("127.0.0.1:" + server.port(), position);
        Server.send(acceptPolling(), "too long\nok\n");
        until(3);

        assertThat(out.undecodable.get(0)).contains(", line 3:");
    }

    @Test
    void aServerThatIsNotNamedAnyMore_isRefused() throws Exception {
        Source<String> source = source(server.address());

        assertThatThrownBy(() -> source.open("elsewhere:9000", new byte[8]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("elsewhere:9000");
    }

    @Test
    void severalServers_areASplitEach() throws Exception {
        Source<String> source = source("socket:a:1,[::1]:2,127.0.0.1:3");

        assertThat(source.discover(Set.of())).containsExactly("a:1", "[::1]:2", "127.0.0.1:3");
        assertThat(source.discover(Set.of("a:1", "[::1]:2"))).containsExactly("127.0.0.1:3");
        assertThat(source.bounded()).isFalse();
        assertThat(source("socket:a:1?on-end=end").bounded()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    socket:                        | write host and port
                    socket:localhost               | write host and port
                    socket:localhost:              | the port is a number
                    socket:localhost:0             | the port is a number
                    socket:localhost:65536         | the port is a number
                    socket:::1:9000                | stands in brackets
                    socket://localhost:9000        | write host and port
                    socket:a:1,                    | write host and port
                    socket:a:1,a:1                 | twice
                    socket:a:1?on-end=stop         | must be reconnect or end
                    socket:a:1?give-up-after=2d    | at most a day
                    socket:a:1?max-record-bytes=0  | max-record-bytes
                    socket:a:1?format=xml          | The format "xml"
                    """)
    void whatIsWrongInAnAddress_isSaid(String address, String message) {
        assertThatThrownBy(() -> source(address))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    /** Only a name that cannot be looked up: the lane does not wait for that either. */
    @Test
    void aHostThatIsNotKnown_isTriedAgain() throws Exception {
        reader = source("socket:no-such-host.invalid:9?give-up-after=50ms&max-reconnect-delay=10ms")
                .open("no-such-host.invalid:9", null);

        assertThatThrownBy(() -> {
                    while (true) {
                        poll();
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the name of the host is not known");
    }

    @Test
    void readersThatAreClosed_leaveNothingBehind() throws Exception {
        long handles = Handles.open();
        for (int cycle = 0; cycle < 100; cycle++) {
            open("");
            if (cycle % 2 == 0) {
                Socket socket = acceptPolling();
                Server.send(socket, "half");
                poll();
            } else {
                poll();
            }
            reader.close();
            server.dropAll();
        }

        await().untilAsserted(() -> {
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("connect "));
            server.dropAll();
            assertThat(Handles.open()).isLessThanOrEqualTo(handles + 5);
        });
    }

    // ------------------------------------------------------------------------------------------------------ helpers

    private static Source<String> source(String address) {
        return new SocketSourceConnector()
                .create(new SourceSpec<>("in", "in", StreamAddress.parse(address), Codecs.STRING, SystemTime.INSTANCE));
    }

    private void open(String options) throws IOException {
        reader = source(server.address() + options).open("127.0.0.1:" + server.port(), null);
    }

    private Socket connect(String options) throws Exception {
        open(options);
        return acceptPolling();
    }

    private Socket acceptPolling() throws Exception {
        var accepted = CompletableFuture.supplyAsync(() -> {
            try {
                return server.accept();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        while (!accepted.isDone()) {
            poll();
            Thread.sleep(1);
        }
        return accepted.get();
    }

    private int poll() throws IOException {
        return reader.poll(out, 100);
    }

    private void until(int events) {
        await().pollInterval(Duration.ofMillis(1)).pollInSameThread().until(() -> {
            poll();
            return out.events.size() >= events;
        });
    }
}
