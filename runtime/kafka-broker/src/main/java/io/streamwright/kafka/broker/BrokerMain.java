package io.streamwright.kafka.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * The broker's process: formats the data directory the first time, then runs the server. Ends at once when its standard input
 * does, so that it never outlives the process that has started it.
 */
public final class BrokerMain {
    private static final String CLUSTER_ID = "c3RyZWFtd3JpZ2h0LXRlcw";

    private BrokerMain() {}

    /**
     * Runs the server.
     *
     * @param args the properties of the server, and its data directory
     */
    public static void main(String[] args) {
        watch(System.in);
        String properties = args[0];
        if (!Files.exists(Path.of(args[1], "meta.properties"))) {
            PrintStream out = System.out;
            String[] format = {"format", "--cluster-id", CLUSTER_ID, "--config", properties, "--ignore-formatted"};
            if (StorageTool.execute(format, out) != 0) {
                Runtime.getRuntime().halt(2);
            }
        }
        Kafka.main(new String[] {properties});
    }

    private static void watch(InputStream in) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            // nobody says anything
                        }
                    } catch (IOException e) {
                        // gone as well
                    }
                    Runtime.getRuntime().halt(0);
                },
                "parent-watcher");
        watcher.setDaemon(true);
        watcher.start();
    }
}
