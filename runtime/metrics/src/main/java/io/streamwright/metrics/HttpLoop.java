package io.streamwright.metrics;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A small server of HTTP: one thread that waits for nobody, one request to a connection, no bodies. A slow client costs its
 * connection and nothing else: it is dropped after {@link #TIMEOUT_NANOS}, or before if there are too many, those first that
 * have been there longest.
 *
 * <p>The JDK's own {@code com.sun.net.httpserver} keeps a thread for each request whose head arrives slowly, and can be told
 * to give up only for the whole process.
 */
final class HttpLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpLoop.class);

    /** How many clients there may be at a time. */
    static final int MOST_CONNECTIONS = 64;

    /** How long a connection may last, from its beginning to its end. */
    static final long TIMEOUT_NANOS = 5_000_000_000L;

    private static final int BACKLOG = 64;
    private static final long TICK_MILLIS = 50;
    private static final long END_MILLIS = 2_000;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final Function<HttpRequest, HttpResponse> handler;
    private final InetSocketAddress address;
    private final Thread thread;

    /** In the order in which they came. */
    private final Deque<HttpConnection> connections = new ArrayDeque<>();

    private volatile boolean ending;

    /**
     * Binds, and begins to listen.
     *
     * @param handler runs on the server's thread, and must be quick
     * @throws IOException if the address cannot be bound
     */
    HttpLoop(String threadName, InetSocketAddress wanted, Function<HttpRequest, HttpResponse> handler)
            throws IOException {
        this.handler = handler;
        this.selector = Selector.open();
        boolean bound = false;
        ServerSocketChannel opened = null;
        try {
            opened = ServerSocketChannel.open();
            opened.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            opened.bind(wanted, BACKLOG);
            opened.configureBlocking(false);
            opened.register(selector, SelectionKey.OP_ACCEPT);
            bound = true;
        } finally {
            if (!bound) {
                if (opened != null) {
                    opened.close();
                }
                selector.close();
            }
        }
        this.server = opened;
        this.address = (InetSocketAddress) opened.getLocalAddress();
        this.thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return address;
    }

    /** Begins to answer. */
    void start() {
        thread.start();
    }

    private void run() {
        while (!ending) {
            try {
                turn();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The server of metrics goes on after a failure", e);
                connections.forEach(HttpConnection::close);
                pause();
            }
        }
        connections.forEach(HttpConnection::close);
    }

    private void pause() {
        try {
            Thread.sleep(TICK_MILLIS);
        } catch (InterruptedException e) {
            ending = true;
        }
    }

    private void turn() throws IOException {
        if (connections.isEmpty()) {
            selector.select();
        } else {
            selector.select(TICK_MILLIS);
        }
        long now = System.nanoTime();
        for (SelectionKey key : selector.selectedKeys()) {
            if (!key.isValid()) {
                continue;
            }
            if (key.attachment() instanceof HttpConnection connection) {
                ready(connection, now);
            } else {
                accept(now);
            }
        }
        selector.selectedKeys().clear();
        connections.forEach(connection -> connection.tick(now));
        connections.removeIf(HttpConnection::closed);
    }

    private static void ready(HttpConnection connection, long now) {
        try {
            connection.ready(now);
        } catch (RuntimeException e) {
            LOG.warn("The server of metrics could not answer", e);
            connection.close();
        }
    }

    private void accept(long now) throws IOException {
        SocketChannel client = server.accept();
        if (client == null) {
            return;
        }
        client.configureBlocking(false);
        SelectionKey key = client.register(selector, SelectionKey.OP_READ);
        HttpConnection connection = new HttpConnection(client, key, handler, now + TIMEOUT_NANOS);
        key.attach(connection);
        connections.removeIf(HttpConnection::closed);
        if (connections.size() >= MOST_CONNECTIONS) {
            connections.removeFirst().close();
        }
        connections.add(connection);
    }

    /** Ends, and lets go of the port. */
    @Override
    public void close() {
        ending = true;
        try {
            server.close();
        } catch (IOException e) {
            LOG.debug("The port of the server of metrics did not close", e);
        }
        selector.wakeup();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(END_MILLIS);
            selector.close();
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (IOException e) {
            LOG.debug("The selector of the server of metrics did not close", e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
