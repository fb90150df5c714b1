package io.streamwright.benchmarks;

/**
 * A workload with its measures.
 *
 * @param keys how many different keys there are
 * @param events how many events
 * @param eventsPerMilli how many of them in a millisecond of event time
 * @param lanes on how many lanes the engine runs the job
 * @param splits in how many parts the events come
 */
record Load(Workload workload, int keys, long events, int eventsPerMilli, int lanes, int splits) {

    /** On one lane, in one part. */
    Load(Workload workload, int keys, long events, int eventsPerMilli) {
        this(workload, keys, events, eventsPerMilli, 1, 1);
    }

    /** On so many lanes. */
    Load on(int otherLanes, int otherSplits) {
        return new Load(workload, keys, events, eventsPerMilli, otherLanes, otherSplits);
    }

    /** All events, from the first. */
    EventGenerator generator() {
        return new EventGenerator(keys, eventsPerMilli);
    }

    /** The events of one of several parts, from the first. */
    PartGenerator part(int split) {
        return new PartGenerator(keys, eventsPerMilli, split, splits);
    }

    /** How many events one part has. */
    long eventsOf(int split) {
        return events / splits + (split < events % splits ? 1 : 0);
    }
}
