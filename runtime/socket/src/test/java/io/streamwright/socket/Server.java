package io.streamwright.socket;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A server on loopback whose connections the test takes one by one. */
final class Server implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final List<Socket> sockets = new ArrayList<>();
    private ServerSocket listening;

    Server() throws IOException {
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        listening.setSoTimeout(PATIENCE_MILLIS);
    }

    /** The connection that was taken last. */
    Socket last() {
        return sockets.get(sockets.size() - 1);
    }

    /** With a small window, so that it is full soon. */
    static Server slow() throws IOException {
        Server server = new Server();
        server.listening.setReceiveBufferSize(4 << 10);
        return server;
    }

    String address() {
        return "socket:127.0.0.1:" + port();
    }

    int port() {
        return listening.getLocalPort();
    }

    Socket accept() throws IOException {
        Socket socket = listening.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        sockets.add(socket);
        return socket;
    }

    /** Nobody listens any more, until {@link #comeBack}. */
    int goAway() throws IOException {
        int port = port();
        close();
        return port;
    }

    void comeBack(int port) throws IOException {
        listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listening.setSoTimeout(PATIENCE_MILLIS);
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** Closes without a word: what the other side sees is a connection reset. */
    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Closes what is connected, and what waits to be accepted. */
    void dropAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
        listening.setSoTimeout(1);
        try {
            while (true) {
                listening.accept().close();
            }
        } catch (SocketTimeoutException e) {
            listening.setSoTimeout(PATIENCE_MILLIS);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
