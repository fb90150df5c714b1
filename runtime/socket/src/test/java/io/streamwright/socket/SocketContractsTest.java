package io.streamwright.socket;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.time.SystemTime;
import io.streamwright.testkit.contract.SinkContract;
import io.streamwright.testkit.contract.SourceContract;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What sources and sinks of the test kit's contracts keep to, as far as sockets can. */
class SocketContractsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private interface Talk {
        void with(Socket socket) throws IOException;
    }

    /** A server that has the same talk with whoever connects. */
    private static final class Talking implements AutoCloseable {
        private final ServerSocket listening;
        private final List<Socket> sockets = new CopyOnWriteArrayList<>();

        Talking(Talk talk) throws IOException {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            begin("accepting", () -> {
                while (true) {
                    Socket socket = listening.accept();
                    sockets.add(socket);
                    begin("talking", () -> talk.with(socket));
                }
            });
        }

        private interface Work {
            void run() throws IOException;
        }

        private static void begin(String name, Work work) {
            Thread thread = new Thread(
                    () -> {
                        try {
                            work.run();
                        } catch (IOException e) {
                            // closed, by the test or by the other side: what came until then is what counts
                        }
                    },
                    name);
            thread.setDaemon(true);
            thread.start();
        }

        String server() {
            return "127.0.0.1:" + listening.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            listening.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?on-end=end"})
    void source_keepsToTheContract(String options) throws IOException {
        Talk talk = socket -> {
            Server.send(socket, "one\ntwo\nthree\nfour\n");
            if (!options.isEmpty()) {
                socket.close();
            }
        };
        try (Talking talking = new Talking(talk)) {
            new SourceContract<>(
                            () -> new SocketSourceConnector()
                                    .create(new SourceSpec<>(
                                            "in",
                                            "in",
                                            StreamAddress.parse("socket:" + talking.server() + options),
                                            Codecs.STRING,
                                            SystemTime.INSTANCE)),
                            Map.of(talking.server(), List.of("one", "two", "three", "four")))
                    .withoutGoingBack()
                    .within(PATIENCE)
                    .check();
        }
    }

    @Test
    void sink_keepsToTheContract() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        Talk talk = socket -> {
            BufferedReader reader = Server.reader(socket);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
            socket.close();
        };
        List<String> results = List.of("one", "zwei €", "three", "four");
        try (Talking talking = new Talking(talk)) {
            new SinkContract<>(
                            () -> new SocketSinkConnector()
                                    .create(new SinkSpec<>(
                                            "job",
                                            "out",
                                            "out",
                                            StreamAddress.parse("socket:" + talking.server()),
                                            Codecs.STRING,
                                            true,
                                            true,
                                            SystemTime.INSTANCE)),
                            () -> lines,
                            results,
                            results)
                    .within(PATIENCE)
                    .check();
        }
    }
}
