package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.jobs.EventCount;
import io.streamwright.benchmarks.jobs.EventCountJob;
import io.streamwright.benchmarks.loops.CountTable;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Measures from when an event should have come to when its result is there. */
final class LatencyTrial {
    private static final int KEYS = 100_000;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private LatencyTrial() {}

    /** With a way, events per second, seconds to warm up, seconds to measure, milliseconds between snapshots. */
    public static void main(String[] args) throws Exception {
        int rate = Integer.parseInt(args[1]);
        long warmUp = (long) rate * Integer.parseInt(args[2]);
        long events = warmUp + (long) rate * Integer.parseInt(args[3]);
        Recorder recorder = new Recorder(warmUp);
        switch (args[0]) {
            case "spinning" -> loop(new Schedule(rate, events, KEYS), recorder, 0);
            case "sleeping" -> loop(new Schedule(rate, events, KEYS), recorder, 50_000);
            case "streamwright" -> engine(rate, events, recorder, Long.parseLong(args[4]));
            default -> throw new IllegalArgumentException(args[0]);
        }
        Histogram histogram = recorder.histogram;
        System.out.println(Fork.line(Map.of(
                "p50", histogram.getValueAtPercentile(50),
                "p99", histogram.getValueAtPercentile(99),
                "p999", histogram.getValueAtPercentile(99.9),
                "max", histogram.getMaxValue(),
                "count", histogram.getTotalCount())));
    }

    private static void loop(Schedule schedule, Recorder recorder, long sleepNanos) {
        CountTable counts = new CountTable();
        while (!schedule.ended()) {
            Event event = schedule.poll();
            if (event != null) {
                counts.add(event.key() + 1, 1);
                recorder.result(event.value());
            } else if (sleepNanos == 0) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(sleepNanos);
            }
        }
    }

    private static void engine(int rate, long events, Recorder recorder, long snapshotMillis) throws Exception {
        JobRunner runner = JobRunner.of(new EventCountJob())
                .connector(new EventsConnector(1, split -> new Reader(new Schedule(rate, events, KEYS))))
                .connector(new ResultsConnector(value -> recorder.result(((EventCount.Count) value).stamp())));
        EngineRun.runWithSettings(runner, snapshotMillis);
    }

    /** Owned by the thread that makes results. */
    private static final class Recorder {
        private final Histogram histogram = new Histogram(LONGEST_NANOS, 3);
        private long toSkip;

        Recorder(long toSkip) {
            this.toSkip = toSkip;
        }

        void result(long dueNanos) {
            if (toSkip > 0) {
                toSkip--;
            } else {
                histogram.recordValue(System.nanoTime() - dueNanos);
            }
        }
    }

    private record Reader(Schedule schedule) implements SplitReader<Event> {
        @Override
        public int poll(SourceOutput<Event> out, int maxEvents) {
            if (schedule.ended()) {
                return ENDED;
            }
            int count = 0;
            while (count < maxEvents && !schedule.ended()) {
                Event event = schedule.poll();
                if (event == null) {
                    break;
                }
                count++;
                if (!out.emit(event)) {
                    break;
                }
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
}
