package io.streamwright.benchmarks.loops;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Generator;

/**
 * A workload without Streamwright: what it is measured against. Owned by one thread.
 *
 * @param <T> the type of the events
 */
public interface Loop<T> {

    /** Takes some more events. */
    void take(Generator<T> generator, int events);

    /** Ends the input. */
    Checksum.Outcome end();
}
