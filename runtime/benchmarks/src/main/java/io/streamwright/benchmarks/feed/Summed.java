package io.streamwright.benchmarks.feed;

/** A result of any workload. */
public interface Summed {

    /** Adds itself to a checksum, with the time it travels with. */
    void addTo(Checksum checksum, long time);
}
