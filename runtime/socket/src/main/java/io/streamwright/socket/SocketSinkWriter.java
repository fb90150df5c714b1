package io.streamwright.socket;

import static java.util.Objects.requireNonNull;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.RecordEncoder;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.SinkWriter;
import io.streamwright.core.time.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Writes the results of one lane. Waits while the server is slow or away, which is how back-pressure begins; an interrupt ends
 * that. Owned by one lane.
 *
 * <p>Lines are kept until the operating system has taken all of them. If the connection breaks before, all of them are written
 * to the next one, from the beginning of a line: the server may have seen some of them already.
 */
final class SocketSinkWriter<T> implements SinkWriter<T> {
    private static final int BUFFER_BYTES = 16 << 10;
    private static final long LOOK_AGAIN_MILLIS = 100;

    /** How long to wait at the end for the server to have read all. */
    private static final long LINGER_NANOS = 500_000_000;

    private final Connection connection;
    private final RecordEncoder<T> encoder;
    private final SocketSettings settings;
    private final TimeSource time;
    private final BinaryOutput lines = new BinaryOutput(2 * BUFFER_BYTES);
    private final ByteBuffer answer = ByteBuffer.allocate(4 << 10);

    private @Nullable SocketChannel known;
    private @Nullable Selector selector;
    private boolean healthy;

    SocketSinkWriter(Connection connection, RecordEncoder<T> encoder, SocketSettings settings, TimeSource time) {
        this.connection = connection;
        this.encoder = encoder;
        this.settings = settings;
        this.time = time;
    }

    @Override
    public void write(T value, long timeMillis) throws IOException {
        encoder.encode(value, lines, true);
        if (lines.size() >= BUFFER_BYTES) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        while (lines.size() > 0) {
            SocketChannel channel = connected();
            try {
                healthy = false;
                if (channel != known) {
                    begin(channel);
                }
                passOverAnswers(channel);
                send(channel, ByteBuffer.wrap(lines.array(), 0, lines.size()));
                connection.proved();
                lines.clear();
                healthy = true;
            } catch (ClosedByInterruptException | InterruptedIOException e) {
                forget();
                connection.close();
                throw interrupted(e);
            } catch (IOException e) {
                forget();
                connection.lost("has broken the connection: " + Dial.reason(e), e);
            }
        }
    }

    private SocketChannel connected() throws IOException {
        try {
            while (true) {
                SocketChannel channel = connection.await(LOOK_AGAIN_MILLIS);
                if (channel != null) {
                    return channel;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private IOException interrupted(Exception cause) {
        return new IOException(
                "the job was stopped while it waited for the server " + connection.server() + ", with " + lines.size()
                        + " bytes not written",
                cause);
    }

    /** Each connection is a text of its own: with a heading, if the format has one. */
    private void begin(SocketChannel channel) throws IOException {
        forget();
        selector = Selector.open();
        channel.register(selector, 0);
        BinaryOutput heading = new BinaryOutput();
        encoder.heading(heading);
        send(channel, ByteBuffer.wrap(heading.array(), 0, heading.size()));
        known = channel;
    }

    /** Nobody asked the server anything; but what it says must be read, and so is seen that it has gone. */
    private void passOverAnswers(SocketChannel channel) throws IOException {
        int count;
        do {
            answer.clear();
            count = channel.read(answer);
        } while (count > 0);
        if (count < 0) {
            throw new IOException("it has closed it");
        }
    }

    private void send(SocketChannel channel, ByteBuffer bytes) throws IOException {
        long lastTakenNanos = time.nanoTime();
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) > 0) {
                lastTakenNanos = time.nanoTime();
            } else if (time.nanoTime() - lastTakenNanos >= settings.writeTimeoutNanos()) {
                throw new IOException("it has taken nothing for as long as write-timeout allows");
            } else {
                waitFor(channel, SelectionKey.OP_WRITE);
            }
        }
    }

    private void waitFor(SocketChannel channel, int operation) throws IOException {
        Selector waiting = requireNonNull(selector);
        SelectionKey key = requireNonNull(channel.keyFor(waiting));
        key.interestOps(operation);
        waiting.select(LOOK_AGAIN_MILLIS);
        waiting.selectedKeys().clear();
        key.interestOps(0);
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public @Nullable PendingCommit prepare(long snapshotId, boolean last) throws IOException {
        flush();
        return null;
    }

    /**
     * What is not flushed is not wanted any more. If all went well, says that no more comes and waits a little for the server to
     * close as well: a connection closed with something unread, or that is still talked to, throws away what is on its way.
     */
    @Override
    public void close() {
        SocketChannel channel = known;
        if (channel != null && healthy && lines.size() == 0) {
            try {
                channel.shutdownOutput();
                long startNanos = time.nanoTime();
                answer.clear();
                while (channel.read(answer) >= 0 && time.nanoTime() - startNanos < LINGER_NANOS) {
                    answer.clear();
                    waitFor(channel, SelectionKey.OP_READ);
                }
            } catch (IOException e) {
                // it has been told all there was
            }
        }
        forget();
        connection.close();
    }

    /** To be called before the channel is closed, which the selector otherwise keeps half open. */
    private void forget() {
        known = null;
        if (selector != null) {
            Channels.closeQuietly(selector);
            selector = null;
        }
    }
}
