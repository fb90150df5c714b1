package io.streamwright.socket;

import io.streamwright.core.time.TimeSource;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to a server that is made again whenever it is lost, each time after a longer pause: 50 ms, 100 ms and so on. A
 * connection has proved itself once data has passed; one that is closed before does not make the next pause a short one, so a
 * server that accepts and closes at once is not called in a loop. Owned by one lane.
 */
final class Connection {
    private static final Logger LOGGER = LoggerFactory.getLogger(Connection.class);

    private static final long FIRST_DELAY_NANOS = 50_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final String stream;
    private final HostPort server;
    private final SocketSettings settings;
    private final TimeSource time;

    private @Nullable SocketChannel channel;
    private @Nullable Dial dial;
    private long delayNanos;
    private long nextDialNanos;
    private long awaySinceNanos;
    private boolean away;
    private boolean waits;

    Connection(String stream, HostPort server, SocketSettings settings, TimeSource time) {
        this.stream = stream;
        this.server = server;
        this.settings = settings;
        this.time = time;
        this.delayNanos = firstDelayNanos();
    }

    private long firstDelayNanos() {
        return Math.min(FIRST_DELAY_NANOS, settings.longestDelayNanos());
    }

    HostPort server() {
        return server;
    }

    /**
     * The channel if there is a connection, else null; then one is being made, and this is to be asked again.
     *
     * @throws IOException if the server has been away for longer than the settings allow
     */
    @Nullable SocketChannel poll() throws IOException {
        if (channel != null) {
            return channel;
        }
        if (dial == null) {
            if (waits && time.nanoTime() - nextDialNanos < 0) {
                return null;
            }
            dial = Dial.start(server, settings.connectTimeoutMillis());
        }
        try {
            channel = dial.result();
        } catch (IOException e) {
            dial = null;
            lost("cannot be reached: " + Dial.reason(e), e);
            return null;
        }
        if (channel != null) {
            dial = null;
            LOGGER.info("The stream {} is connected with {}", stream, server);
        }
        return channel;
    }

    /** As {@link #poll}, but waits a little if there is no connection yet. */
    @Nullable SocketChannel await(long millis) throws IOException, InterruptedException {
        SocketChannel now = poll();
        if (now == null) {
            if (dial != null) {
                dial.await(millis);
            } else {
                long left = (nextDialNanos - time.nanoTime()) / NANOS_PER_MILLI + 1;
                Thread.sleep(Math.max(1, Math.min(millis, left)));
            }
        }
        return now;
    }

    /** Data has passed: the server is there and serves. */
    void proved() {
        if (away || waits) {
            away = false;
            waits = false;
            delayNanos = firstDelayNanos();
        }
    }

    /**
     * Closes a connection that is of no use any more. The next one is made after a pause.
     *
     * @param what what has happened, to follow the name of the server
     * @throws IOException if the server has been away for longer than the settings allow
     */
    void lost(String what, @Nullable IOException cause) throws IOException {
        close();
        long now = time.nanoTime();
        if (!away) {
            away = true;
            awaySinceNanos = now;
            LOGGER.warn("The server {} of the stream {} {}; it is tried again until it answers", server, stream, what);
        } else {
            LOGGER.debug("The server {} of the stream {} {}", server, stream, what);
        }
        if (settings.giveUpAfterNanos() > 0 && now - awaySinceNanos >= settings.giveUpAfterNanos()) {
            throw new IOException(
                    "The server " + server + " " + what + "; it has been away for longer than give-up-after allows",
                    cause);
        }
        waits = true;
        nextDialNanos = now + delayNanos;
        delayNanos = Math.min(2 * delayNanos, settings.longestDelayNanos());
    }

    /** Closes what is open. */
    void close() {
        if (dial != null) {
            dial.abandon();
            dial = null;
        }
        if (channel != null) {
            Channels.closeQuietly(channel);
            channel = null;
        }
    }
}
