package io.streamwright.samples.docs;

import io.streamwright.kafka.broker.LocalBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The broker to try things with, started as people start it. */
final class LocalBrokerProcess implements AutoCloseable {
    private final Process process;
    private final Path log;

    private LocalBrokerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts one, and waits until it says that it is there. */
    static LocalBrokerProcess start(Path folder, int port, String... topics) throws Exception {
        Path classes = Path.of(LocalBroker.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes.toString(),
                LocalBroker.class.getName(),
                "--port=" + port));
        command.addAll(List.of(topics));
        Path log = Files.createTempFile(folder, "broker", ".txt");
        LocalBrokerProcess broker = new LocalBrokerProcess(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
        long start = System.nanoTime();
        while (!broker.said().contains("Ctrl-C ends it")) {
            if (!broker.process.isAlive() || System.nanoTime() - start > TimeUnit.MINUTES.toNanos(2)) {
                broker.close();
                throw new IllegalStateException("the broker has not started: " + broker.said());
            }
            Thread.sleep(50);
        }
        return broker;
    }

    String said() throws IOException {
        return Files.readString(log);
    }

    /** As Ctrl-C does, so that it removes its data. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
