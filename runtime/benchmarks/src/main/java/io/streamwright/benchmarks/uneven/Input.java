package io.streamwright.benchmarks.uneven;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Event;
import io.streamwright.benchmarks.feed.Generator;
import io.streamwright.core.api.CompiledJob;

/** Events, the job that reads them, and what it must make of them. */
interface Input {

    /** A new one. */
    CompiledJob job();

    /** On how many it runs: a split for each. */
    int lanes();

    /** The events of a split, the same ones each time. */
    Generator<Event> generator(int split);

    /** What a plain program makes of so many events of each split, without the engine. */
    Checksum.Outcome expected(long eventsPerSplit);
}
