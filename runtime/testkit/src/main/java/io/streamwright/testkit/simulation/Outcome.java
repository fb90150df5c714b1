package io.streamwright.testkit.simulation;

import io.streamwright.testkit.TimedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job has published under one schedule, restarts included. Immutable.
 *
 * @param seed draws the same schedule again, see {@link Simulation#replay}
 * @param streams by the name of each stream that has a sink, what it has published, in that order
 * @param lives how many times the job was started
 * @param crashes how many lives ended by a crash
 * @param failures how many lives ended by a fault of the outside world
 * @param snapshots how many snapshots were completed
 * @param lanes how many lanes each life had
 * @param fingerprint a number that stands for the whole course: equal for equal seeds
 * @param trace the whole course, a line for each step, if it was asked for by {@link Simulation#replay}; else empty
 */
public record Outcome(
        long seed,
        Map<String, List<TimedEvent<Object>>> streams,
        int lives,
        int crashes,
        int failures,
        long snapshots,
        List<Integer> lanes,
        long fingerprint,
        String trace) {

    /** Copies the lists. */
    public Outcome {
        streams = new LinkedHashMap<>(streams);
        streams.replaceAll((stream, events) -> List.copyOf(events));
        lanes = List.copyOf(lanes);
    }

    /**
     * What a stream has published. Results of one key are in the order in which they were put out, those of different keys in
     * any.
     *
     * @throws IllegalArgumentException if it has no sink
     */
    public List<Object> results(String stream) {
        return results(stream, Object.class);
    }

    /**
     * As {@link #results(String)}.
     *
     * @throws ClassCastException if one is not of this type
     */
    public <T> List<T> results(String stream, Class<T> type) {
        List<T> results = new ArrayList<>();
        timedResults(stream).forEach(each -> results.add(type.cast(each.event())));
        return results;
    }

    /** As {@link #results(String)}, with times. */
    public List<TimedEvent<Object>> timedResults(String stream) {
        List<TimedEvent<Object>> results = streams.get(stream);
        if (results == null) {
            throw new IllegalArgumentException(
                    "the stream \"" + stream + "\" has no sink; there are " + streams.keySet());
        }
        return results;
    }
}
