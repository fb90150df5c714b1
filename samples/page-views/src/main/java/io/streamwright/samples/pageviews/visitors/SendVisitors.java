package io.streamwright.samples.pageviews.visitors;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * The program: sends the traffic of a site to a topic, keyed by user, or writes it into a file. {@code --speed-up=60} lets an hour
 * of it pass in a minute; with 0 it goes as fast as it can.
 */
public final class SendVisitors {
    private SendVisitors() {}

    /** Where reports go. */
    private interface Target extends AutoCloseable {
        void send(Report report) throws IOException;

        /** Waits until all of it has arrived. */
        @Override
        void close() throws IOException;
    }

    /**
     * Runs the program.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) throws IOException {
        if (List.of(args).contains("--help")) {
            System.out.print(SendSettings.USAGE);
            return;
        }
        SendSettings settings;
        try {
            settings = SendSettings.parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        long sent = send(settings, System.out);
        System.out.println(sent + " reports sent to "
                + (settings.file().isEmpty() ? "the topic " + settings.topic() : settings.file()));
    }

    /** Sends all, and gives how many there were. */
    static long send(SendSettings settings, @Nullable PrintStream progress) throws IOException {
        Visitors visitors = new Visitors(settings.site());
        long startMillis = settings.site().start().toEpochMilli();
        long startNanos = System.nanoTime();
        long sent = 0;
        long hour = startMillis;
        try (Target target = settings.file().isEmpty() ? topic(settings) : file(settings.file())) {
            while (visitors.hasNext()) {
                Report report = visitors.next();
                pause(startNanos, report.atMillis() - startMillis, settings.speedUp());
                target.send(report);
                sent++;
                if (progress != null && report.atMillis() - hour >= 3_600_000) {
                    hour += (report.atMillis() - hour) / 3_600_000 * 3_600_000;
                    progress.println(Instant.ofEpochMilli(hour) + "  " + sent + " reports sent");
                }
            }
        }
        return sent;
    }

    private static void pause(long startNanos, long passedMillis, double speedUp) {
        if (speedUp <= 0) {
            return;
        }
        long due = startNanos + (long) (passedMillis * 1e6 / speedUp);
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    private static Target topic(SendSettings settings) {
        Map<String, Object> properties =
                Map.of("bootstrap.servers", settings.bootstrap(), "linger.ms", "20", "compression.type", "lz4");
        Producer<String, String> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        return new Target() {
            @Override
            @SuppressWarnings("FutureReturnValueIgnored") // the callback is told of failures
            public void send(Report report) throws IOException {
                producer.send(
                        new ProducerRecord<>(settings.topic(), report.user(), report.text()), (metadata, thrown) -> {
                            if (thrown != null) {
                                failure.compareAndSet(null, thrown);
                            }
                        });
                check();
            }

            private void check() throws IOException {
                Exception thrown = failure.get();
                if (thrown != null) {
                    throw new IOException(
                            "cannot send to the topic " + settings.topic() + " at " + settings.bootstrap() + ": "
                                    + thrown.getMessage(),
                            thrown);
                }
            }

            @Override
            public void close() throws IOException {
                producer.close();
                check();
            }
        };
    }

    private static Target file(String name) throws IOException {
        Path path = Path.of(name);
        if (path.getParent() != null) {
            Files.createDirectories(path.getParent());
        }
        Writer out = Files.newBufferedWriter(path);
        return new Target() {
            @Override
            public void send(Report report) throws IOException {
                out.write(report.text());
                out.write('\n');
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }
}
