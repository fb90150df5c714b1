package io.streamwright.metrics;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One client, one request, one answer. Owned by the thread of the {@link HttpLoop}. */
final class HttpConnection {
    /** The longest head of a request. */
    private static final int HEAD_BYTES = 8192;

    /** What is read and thrown away after the answer, so that a client which still sends gets to see it. */
    private static final int DRAIN_BYTES = 1 << 16;

    private static final long SLOW_NANOS = 200_000_000;

    private enum State {
        READING,
        WAITING,
        WRITING,
        DRAINING,
        CLOSED
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Function<HttpRequest, HttpResponse> handler;
    private final long deadlineNanos;
    private State state = State.READING;
    private ByteBuffer in = ByteBuffer.allocate(HEAD_BYTES);
    private @Nullable ByteBuffer out;
    private long answerNanos;
    private int drained;

    HttpConnection(
            SocketChannel channel, SelectionKey key, Function<HttpRequest, HttpResponse> handler, long deadlineNanos) {
        this.channel = channel;
        this.key = key;
        this.handler = handler;
        this.deadlineNanos = deadlineNanos;
    }

    boolean closed() {
        return state == State.CLOSED;
    }

    /** Goes on with it, as far as the client lets it. */
    void ready(long nowNanos) {
        try {
            switch (state) {
                case READING -> read(nowNanos);
                case WRITING -> write();
                case DRAINING -> drain();
                case WAITING, CLOSED -> {}
            }
        } catch (IOException e) {
            close();
        }
    }

    /** Looks at the clock. */
    void tick(long nowNanos) {
        if (nowNanos - deadlineNanos >= 0) {
            close();
        } else if (state == State.WAITING && nowNanos - answerNanos >= 0) {
            try {
                write();
            } catch (IOException e) {
                close();
            }
        }
    }

    private void read(long nowNanos) throws IOException {
        int before = in.position();
        if (channel.read(in) < 0) {
            close();
            return;
        }
        int end = endOfHead(Math.max(0, before - 3));
        if (end >= 0) {
            answer(HttpRequest.parse(in.array(), end), nowNanos);
        } else if (!in.hasRemaining()) {
            respond(HttpResponse.plain("431 Request Header Fields Too Large"), true, nowNanos);
        }
    }

    private int endOfHead(int from) {
        byte[] bytes = in.array();
        for (int i = from; i + 3 < in.position(); i++) {
            if (bytes[i] == '\r' && bytes[i + 1] == '\n' && bytes[i + 2] == '\r' && bytes[i + 3] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void answer(@Nullable HttpRequest request, long nowNanos) throws IOException {
        if (request == null) {
            respond(HttpResponse.plain("400 Bad Request"), true, nowNanos);
        } else {
            respond(handler.apply(request), !request.method().equals("HEAD"), nowNanos);
        }
    }

    private void respond(HttpResponse response, boolean withBody, long nowNanos) throws IOException {
        out = ByteBuffer.wrap(response.bytes(withBody));
        if (response.slow()) {
            state = State.WAITING;
            answerNanos = nowNanos + SLOW_NANOS;
            key.interestOps(0);
        } else {
            write();
        }
    }

    private void write() throws IOException {
        ByteBuffer rest = out;
        if (rest == null) {
            throw new IllegalStateException("nothing to answer");
        }
        state = State.WRITING;
        channel.write(rest);
        if (rest.hasRemaining()) {
            key.interestOps(SelectionKey.OP_WRITE);
            return;
        }
        channel.shutdownOutput();
        state = State.DRAINING;
        key.interestOps(SelectionKey.OP_READ);
    }

    private void drain() throws IOException {
        in.clear();
        int count = channel.read(in);
        drained += Math.max(0, count);
        if (count < 0 || drained > DRAIN_BYTES) {
            close();
        }
    }

    void close() {
        state = State.CLOSED;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // the client has gone: nothing is left to do for it
        }
    }
}
