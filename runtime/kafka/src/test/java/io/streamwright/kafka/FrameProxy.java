package io.streamwright.kafka;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and the broker and hands on what they say, frame by frame, until it comes to the one that a {@link
 * Trap} names: that one it keeps. So a test knows how far the two have come when it kills the client.
 */
final class FrameProxy implements AutoCloseable {
    /** Requests of the protocol, by their numbers. */
    enum Api {
        PRODUCE(0),
        OFFSET_FETCH(9),
        INIT_PRODUCER_ID(22),
        END_TXN(26),
        TXN_OFFSET_COMMIT(28);

        private final int number;

        Api(int number) {
            this.number = number;
        }
    }

    /** A frame that does not arrive: a request, or the answer to one that the broker has served. */
    static final class Trap {
        private final Api api;
        private final boolean answer;
        private final AtomicInteger left;
        private final CountDownLatch sprung = new CountDownLatch(1);

        /** The count-th of a kind. */
        Trap(Api api, boolean answer, int count) {
            this.api = api;
            this.answer = answer;
            this.left = new AtomicInteger(count);
        }

        boolean awaitSprung(long millis) throws InterruptedException {
            return sprung.await(millis, TimeUnit.MILLISECONDS);
        }

        private boolean keeps(int number, boolean isAnswer) {
            if (number != api.number || isAnswer != answer || left.decrementAndGet() != 0) {
                return false;
            }
            sprung.countDown();
            return true;
        }
    }

    private final ServerSocket server;
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private volatile int broker;

    FrameProxy() throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        daemon("frame-proxy", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    String bootstrap() {
        return "127.0.0.1:" + port();
    }

    /** Where the broker is. */
    void to(int brokerPort) {
        broker = brokerPort;
    }

    /** Sets a trap, or none. */
    void set(@Nullable Trap next) {
        trap.set(next);
    }

    private static void daemon(String name, Runnable run) {
        Thread thread = new Thread(run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                daemon("frame-proxy-connection", () -> connect(client));
            } catch (IOException e) {
                // closed
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), broker);
            upstream.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            Map<Integer, Integer> asked = new ConcurrentHashMap<>();
            daemon("frame-proxy-answers", () -> pass(upstream, client, asked, true));
            pass(client, upstream, asked, false);
        } catch (IOException e) {
            close(client);
        }
    }

    /** Frames begin with their length. A request goes on with its kind, a version and a number; the answer has the number. */
    private void pass(Socket from, Socket to, Map<Integer, Integer> asked, boolean answers) {
        try {
            DataInputStream in = new DataInputStream(from.getInputStream());
            OutputStream out = to.getOutputStream();
            while (true) {
                byte[] frame = new byte[in.readInt()];
                in.readFully(frame);
                ByteBuffer head = ByteBuffer.wrap(frame);
                int api;
                if (answers) {
                    Integer known = asked.remove(head.getInt());
                    api = known == null ? -1 : known;
                } else {
                    api = head.getShort();
                    asked.put(head.getInt(4), api);
                }
                Trap set = trap.get();
                if (set != null && set.keeps(api, answers)) {
                    // the connection stays as it is: silent
                    continue;
                }
                // in one piece, or the second waits until the first has been acknowledged
                out.write(ByteBuffer.allocate(4 + frame.length)
                        .putInt(frame.length)
                        .put(frame)
                        .array());
            }
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
