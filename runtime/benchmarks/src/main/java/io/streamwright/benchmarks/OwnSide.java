package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.benchmarks.loops.Loop;
import java.util.Locale;

/** The sides that need nothing but this project. */
enum OwnSide implements Side {
    /** A loop over primitive tables, written by hand. */
    HANDWRITTEN {
        @Override
        public boolean runs(Load load) {
            return load.lanes() == 1 && load.splits() == 1 && load.snapshotMillis() == 0;
        }

        @Override
        @SuppressWarnings("unchecked") // a workload's loop takes what its generator makes
        public Checksum.Outcome run(Load load) {
            return run((Loop<Object>) load.workload().loop(), (Generator<Object>) load.generator(0), load.events());
        }

        private static <T> Checksum.Outcome run(Loop<T> loop, Generator<T> generator, long events) {
            for (long left = events; left > 0; left -= BATCH) {
                loop.take(generator, (int) Math.min(BATCH, left));
            }
            return loop.end();
        }
    },

    /** The classes that the processor generates, without an engine around them. */
    GENERATED {
        @Override
        public boolean runs(Load load) {
            return HANDWRITTEN.runs(load);
        }

        @Override
        public Checksum.Outcome run(Load load) {
            return new DirectLane(load).run();
        }
    },

    /** The whole job, from a source connector to a sink connector. */
    STREAMWRIGHT {
        @Override
        public boolean runs(Load load) {
            return true;
        }

        @Override
        public Checksum.Outcome run(Load load) throws Exception {
            return EngineRun.run(load);
        }
    };

    /** Events between two looks around, on each side: the code around an event is compiled as a part of this loop. */
    static final int BATCH = 1024;

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean foreign() {
        return false;
    }
}
