package io.streamwright.benchmarks;

/**
 * A workload with its measures.
 *
 * @param keys how many different keys there are
 * @param events how many events
 * @param eventsPerMilli how many of them in a millisecond of event time
 */
record Load(Workload workload, int keys, long events, int eventsPerMilli) {

    /** The events, from the first. */
    EventGenerator generator() {
        return new EventGenerator(keys, eventsPerMilli);
    }
}
