package io.streamwright.testkit;

import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.WatermarkValve;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where each stream stands in event time, as the largest watermark that it had. Owned by the thread of the test. */
final class StreamWatermarks {
    private final JobGraph graph;
    private final Map<String, Long> watermarks = new HashMap<>();
    private final Map<String, Boolean> idle = new HashMap<>();

    /** Where several meet in a stream that no operator reads. */
    private final Map<String, WatermarkValve> valves = new HashMap<>();

    StreamWatermarks(JobGraph graph) {
        this.graph = graph;
    }

    /** What each stream has forwarded since it was last drained. */
    private final Map<String, List<StreamTime>> forwarded = new HashMap<>();

    /** All that is known, to be gone back to. */
    record Reading(Map<String, Long> watermarks, Map<String, Boolean> idle, Map<String, Integer> forwarded) {}

    Reading reading() {
        Map<String, Integer> sizes = new HashMap<>();
        forwarded.forEach((stream, times) -> sizes.put(stream, times.size()));
        return new Reading(Map.copyOf(watermarks), Map.copyOf(idle), sizes);
    }

    List<StreamTime> drain(String stream) {
        List<StreamTime> times = forwarded.remove(stream);
        return times == null ? List.of() : times;
    }

    /** Forgets what came after {@code reading}. */
    void back(Reading reading) {
        watermarks.clear();
        watermarks.putAll(reading.watermarks);
        idle.clear();
        idle.putAll(reading.idle);
        valves.clear();
        forwarded.forEach((stream, times) -> times.subList(reading.forwarded.getOrDefault(stream, 0), times.size())
                .clear());
    }

    long watermark(String stream) {
        return watermarks.getOrDefault(stream, Long.MIN_VALUE);
    }

    boolean idle(String stream) {
        return idle.getOrDefault(stream, false);
    }

    /**
     * Looks at the lane again, after a step. What an operator without state has lost in a restart is not gone back to: results
     * do not depend on it, and its readers are as far as they were.
     */
    void update(HarnessLane lane) {
        for (StreamNode node : graph.streams()) {
            if (isClock(node.name(), lane)) {
                read(node.name(), lane);
            } else {
                merge(node, lane);
            }
        }
    }

    private static boolean isClock(String stream, HarnessLane lane) {
        return lane.sources().containsKey(stream) || lane.operators().containsKey(stream);
    }

    private void read(String stream, HarnessLane lane) {
        SourceLane source = lane.sources().get(stream);
        Operator operator = lane.operators().get(stream);
        if (source != null) {
            put(stream, source.input().watermark(), source.input().idle());
        } else if (operator != null) {
            put(stream, operator.watermark(), operator.idle());
        }
    }

    /** As the reader of the stream does. */
    private void merge(StreamNode node, HarnessLane lane) {
        Set<String> clocks = new LinkedHashSet<>();
        addClocks(node, lane, clocks);
        if (clocks.size() == 1) {
            String clock = clocks.iterator().next();
            put(node.name(), watermark(clock), idle(clock));
            return;
        }
        WatermarkValve valve = valves.computeIfAbsent(node.name(), name -> new WatermarkValve())
                .begin(watermark(node.name()));
        clocks.forEach(clock -> valve.add(watermark(clock), idle(clock)));
        valve.end();
        put(node.name(), valve.watermark(), valve.idle());
    }

    /** The sources and operators whose watermarks arrive here as they are. */
    private void addClocks(StreamNode node, HarnessLane lane, Set<String> clocks) {
        for (String input : node.inputs()) {
            if (isClock(input, lane)) {
                clocks.add(input);
            } else {
                addClocks(graph.stream(input).orElseThrow(), lane, clocks);
            }
        }
    }

    private void put(String stream, long watermark, boolean isIdle) {
        StreamTime before = new StreamTime(watermark(stream), idle(stream));
        watermarks.merge(stream, watermark, Math::max);
        idle.put(stream, isIdle);
        StreamTime now = new StreamTime(watermark(stream), isIdle);
        if (!now.equals(before)) {
            forwarded.computeIfAbsent(stream, name -> new ArrayList<>()).add(now);
        }
    }
}
