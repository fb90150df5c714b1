package io.streamwright.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to connect, on a short-lived thread of its own: looking up a name may take long and cannot be interrupted, and no
 * lane may wait for that. The connection comes out in non-blocking mode. All methods may be called by any thread.
 */
final class Dial {
    private final HostPort server;
    private final int timeoutMillis;
    private final CountDownLatch ended = new CountDownLatch(1);

    private @Nullable SocketChannel connecting;
    private @Nullable SocketChannel connected;
    private @Nullable IOException failure;
    private boolean abandoned;

    private Dial(HostPort server, int timeoutMillis) {
        this.server = server;
        this.timeoutMillis = timeoutMillis;
    }

    static Dial start(HostPort server, int timeoutMillis) {
        Dial dial = new Dial(server, timeoutMillis);
        Thread thread = new Thread(dial::run, "connect " + server);
        thread.setDaemon(true);
        thread.start();
        return dial;
    }

    private void run() {
        try {
            IOException last = null;
            for (InetAddress address : InetAddress.getAllByName(server.host())) {
                try {
                    connect(new InetSocketAddress(address, server.port()));
                    return;
                } catch (IOException e) {
                    last = e;
                }
            }
            done(null, last == null ? new UnknownHostException(server.host()) : last);
        } catch (IOException | RuntimeException e) {
            done(null, e instanceof IOException io ? io : new IOException(e));
        }
    }

    /** Each address of a name has to be tried with a channel of its own. */
    private void connect(InetSocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            if (!begin(channel)) {
                channel.close();
                return;
            }
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.socket().connect(address, timeoutMillis);
            channel.configureBlocking(false);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        done(channel, null);
    }

    private synchronized boolean begin(SocketChannel channel) {
        connecting = channel;
        return !abandoned;
    }

    private synchronized void done(@Nullable SocketChannel channel, @Nullable IOException reason) {
        connecting = null;
        if (abandoned && channel != null) {
            Channels.closeQuietly(channel);
        } else {
            connected = channel;
            failure = reason;
        }
        ended.countDown();
    }

    /** Takes the connection over; null while there is none yet. */
    synchronized @Nullable SocketChannel result() throws IOException {
        if (failure != null) {
            throw failure;
        }
        SocketChannel channel = connected;
        connected = null;
        return channel;
    }

    /** Waits until it has come to an end, or for so long. */
    void await(long millis) throws InterruptedException {
        ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Gives up: whatever is open, or will be, is closed. */
    synchronized void abandon() {
        abandoned = true;
        if (connecting != null) {
            Channels.closeQuietly(connecting);
        }
        if (connected != null) {
            Channels.closeQuietly(connected);
            connected = null;
        }
    }

    /** Words for what the JDK says, which is often a bare name. */
    static String reason(IOException e) {
        if (e instanceof UnknownHostException) {
            return "the name of the host is not known";
        }
        if (e instanceof SocketTimeoutException) {
            return "no answer in time";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
