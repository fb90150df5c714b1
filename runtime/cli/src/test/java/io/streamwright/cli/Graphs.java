package io.streamwright.cli;

import io.streamwright.ErrorPolicy;
import io.streamwright.Guarantee;
import io.streamwright.core.exchange.Partitioning;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.graph.StreamNode;
import io.streamwright.core.graph.StreamNode.Kind;
import io.streamwright.core.operator.ConfigType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Graphs to draw and to parse command lines for. */
final class Graphs {
    /** Two sources, dead letters, a union, a step, two applications, sinks of both guarantees, settings. */
    static final JobGraph SHOP = new JobGraph(
            "shop",
            "org.example.Shop",
            List.of(
                    source("web", "Order", "file:web.jsonl", ErrorPolicy.FAIL, true),
                    source("phone", "Order", "file:phone.csv?format=csv", ErrorPolicy.SKIP, false),
                    node("broken", Kind.DEAD_LETTERS, "DeadLetter", List.of("web"), sink("broken", "log:", false)),
                    node("orders", Kind.UNION, "Order", List.of("web", "phone"), null),
                    node("large", Kind.STEP, "Order", List.of("orders"), null),
                    apply("totals", "Map<String, Long>", "orders", "TotalsPerCustomer", "1h every 10m", true),
                    apply("alerts", "Alert", "large", "Alerts", null, false)),
            List.of(
                    new SettingNode(
                            "limit", ConfigType.LONG, true, "what counts as large, in cents", List.of("Alerts")),
                    new SettingNode("strict", ConfigType.BOOLEAN, false, "", List.of("Alerts"))),
            List.of());

    /** Two sources of different lanes, and every way of events from lane to lane. */
    static final JobGraph SPREAD = new JobGraph(
            "spread",
            "org.example.Spread",
            List.of(
                    placed(
                            source("old", "Order", "file:old.jsonl", ErrorPolicy.FAIL, false),
                            0,
                            1,
                            Partitioning.DIRECT),
                    source("web", "Order", "file:web.jsonl", ErrorPolicy.FAIL, false),
                    placed(node("orders", Kind.UNION, "Order", List.of("old", "web"), null), 1, 0, Partitioning.DIRECT),
                    placed(node("priced", Kind.STEP, "Order", List.of("orders"), null), 2, 2, Partitioning.SHUFFLE),
                    placed(node("told", Kind.STEP, "Order", List.of("priced"), null), 3, 0, Partitioning.BROADCAST),
                    placed(apply("totals", "Long", "told", "Totals", "1h", false), 4, 0, Partitioning.HASH),
                    placed(
                            node("lines", Kind.STEP, "String", List.of("totals"), sink("lines", "log:", false)),
                            5,
                            1,
                            Partitioning.REBALANCE)),
            List.of(),
            List.of(),
            4);

    private Graphs() {}

    private static StreamNode placed(StreamNode node, int stage, int parallelism, Partitioning partitioning) {
        return new StreamNode(
                node.name(),
                node.kind(),
                node.type(),
                node.inputs(),
                node.uid(),
                node.operator(),
                node.key(),
                node.window(),
                node.source(),
                node.watermark(),
                node.sink(),
                new StreamNode.Placement(stage, parallelism, partitioning));
    }

    static StreamNode source(String name, String type, String address, ErrorPolicy onError, boolean deadLetters) {
        return new StreamNode(
                name,
                Kind.SOURCE,
                type,
                List.of(),
                name,
                null,
                List.of(),
                null,
                new StreamNode.SourceNode(address, onError, deadLetters),
                "5s out of order",
                null);
    }

    private static StreamNode apply(
            String name, String type, String input, String operator, @Nullable String window, boolean exact) {
        return new StreamNode(
                name,
                Kind.APPLY,
                type,
                List.of(input),
                name + "-uid",
                operator,
                List.of("customer", "shop"),
                window,
                null,
                null,
                sink(name, "file:" + name + "/", exact));
    }

    private static StreamNode node(
            String name, Kind kind, String type, List<String> inputs, StreamNode.@Nullable SinkNode sink) {
        return new StreamNode(name, kind, type, inputs, name, null, List.of(), null, null, null, sink);
    }

    private static StreamNode.SinkNode sink(String name, String address, boolean exact) {
        return new StreamNode.SinkNode(
                name + ".sink", address, exact ? Guarantee.EXACTLY_ONCE : Guarantee.AS_THE_SINK_CAN);
    }
}
