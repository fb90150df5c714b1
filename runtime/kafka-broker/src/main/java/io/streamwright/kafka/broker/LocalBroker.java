package io.streamwright.kafka.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A broker to try things with, from the command line: {@code java -jar kafka-broker.jar views:4 counts:1} runs one at
 * localhost:9092 that has these topics, until it is stopped. On the loopback address alone, and not for anything that matters.
 */
public final class LocalBroker {
    private static final String USAGE = """
            usage: java -jar kafka-broker.jar [--port=9092] [--data=DIR] TOPIC[:PARTITIONS]...

              --port    where clients find it, on the loopback address (9092)
              --data    a directory that topics are kept in; without it they go when the broker ends
              TOPIC     a topic that is made if it is not there, with 1 partition if no number says otherwise
            """;

    private final int port;
    private final Path data;
    private final boolean keep;
    private final List<String> topics;

    private LocalBroker(int port, Path data, boolean keep, List<String> topics) {
        this.port = port;
        this.data = data;
        this.keep = keep;
        this.topics = topics;
    }

    /**
     * Runs the broker until the process is stopped.
     *
     * @param args see the usage, which {@code --help} prints
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        try {
            System.exit(parse(args).run(System.out));
        } catch (IllegalArgumentException e) {
            System.err.println("error: " + e.getMessage() + "\n\n" + USAGE);
            System.exit(2);
        } catch (IOException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static LocalBroker parse(String[] args) throws IOException {
        int port = 9092;
        String data = "";
        List<String> topics = new ArrayList<>();
        for (String arg : args) {
            if (arg.matches("--port=\\d{1,5}")) {
                port = Integer.parseInt(arg.substring(7));
            } else if (arg.startsWith("--data=")) {
                data = arg.substring(7);
            } else if (arg.matches("[a-zA-Z0-9._-]+(:[1-9]\\d{0,2})?") && !arg.startsWith("-")) {
                topics.add(arg.contains(":") ? arg : arg + ":1");
            } else {
                throw new IllegalArgumentException("\"" + arg + "\" is neither an option nor a topic");
            }
        }
        boolean keep = !data.isEmpty();
        return new LocalBroker(
                port, keep ? Path.of(data) : Files.createTempDirectory("streamwright-broker"), keep, topics);
    }

    private int run(PrintStream out) throws IOException, InterruptedException {
        demandFreePort();
        BrokerProcess broker = BrokerProcess.start(port, data);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broker)));
        broker.createTopics(topics);
        out.println("Kafka is at localhost:" + port + " with " + (topics.isEmpty() ? "no topics" : topics)
                + ". Its data are in " + data + (keep ? "" : " and go when it ends") + "; Ctrl-C ends it.");
        return broker.awaitEnd();
    }

    /** Or clients would talk to the other one. */
    private void demandFreePort() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new IOException(
                    "the port " + port + " is taken, perhaps by another broker; --port= names another one", e);
        }
    }

    private void end(BrokerProcess broker) {
        broker.stop();
        if (!keep) {
            broker.discard();
        }
    }
}
