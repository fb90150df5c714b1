package io.streamwright.benchmarks;

/** A workload without Streamwright: what it is measured against. Owned by one thread. */
interface HandwrittenLoop {

    /** Takes some more events. */
    void take(EventGenerator generator, int events);

    /** Ends the input. */
    Checksum.Outcome end();
}
