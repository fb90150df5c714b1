package io.streamwright.core.exec;

import io.streamwright.core.exchange.Exchange;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.state.KeyGroups;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of a job's lanes one is, and what of the job runs on it. Internal to the engine and its test harness. Immutable.
 *
 * @param lane its number, from 0
 * @param lanes how many there are
 * @param keyGroups the number of key groups of the job
 * @param limits by uid, on how many lanes an operator runs at most, where that is limited
 */
public record LanePlace(int lane, int lanes, int keyGroups, Map<String, Integer> limits) {

    /** Copies the limits. */
    public LanePlace {
        limits = Map.copyOf(limits);
    }

    /** Of a job. */
    public static LanePlace of(JobGraph graph, int lane, int lanes, int keyGroups) {
        Map<String, Integer> limits = new HashMap<>();
        for (StreamNode stream : graph.streams()) {
            boolean operator = stream.kind() == StreamNode.Kind.APPLY || stream.kind() == StreamNode.Kind.STEP;
            if (operator && stream.placement().parallelism() > 0) {
                limits.put(stream.uid(), stream.placement().parallelism());
            }
        }
        return new LanePlace(lane, lanes, keyGroups, limits);
    }

    /** On how many lanes an operator runs. */
    public int lanesOf(String uid) {
        return Exchange.lanesOf(limits.getOrDefault(uid, 0), lanes);
    }

    /** The first key group of an operator that runs on so many lanes. */
    int firstGroup(int operatorLanes) {
        return KeyGroups.firstGroup(lane, operatorLanes, keyGroups);
    }

    /** The last key group of an operator that runs on so many lanes; smaller than the first if it has none. */
    int lastGroup(int operatorLanes) {
        return KeyGroups.lastGroup(lane, operatorLanes, keyGroups);
    }
}
