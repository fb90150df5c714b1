package io.streamwright.kafka.broker;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker (KRaft, one node) on free ports of the loopback address, in a process of its own that can be killed and
 * started again on its data. Needs nothing of Kafka on the caller's class path. Used by one thread.
 *
 * <pre>{@code
 * try (BrokerProcess broker = BrokerProcess.start()) {
 *     ... broker.bootstrap() ...
 *     broker.kill();
 *     broker.restart();
 * }
 * }</pre>
 */
public final class BrokerProcess implements AutoCloseable {
    /** Who may sign in at {@link #saslBootstrap}. */
    public static final String SASL_USER = "alice";

    private static final int START_SECONDS = 60;

    private final Path directory;
    private final boolean keep;
    private final int port;
    private final int saslPort;
    private final int behindProxyPort;
    private final Map<String, String> properties;
    private @Nullable Process process;

    private BrokerProcess(
            Path directory, boolean keep, int port, Map<String, String> more, String saslPassword, int proxyPort)
            throws IOException {
        this.directory = directory;
        this.keep = keep;
        int[] ports = freePorts(4);
        if (port != 0) {
            ports[0] = port;
        }
        this.port = ports[0];
        this.saslPort = ports[1];
        this.behindProxyPort = ports[3];
        this.properties = properties(directory.resolve("data"), ports, saslPassword, proxyPort);
        properties.putAll(more);
    }

    /** Starts one with an empty data directory, which {@link #close} removes. */
    public static BrokerProcess start() throws IOException {
        return start(Map.of(), "alice-password");
    }

    /**
     * Starts one.
     *
     * @param properties of the server, beside those it needs
     * @param saslPassword what {@link #SASL_USER} signs in with
     */
    public static BrokerProcess start(Map<String, String> properties, String saslPassword) throws IOException {
        return start(properties, saslPassword, 0);
    }

    /**
     * Starts one that can be reached through a proxy as well: whoever comes from there is sent there again.
     *
     * @param proxyPort where the proxy listens on the loopback address; it hands connections on to {@link #behindProxyPort}
     */
    public static BrokerProcess startBehindProxy(int proxyPort) throws IOException {
        return start(Map.of(), "alice-password", proxyPort);
    }

    private static BrokerProcess start(Map<String, String> properties, String saslPassword, int proxyPort)
            throws IOException {
        return started(new BrokerProcess(
                Files.createTempDirectory("streamwright-broker"), false, 0, properties, saslPassword, proxyPort));
    }

    /**
     * Starts one at a port, with data that stays.
     *
     * @param directory what it keeps; what an earlier one has left there is its own
     */
    static BrokerProcess start(int port, Path directory) throws IOException {
        Path own = Files.createDirectories(directory).toAbsolutePath();
        return started(new BrokerProcess(own, true, port, Map.of(), "alice-password", 0));
    }

    private static BrokerProcess started(BrokerProcess broker) throws IOException {
        try {
            broker.restart();
        } catch (IOException | RuntimeException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    /** The address for clients, {@code host:port}; the same after a restart. */
    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    /** The address for clients that sign in, with {@code SASL_PLAINTEXT} and the mechanism {@code PLAIN}. */
    public String saslBootstrap() {
        return "127.0.0.1:" + saslPort;
    }

    /** Where a proxy connects to. */
    public int behindProxyPort() {
        return behindProxyPort;
    }

    /** Whether its process runs. */
    public boolean running() {
        return process != null && process.isAlive();
    }

    /** Kills the process (SIGKILL), as a crash would, and waits for its end. */
    public void kill() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroyForcibly();
            await(running);
        }
    }

