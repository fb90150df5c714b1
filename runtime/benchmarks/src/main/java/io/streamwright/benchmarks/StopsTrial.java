package io.streamwright.benchmarks;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.EventGenerator;
import io.streamwright.benchmarks.jobs.SumPerKeyJob;
import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/**
 * Measures for how long a lane stops: its source looks at the clock every 32 events, once each key has been seen. A stop during
 * which the garbage collector held all threads is counted apart.
 */
final class StopsTrial {
    private static final int BETWEEN_LOOKS = 32;
    private static final long WORTH_NOTING_NANOS = 200_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private StopsTrial() {}

    private record Stop(long fromNanos, long toNanos) {
        long nanos() {
            return toNanos - fromNanos;
        }

        /** Collections are known to the millisecond. */
        boolean meets(Stop collection) {
            return fromNanos <= collection.toNanos + NANOS_PER_MILLI
                    && toNanos >= collection.fromNanos - NANOS_PER_MILLI;
        }
    }

    /** With keys, events after those that fill the table, milliseconds between snapshots. */
    public static void main(String[] args) throws Exception {
        int keys = Integer.parseInt(args[0]);
        List<Stop> collections = watchCollections();
        Reader reader = new Reader(keys, Long.parseLong(args[1]));
        JobRunner runner = JobRunner.of(new SumPerKeyJob())
                .connector(new EventsConnector(1, split -> reader))
                .connector(new ChecksumConnector());
        JobResult result = EngineRun.runWithSettings(runner, Long.parseLong(args[2]));
        // the notice of a collection comes a little after it
        Thread.sleep(500);
        long longest = 0;
        long longestCollecting = 0;
        for (Stop stop : reader.stops) {
            if (collections.stream().anyMatch(stop::meets)) {
                longestCollecting = Math.max(longestCollecting, stop.nanos());
            } else {
                longest = Math.max(longest, stop.nanos());
            }
        }
        System.out.println(Fork.line(Map.of(
                "longest",
                longest,
                "collecting",
                longestCollecting,
                "snapshots",
                result.progress().snapshots().completed(),
                "bytes",
                result.progress().snapshots().lastBytes(),
                "nanos",
                reader.lastLook - reader.firstLook)));
        System.out.flush();
    }

    private static List<Stop> watchCollections() {
        List<Stop> collections = new CopyOnWriteArrayList<>();
        long startNanos =
                System.nanoTime() - ManagementFactory.getRuntimeMXBean().getUptime() * NANOS_PER_MILLI;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, handback) -> {
                                GcInfo info = GarbageCollectionNotificationInfo.from(
                                                (CompositeData) notification.getUserData())
                                        .getGcInfo();
                                collections.add(new Stop(
                                        startNanos + info.getStartTime() * NANOS_PER_MILLI,
                                        startNanos + info.getEndTime() * NANOS_PER_MILLI));
                            },
                            null,
                            null);
        }
        return collections;
    }

    /** First each key once, then at random. */
    private static final class Reader implements SplitReader<Event> {
        private final List<Stop> stops = new ArrayList<>();
        private final EventGenerator generator;
        private final int keys;
        private final long events;
        private long number;
        private long firstLook;
        private long lastLook;

        Reader(int keys, long events) {
            this.keys = keys;
            this.events = events;
            this.generator = new EventGenerator(keys, 100);
        }

        @Override
        public int poll(SourceOutput<Event> out, int maxEvents) {
            if (number == keys + events) {
                return ENDED;
            }
            int count = 0;
            while (count < maxEvents && number < keys + events) {
                Event event = generator.next();
                if (number < keys) {
                    event = new Event(number * 0xC2B2AE3D27D4EB4FL, 1, event.time());
                } else if (number % BETWEEN_LOOKS == 0) {
                    look();
                }
                number++;
                count++;
                if (!out.emit(event)) {
                    break;
                }
            }
            return count;
        }

        private void look() {
            long now = System.nanoTime();
            if (firstLook == 0) {
                firstLook = now;
            } else if (now - lastLook > WORTH_NOTING_NANOS) {
                stops.add(new Stop(lastLook, now));
            }
            lastLook = now;
        }

        @Override
        public byte[] position() {
            return new byte[0];
        }

        @Override
        public void close() {}
    }
}
