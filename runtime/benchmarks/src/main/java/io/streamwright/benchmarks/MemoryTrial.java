package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.jobs.ExtremesJob;
import io.streamwright.benchmarks.jobs.InactivityJob;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;
import java.lang.management.ManagementFactory;
import java.util.Map;

/** Measures what is alive on the heap once each key has had an event, by the source of the job before it ends. */
final class MemoryTrial {
    private MemoryTrial() {}

    /** With a job and keys. */
    public static void main(String[] args) throws Exception {
        Reader reader = new Reader(Integer.parseInt(args[1]));
        JobRunner runner = JobRunner.of(args[0].equals("timer") ? new InactivityJob() : new ExtremesJob())
                .connector(new EventsConnector(1, split -> reader))
                .connector(new ChecksumConnector())
                .connector(new ResultsConnector(value -> {}));
        EngineRun.runWithSettings(runner, 0);
        System.out.println(Fork.line(Map.of("bytes", reader.after - reader.before)));
    }

    private static long alive() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static final class Reader implements SplitReader<Event> {
        private final int keys;
        private int number;
        private long before;
        private long after;

        Reader(int keys) {
            this.keys = keys;
        }

        @Override
        public int poll(SourceOutput<Event> out, int maxEvents) {
            if (number == 0) {
                before = alive();
            }
            if (number == keys) {
                after = alive();
                return ENDED;
            }
            int count = 0;
            while (count < maxEvents && number < keys) {
                count++;
                if (!out.emit(
                        new Event(++number * 0xC2B2AE3D27D4EB4FL, number, 1_700_000_000_000L + number / 10_000))) {
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
