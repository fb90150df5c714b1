package io.streamwright.benchmarks;

import java.util.Locale;

/** Who does the work. */
enum Side {
    /** A loop over primitive tables, written by hand. */
    HANDWRITTEN {
        @Override
        Checksum.Outcome run(Load load) {
            HandwrittenLoop loop = load.workload().loop();
            EventGenerator generator = load.generator();
            for (long left = load.events(); left > 0; left -= BATCH) {
                loop.take(generator, (int) Math.min(BATCH, left));
            }
            return loop.end();
        }
    },

    /** The classes that the processor generates, without an engine around them. */
    GENERATED {
        @Override
        Checksum.Outcome run(Load load) {
            return new DirectLane(load).run();
        }
    },

    /** The whole job, from a source connector to a sink connector. */
    ENGINE {
        @Override
        Checksum.Outcome run(Load load) {
            return EngineRun.run(load);
        }
    };

    /** Events between two looks around, on each side: the code around an event is compiled as a part of this loop. */
    static final int BATCH = 1024;

    /** Processes all events. */
    abstract Checksum.Outcome run(Load load);

    /** The name on the command line. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
