package io.streamwright.benchmarks;

/** A result of any workload. */
interface Summed {

    /** Adds itself to a checksum, with the time it travels with. */
    void addTo(Checksum checksum, long time);
}
