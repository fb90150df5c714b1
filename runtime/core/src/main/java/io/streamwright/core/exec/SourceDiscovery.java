package io.streamwright.core.exec;

import io.streamwright.core.source.SplitReader;
import io.streamwright.core.time.SystemTime;
import io.streamwright.core.time.TimeSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks for new splits of unbounded sources on a thread of its own, since looking may take long, and opens them for the lane.
 * A failure fails the job.
 */
final class SourceDiscovery implements Runnable {
    /** A split that was found, opened, for the lane to read or to close. */
    record Found<T>(SharedSource<T> source, String id, SplitReader<T> reader) {}

    /** How often to look at a clock that is not the system's. */
    private static final long STRANGE_CLOCK_NANOS = 2_000_000;

    private static final class Watched<T> {
        private final SharedSource<T> source;
        private final Set<String> known;
        private final long intervalNanos;
        private long nextNanos;

        Watched(SharedSource<T> source, Set<String> known, long nowNanos) {
            this.source = source;
            this.known = new HashSet<>(known);
            this.intervalNanos = TimeUnit.MILLISECONDS.toNanos(source.discoveryIntervalMillis());
            this.nextNanos = nowNanos + intervalNanos;
        }

        void lookInto(List<ConcurrentLinkedQueue<Found<?>>> found) {
            for (String id : source.discover(Set.copyOf(known))) {
                if (known.add(id)) {
                    SplitReader<T> reader = source.open(id, null);
                    found.get(source.shares().give()).add(new Found<>(source, id, reader));
                }
            }
        }
    }

    private final TimeSource time;
    private final JobSignals signals;
    private final List<Watched<?>> watched = new ArrayList<>();

    /** By lane. */
    private final List<ConcurrentLinkedQueue<Found<?>>> found = new ArrayList<>();

    private final CountDownLatch stopped = new CountDownLatch(1);

    SourceDiscovery(TimeSource time, JobSignals signals, int lanes) {
        this.time = time;
        this.signals = signals;
        for (int lane = 0; lane < lanes; lane++) {
            found.add(new ConcurrentLinkedQueue<>());
        }
    }

    /** Watches a source; before the thread starts. */
    void watch(SharedSource<?> source, Set<String> known) {
        watched.add(new Watched<>(source, known, time.nanoTime()));
    }

    /** Whether there is anything to watch. */
    boolean needed() {
        return !watched.isEmpty();
    }

    /** A split for a lane, or null. */
    @Nullable Found<?> poll(int lane) {
        return found.get(lane).poll();
    }

    @Override
    public void run() {
        try {
            long waitNanos = 0;
            while (!stopped.await(waitNanos, TimeUnit.NANOSECONDS)) {
                long next = look();
                waitNanos = time == SystemTime.INSTANCE ? next : Math.min(next, STRANGE_CLOCK_NANOS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            signals.fail(e);
        }
    }

    /** Looks into those whose turn it is; for how many nanoseconds nothing will be to be done. */
    long look() {
        long now = time.nanoTime();
        long next = Long.MAX_VALUE;
        for (Watched<?> each : watched) {
            if (now - each.nextNanos >= 0) {
                each.lookInto(found);
                each.nextNanos = now + each.intervalNanos;
            }
            next = Math.min(next, each.nextNanos - now);
        }
        return next;
    }

    /** Ends the thread. */
    void stop() {
        stopped.countDown();
    }

    /** Closes what no lane has taken, once the thread has ended. */
    void close(CloseAll closing) {
        for (ConcurrentLinkedQueue<Found<?>> ofLane : found) {
            for (Found<?> each = ofLane.poll(); each != null; each = ofLane.poll()) {
                closing.close("the split " + each.id(), each.reader()::close);
            }
        }
    }
}