    /** Asks the process to end (SIGTERM), as an upgrade would, and waits for that. */
    public void stop() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroy();
            await(running);
        }
    }

    /**
     * Starts the process again on the same data and ports, killing it before if it runs.
     *
     * @throws IOException if it does not take connections within a minute; the message ends with what it has logged
     */
    public void restart() throws IOException {
        kill();
        Path config = directory.resolve("server.properties");
        Files.writeString(
                config,
                properties.entrySet().stream()
                        .map(each -> each.getKey() + "=" + each.getValue())
                        .collect(Collectors.joining("\n")));
        Process started = launch(
                BrokerMain.class, config.toString(), directory.resolve("data").toString());
        process = started;
        awaitConnections(started);
    }

    /**
     * Makes topics that are not there yet.
     *
     * @param topics {@code name:partitions}
     * @throws IOException if that fails; the message ends with what has been logged
     */
    void createTopics(List<String> topics) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(bootstrap()));
        arguments.addAll(topics);
        Process maker = launch(TopicsMain.class, arguments.toArray(String[]::new));
        await(maker);
        if (maker.exitValue() != 0) {
            throw new IOException("the topics " + topics + " cannot be made, the log ends with\n" + logged());
        }
    }

    /** Runs a class on the class path of the server; what it prints is in the log. */
    private Process launch(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                // seconds of a short life go into compiling otherwise
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                classPath(),
                main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /** Waits for the process to end by itself. */
    int awaitEnd() throws InterruptedException {
        Process running = process;
        return running == null ? 0 : running.waitFor();
    }

    /** Where it logs, of all its lives. */
    public Path log() {
        return directory.resolve("broker.log");
    }

    private void awaitConnections(Process started) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!accepts(port)) {
            if (!started.isAlive() || System.nanoTime() - deadline > 0) {
                throw new IOException("the broker has not started, its log ends with\n" + logged());
            }
            sleep();
        }
    }

    private String logged() throws IOException {
        String all = Files.exists(log()) ? Files.readString(log()) : "";
        return all.substring(Math.max(0, all.length() - 4000));
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void await(Process running) {
        try {
            if (!running.waitFor(START_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Kills the process and removes its data, unless they were to stay. */
    @Override
    public void close() {
        kill();
        if (!keep) {
            discard();
        }
    }

    /** Removes the data of a process that has ended. */
    void discard() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the build has noted as the dependencies of this module, and the module itself. */
    private static String classPath() throws IOException {
        try (InputStream in = BrokerProcess.class.getResourceAsStream("class-path")) {
            String dependencies =
                    new String(Objects.requireNonNull(in, "class-path").readAllBytes(), StandardCharsets.UTF_8).strip();
            Path self = Path.of(BrokerProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return self + File.pathSeparator + dependencies;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static int[] freePorts(int count) throws IOException {
        int[] ports = new int[count];
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports[i] = socket.getLocalPort();
            }
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
        return ports;
    }

    private static Map<String, String> properties(Path data, int[] ports, String saslPassword, int proxyPort) {
        Map<String, String> properties = new LinkedHashMap<>();
        String clients = "PLAINTEXT://127.0.0.1:" + ports[0] + ",SASL://127.0.0.1:" + ports[1];
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put(
                "listeners", clients + ",CONTROLLER://127.0.0.1:" + ports[2] + ",PROXIED://127.0.0.1:" + ports[3]);
        properties.put(
                "advertised.listeners", clients + ",PROXIED://127.0.0.1:" + (proxyPort == 0 ? ports[3] : proxyPort));
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("controller.quorum.voters", "1@127.0.0.1:" + ports[2]);
        properties.put(
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,PROXIED:PLAINTEXT,SASL:SASL_PLAINTEXT");
        properties.put("sasl.enabled.mechanisms", "PLAIN");
        properties.put(
                "listener.name.sasl.plain.sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required user_" + SASL_USER + "=\""
                        + saslPassword + "\";");
        properties.put("log.dirs", data.toString().replace('\\', '/'));
        properties.put("auto.create.topics.enable", "false");
        // everything of a cluster is one of its kind here
        for (String topic : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(topic + ".replication.factor", "1");
            properties.put(topic + ".num.partitions", "1");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        // tests write records with times long ago
        properties.put("log.retention.ms", "-1");
        // small
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("num.recovery.threads.per.data.dir", "2");
        properties.put("log.cleaner.dedupe.buffer.size", "4194304");
        properties.put("log.index.size.max.bytes", "1048576");
        properties.put("socket.send.buffer.bytes", "65536");
        // prompt: topics go away, and a killed broker is back, within a second or two
        properties.put("file.delete.delay.ms", "100");
        properties.put("broker.session.timeout.ms", "2000");
        properties.put("broker.heartbeat.interval.ms", "500");
        properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
        return properties;
    }
}
