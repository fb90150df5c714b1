package io.streamwright.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import io.streamwright.core.time.SystemTime;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SocketSinkTest {
    private Server server;

    @BeforeEach
    void listen() throws IOException {
        server = Server.slow();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    @Test
    void results_areLines_onceTheyAreFlushed() throws Exception {
        SinkWriter<String> writer = open(server.address(), Codecs.STRING);
        writer.write("one", Long.MIN_VALUE);
        writer.write("zwei €", Long.MIN_VALUE);
        writer.flush();
        BufferedReader lines = Server.reader(server.accept());

        assertThat(lines.readLine()).isEqualTo("one");
        assertThat(lines.readLine()).isEqualTo("zwei €");
        assertThat(writer.prepare(1, true)).isNull();
        writer.close();
        assertThat(lines.readLine()).isNull();
    }

    @Test
    void nothingIsPromised() {
        Sink<String> sink = sink(server.address(), Codecs.STRING);

        assertThat(sink.guarantee()).isEqualTo(Guarantee.AS_THE_SINK_CAN);
        assertThat(sink.staged()).isFalse();
        assertThatThrownBy(() -> sink("socket:a:1,b:2", Codecs.STRING))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("a sink has one server");
    }

    @Test
    void csv_hasAHeadingForEachConnection() throws Exception {
        SinkWriter<Pair> writer = open(server.address() + "?format=csv", Pair.CODEC);
        writer.write(new Pair("a", 1), Long.MIN_VALUE);
        writer.flush();
        Socket first = server.accept();
        BufferedReader lines = Server.reader(first);
        assertThat(lines.readLine()).isEqualTo("name,number");
        assertThat(lines.readLine()).isEqualTo("a,1");
        first.close();

        writer.write(new Pair("b", 2), Long.MIN_VALUE);
        FutureTask<Void> flushing = onThread(writer::flush);
        BufferedReader again = Server.reader(server.accept());
        assertThat(again.readLine()).isEqualTo("name,number");
        assertThat(again.readLine()).isEqualTo("b,2");
        flushing.get();
        writer.close();
    }

    /** The server has closed in order, so it is seen before anything is written to it: nothing is lost. */
    @Test
    void afterTheServerWasGone_itGoesOnWithTheNextLine() throws Exception {
        SinkWriter<String> writer = open(server.address() + "?max-reconnect-delay=50ms", Codecs.STRING);
        writer.write("one", Long.MIN_VALUE);
        writer.flush();
        BufferedReader lines = Server.reader(server.accept());
        assertThat(lines.readLine()).isEqualTo("one");

        int port = server.goAway();
        writer.write("two", Long.MIN_VALUE);
        FutureTask<Void> flushing = onThread(writer::flush);
        Thread.sleep(200);
        assertThat(flushing.isDone()).isFalse();
        server.comeBack(port);
        assertThat(Server.reader(server.accept()).readLine()).isEqualTo("two");
        flushing.get();
        writer.close();
    }

    /** As honest as it can be: what was written again may have been seen before, and begins with a whole line. */
    @Test
    void aConnectionThatBreaksWhileItIsWrittenTo_isMadeAgain_andLinesStayWhole() throws Exception {
        SinkWriter<String> writer = open(server.address(), Codecs.STRING);
        FutureTask<Void> writing = onThread(() -> {
            for (int i = 0; i < 200_000; i++) {
                writer.write("line " + i, Long.MIN_VALUE);
            }
            writer.flush();
            writer.close();
        });
        BufferedReader first = Server.reader(server.accept());
        for (int i = 0; i < 10_000; i++) {
            assertThat(first.readLine()).isEqualTo("line " + i);
        }
        Server.reset(server.last());
        BufferedReader second = Server.reader(server.accept());
        List<String> rest = new ArrayList<>();
        for (String line = second.readLine(); line != null; line = second.readLine()) {
            rest.add(line);
        }
        writing.get();

        int from = Integer.parseInt(rest.get(0).substring(5));
        assertThat(from).isGreaterThan(5_000);
        for (int i = 0; i < rest.size(); i++) {
            assertThat(rest.get(i)).isEqualTo("line " + (from + i));
        }
        assertThat(rest.get(rest.size() - 1)).isEqualTo("line 199999");
    }

    @Test
    void aSlowServer_slowsTheWriterDown_andGetsAll() throws Exception {
        SinkWriter<String> writer = open(server.address(), Codecs.STRING);
        String line = "x".repeat(1000);
        FutureTask<Void> writing = onThread(() -> {
            for (int i = 0; i < 20_000; i++) {
                writer.write(line, Long.MIN_VALUE);
            }
            writer.flush();
            writer.close();
        });
        BufferedReader lines = Server.reader(server.accept());
        Thread.sleep(300);
        assertThat(writing.isDone()).isFalse();

        int count = 0;
        for (String each = lines.readLine(); each != null; each = lines.readLine()) {
            assertThat(each).isEqualTo(line);
            count++;
        }
        writing.get();
        assertThat(count).isEqualTo(20_000);
    }

    @Test
    void aServerThatTakesNothing_isConnectedAnew() throws Exception {
        SinkWriter<String> writer = open(server.address() + "?write-timeout=300ms", Codecs.STRING);
        FutureTask<Void> writing = onThread(() -> {
            for (int i = 0; i < 20_000; i++) {
                writer.write("x".repeat(1000), Long.MIN_VALUE);
            }
            writer.flush();
        });
        server.accept();
        Socket second = server.accept();
        BufferedReader lines = Server.reader(second);
        while (!writing.isDone()) {
            assertThat(lines.readLine()).hasSize(1000);
        }
        writing.get();
        writer.close();
    }

    /** What it says is passed over: else its window, and then ours, would be full one day. */
    @Test
    void aServerThatTalks_isNotListenedTo() throws Exception {
        SinkWriter<String> writer = open(server.address(), Codecs.STRING);
        writer.write("first", Long.MIN_VALUE);
        writer.flush();
        Socket socket = server.accept();
        BufferedReader lines = Server.reader(socket);
        assertThat(lines.readLine()).isEqualTo("first");
        for (int i = 0; i < 1000; i++) {
            Server.send(socket, "thank you\n".repeat(1000));
            writer.write("line " + i, Long.MIN_VALUE);
            writer.flush();
            assertThat(lines.readLine()).isEqualTo("line " + i);
        }
        writer.close();
    }

    @Test
    void anInterrupt_endsTheWait_alsoForAServerThatIsAway() throws Exception {
        SinkWriter<String> blocked = open(server.address(), Codecs.STRING);
        assertInterruptible(
                () -> {
                    while (true) {
                        blocked.write("x".repeat(1000), Long.MIN_VALUE);
                    }
                },
                "bytes not written");
        blocked.close();

        int port = server.goAway();
        SinkWriter<String> away = open("socket:127.0.0.1:" + port, Codecs.STRING);
        away.write("one", Long.MIN_VALUE);
        assertInterruptible(away::flush, "while it waited for the server 127.0.0.1:" + port);
        away.close();
    }

    @Test
    void givingUp_saysWhy() throws Exception {
        int port = server.goAway();
        SinkWriter<String> writer =
                open("socket:127.0.0.1:" + port + "?give-up-after=100ms&max-reconnect-delay=10ms", Codecs.STRING);
        writer.write("one", Long.MIN_VALUE);

        assertThatThrownBy(writer::flush)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Connection refused; it has been away for longer than give-up-after allows");
        writer.close();
    }

    @Test
    void writersThatAreClosed_leaveNothingBehind() throws Exception {
        long handles = Handles.open();
        for (int cycle = 0; cycle < 100; cycle++) {
            SinkWriter<String> writer = open(server.address(), Codecs.STRING);
            writer.write("one", Long.MIN_VALUE);
            writer.flush();
            server.accept();
            if (cycle % 2 == 0) {
                writer.write("not flushed", Long.MIN_VALUE);
            } else {
                server.dropAll();
            }
            writer.close();
            server.dropAll();
        }

        await().untilAsserted(() -> assertThat(Handles.open()).isLessThanOrEqualTo(handles + 5));
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("connect "));
    }

    // ------------------------------------------------------------------------------------------------------ helpers

    private interface Work {
        void run() throws Exception;
    }

    private static FutureTask<Void> onThread(Work work) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(task, "writing");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static void assertInterruptible(Work work, String message) throws Exception {
        FutureTask<Void> task = new FutureTask<>(() -> {
            work.run();
            return null;
        });
        Thread thread = new Thread(task, "writing");
        thread.start();
        Thread.sleep(300);
        assertThat(task.isDone()).isFalse();
        thread.interrupt();

        assertThatThrownBy(() -> task.get(5, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    private static <T> Sink<T> sink(String address, Codec<T> codec) {
        return new SocketSinkConnector()
                .create(new SinkSpec<>(
                        "job", "out", "out", StreamAddress.parse(address), codec, true, true, SystemTime.INSTANCE));
    }

    private static <T> SinkWriter<T> open(String address, Codec<T> codec) throws IOException {
        return sink(address, codec).open(new SinkContext(0, 1, 1));
    }
}
