package io.streamwright.kafka.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The broker's process: formats the data directory the first time, then runs the server. Ends at once when its standard input
 * does, so that it never outlives the process that has started it.
 */
public final class BrokerMain {
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
            String[] format = {"format", "--cluster-id", clusterId(), "--config", properties, "--ignore-formatted"};
            if (StorageTool.execute(format, out) != 0) {
                Runtime.getRuntime().halt(2);
            }
        }
        Kafka.main(new String[] {properties});
    }

    /** Of its own, since clients tell clusters apart by it. */
    private static String clusterId() {
        return Uuid.randomUuid().toString();
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
