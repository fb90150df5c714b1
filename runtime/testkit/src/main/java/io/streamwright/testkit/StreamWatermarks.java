package io.streamwright.testkit;

import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.operator.Operator;
import io.streamwright.core.operator.WatermarkMerge;
import java.util.HashMap;
import java.util.Map;

/** Where each stream stands in event time. Owned by the thread of the test. */
final class StreamWatermarks {
    private final JobGraph graph;
    private final HarnessLane lane;
    private final Map<String, WatermarkMerge> unions = new HashMap<>();

    StreamWatermarks(JobGraph graph, HarnessLane lane) {
        this.graph = graph;
        this.lane = lane;
        update();
    }

    /** Looks at the unions again: to be called after each step, since a watermark never goes back. */
    void update() {
        for (StreamNode node : graph.streams()) {
            if (node.kind() == StreamNode.Kind.UNION) {
                WatermarkMerge merge = unions.computeIfAbsent(node.name(), name -> new WatermarkMerge());
                merge.begin();
                node.inputs().forEach(input -> merge.add(watermark(input), idle(input)));
                merge.end();
            }
        }
    }

    long watermark(String stream) {
        SourceLane source = lane.sources().get(stream);
        if (source != null) {
            return source.input().watermark();
        }
        Operator operator = lane.operators().get(stream);
        if (operator != null) {
            return operator.watermark();
        }
        WatermarkMerge union = unions.get(stream);
        return union != null ? union.watermark() : watermark(onlyInput(stream));
    }

    boolean idle(String stream) {
        SourceLane source = lane.sources().get(stream);
        if (source != null) {
            return source.input().idle();
        }
        Operator operator = lane.operators().get(stream);
        if (operator != null) {
            return operator.idle();
        }
        WatermarkMerge union = unions.get(stream);
        return union != null ? union.idle() : idle(onlyInput(stream));
    }

    /** Steps and dead letters stand where their input stands. */
    private String onlyInput(String stream) {
        return graph.stream(stream).orElseThrow().inputs().get(0);
    }
}
