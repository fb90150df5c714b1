package io.streamwright.benchmarks.timers;

import io.streamwright.benchmarks.timers.Alarms.Alarm;
import io.streamwright.benchmarks.timers.Alarms.Kind;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sets ten million timers, takes a snapshot while all of them are pending, has all fall due at once and takes another while they
 * fire. Each way runs in a process of its own, whose heap is what was said beforehand; a timer that is missing, out of order or
 * doubled fails it, as does an {@code OutOfMemoryError}.
 */
public final class TenMillion {
    private static final int COUNT = 10_000_000;
    private static final long LATER = 1_000_000_000L;
    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * A way to have ten million timers.
     *
     * @param heapMegabytes the most memory that it may take
     */
    private record Way(String name, Kind kind, boolean oneKey, int heapMegabytes) {}

    private static final List<Way> WAYS = List.of(
            new Way("ten million keys with a KeyTimer", Kind.TIMER, false, 1_536),
            new Way("ten million keys with KeyTimers of one time", Kind.TIMERS, false, 1_536),
            new Way("one key with KeyTimers of ten million times", Kind.TIMERS, true, 1_024));

    private TenMillion() {}

    /** Without arguments all ways, one after the other; with its number, one in this process, which keeps state in a directory. */
    public static void main(String[] args) throws Exception {
        if (args.length == 2) {
            run(WAYS.get(Integer.parseInt(args[0])), Path.of(args[1]));
            return;
        }
        Path directory = Path.of(args[0]);
        for (int way = 0; way < WAYS.size(); way++) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Xmx" + WAYS.get(way).heapMegabytes() + "m");
            command.add("-XX:+ExitOnOutOfMemoryError");
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), TenMillion.class.getName()));
            command.addAll(List.of(
                    Integer.toString(way), directory.resolve("way-" + way).toString()));
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (code != 0) {
                System.err.println(WAYS.get(way).name() + ": failed");
                System.exit(1);
            }
        }
    }

    private static void run(Way way, Path directory) throws Exception {
        Reader reader = new Reader(way);
        FiredConnector fired = new FiredConnector();
        long began = System.nanoTime();
        try (JobHandle job = JobRunner.of(new AlarmsJob())
                .connector(new Connector(reader))
                .connector(fired)
                .set("snapshot-interval", "1h")
                .set("snapshot-timeout", "10m")
                .set("state-dir", directory.toString())
                .start()) {
            reader.allSet.await();
            long set = System.nanoTime();
            job.snapshot().get(10, TimeUnit.MINUTES);
            long written = System.nanoTime();
            reader.due = true;
            fired.begun.await();
            long firing = System.nanoTime();
            job.snapshot().get(10, TimeUnit.MINUTES);
            long during = System.nanoTime();
            long firedBefore = fired.count;
            job.await();
            long end = System.nanoTime();
            fired.check(COUNT);
            System.out.printf(
                    Locale.ROOT,
                    "%s: set in %d ms, snapshot of all pending in %d ms, all fired in %d ms, a snapshot after the first of them in"
                            + " %d ms (%s), heap %d MB at most%n",
                    way.name(),
                    (set - began) / NANOS_PER_MILLI,
                    (written - set) / NANOS_PER_MILLI,
                    (end - written) / NANOS_PER_MILLI,
                    (during - firing) / NANOS_PER_MILLI,
                    firedBefore < COUNT ? "while they fired" : "when all had",
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax() >> 20);
        }
    }

    /** The alarms, and one more that makes them due. */
    private static final class Reader implements SplitReader<Alarm> {
        private final Way way;
        private final CountDownLatch allSet = new CountDownLatch(1);
        private volatile boolean due;
        private int number;

        Reader(Way way) {
            this.way = way;
        }

        @Override
        public int poll(SourceOutput<Alarm> out, int maxEvents) {
            int count = 0;
            while (count < maxEvents && number < COUNT) {
                // in no order, and each time once
                long place = number * 7_368_787L % COUNT;
                number++;
                count++;
                long key = way.oneKey() ? 7 : number * 0xC2B2AE3D27D4EB4FL;
                if (!out.emit(new Alarm(way.kind(), key, LATER + place, 1))) {
                    return count;
                }
            }
            if (number == COUNT && count == 0) {
                allSet.countDown();
                return due ? ENDED : 0;
            }
            return count;
        }

        @Override
        public byte[] position() {
            return new byte[0];
        }

        @Override
        public void close() {}
    }

    /** Under {@code alarms:}. */
    private record Connector(Reader reader) implements SourceConnector {
        @Override
        public String scheme() {
            return "alarms";
        }

        @Override
        public List<ConnectorOption> options() {
            return List.of();
        }

        @Override
        @SuppressWarnings("unchecked") // the job has one source
        public <T> Source<T> create(SourceSpec<T> spec) {
            return (Source<T>) new OneSplit(reader);
        }
    }

    private record OneSplit(Reader reader) implements Source<Alarm> {
        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public List<String> discover(Set<String> known) {
            return known.isEmpty() ? List.of("0") : List.of();
        }

        @Override
        public SplitReader<Alarm> open(String splitId, byte @Nullable [] position) {
            return reader;
        }
    }
}
