package io.streamwright.cli;

import io.streamwright.ErrorPolicy;
import io.streamwright.Guarantee;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.SettingNode;
import io.streamwright.core.graph.StreamNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Draws a job as a tree for people: a line falls from each source, and each stream hangs on what it is made from. A stream
 * with several inputs is drawn once, under the last of them; at the others an arrow says so.
 */
final class GraphText {
    private static final int LABEL_WIDTH = 10;

    private final JobGraph graph;
    private final Addresses addresses;
    private final Style style;
    private final Map<String, Integer> visits = new HashMap<>();
    private final StringBuilder text = new StringBuilder();

    private GraphText(JobGraph graph, Addresses addresses, Style style) {
        this.graph = graph;
        this.addresses = addresses;
        this.style = style;
    }

    /** The drawing, with a line feed at its end. */
    static String draw(JobGraph graph, Addresses addresses, Style style) {
        return new GraphText(graph, addresses, style).draw();
    }

    private String draw() {
        text.append(style.strong(graph.name()))
                .append("  ")
                .append(style.faint(graph.className()))
                .append(graph.parallelism() > 1 ? "  on " + graph.parallelism() + " lanes" : "")
                .append('\n');
        for (StreamNode node : graph.streams()) {
            if (node.inputs().isEmpty()) {
                text.append('\n');
                node(node, "");
            }
        }
        settings();
        return text.toString();
    }

    /** A stream whose name stands behind what was already written on the line, and all that hangs on it. */
    private void node(StreamNode node, String indent) {
        text.append(style.strong(node.name()))
                .append("  ")
                .append(style.type(node.type()))
                .append('\n');
        List<StreamNode> consumers = consumers(node);
        String rail = indent + (consumers.isEmpty() ? "   " : style.rail() + "  ");
        attributes(
                node,
                (label, value) -> text.append(rail)
                        .append(style.faint(pad(label)))
                        .append(value)
                        .append('\n'));
        for (int i = 0; i < consumers.size(); i++) {
            boolean last = i == consumers.size() - 1;
            text.append(indent).append(style.rail()).append('\n');
            text.append(indent).append(last ? style.lastBranch() : style.branch());
            consumer(consumers.get(i), indent + (last ? "    " : style.rail() + "   "));
        }
    }

    private void consumer(StreamNode consumer, String indent) {
        int visit = visits.merge(consumer.name(), 1, Integer::sum);
        if (visit == consumer.inputs().stream().distinct().count()) {
            node(consumer, indent);
        } else {
            text.append(consumer.name()).append(style.faint("  (drawn below)")).append('\n');
        }
    }

    private List<StreamNode> consumers(StreamNode node) {
        return graph.streams().stream()
                .filter(other -> other.inputs().contains(node.name()))
                .toList();
    }

    private interface Attributes {
        void add(String label, String value);
    }

    private void attributes(StreamNode node, Attributes to) {
        kind(node, to);
        String lanes = LaneWords.summary(graph, node);
        if (!lanes.isEmpty()) {
            to.add("lanes", lanes);
        }
        if (node.watermark() != null) {
            to.add("watermark", node.watermark());
        }
        if (node.sink() != null) {
            String guarantee = guarantee(node.sink().guarantee());
            to.add(
                    "sink",
                    style.outwards() + " " + style.place(addresses.sink(node))
                            + (guarantee.isEmpty() ? "" : "  " + guarantee));
        }
    }

    private void kind(StreamNode node, Attributes to) {
        switch (node.kind()) {
            case SOURCE -> source(node, to);
            case STEP -> to.add("step", inputs(node, "a method of the job"));
            case APPLY -> application(node, to);
            case UNION -> to.add("union", "of " + String.join(", ", node.inputs()));
            case DEAD_LETTERS -> to.add("input", "that " + String.join(", ", node.inputs()) + " could not decode");
            case LATE_EVENTS -> to.add("input", "what comes too late for " + String.join(", ", node.inputs()));
        }
    }

    private void source(StreamNode node, Attributes to) {
        StreamNode.SourceNode source = node.source();
        if (source == null) {
            return;
        }
        to.add("source", style.inwards() + " " + style.place(addresses.source(node)));
        if (source.onError() == ErrorPolicy.SKIP) {
            to.add("on error", "skip what cannot be decoded");
        }
        to.add("uid", node.uid());
    }

    private void application(StreamNode node, Attributes to) {
        String operator = node.operator() == null ? "" : node.operator();
        to.add("operator", inputs(node, operator));
        if (!node.key().isEmpty()) {
            to.add("key", String.join(", ", node.key()));
        }
        if (node.window() != null) {
            to.add("window", node.window());
        }
        to.add("uid", node.uid());
    }

    private static String inputs(StreamNode node, String what) {
        return node.inputs().size() < 2 ? what : what + ", of " + String.join(", ", node.inputs());
    }

    private void settings() {
        if (graph.settings().isEmpty()) {
            return;
        }
        text.append('\n').append(style.strong("settings")).append('\n');
        List<String> names = new ArrayList<>();
        graph.settings().forEach(setting -> names.add("--" + setting.name()));
        int width = names.stream().mapToInt(String::length).max().orElse(0) + 2;
        for (int i = 0; i < names.size(); i++) {
            SettingNode setting = graph.settings().get(i);
            Function<String, String> column = name -> name + " ".repeat(width - name.length());
            text.append("   ")
                    .append(column.apply(names.get(i)))
                    .append(setting.type().expected())
                    .append(style.faint(users(setting)))
                    .append(setting.required() ? "  (required)" : "")
                    .append('\n');
        }
    }

    private static String users(SettingNode setting) {
        return setting.operators().isEmpty() ? "" : "  in " + String.join(", ", setting.operators());
    }

    /** A guarantee in words, empty where none was asked for. */
    static String guarantee(Guarantee guarantee) {
        return switch (guarantee) {
            case AS_THE_SINK_CAN -> "";
            case AT_LEAST_ONCE -> "at least once";
            case EXACTLY_ONCE -> "exactly once";
        };
    }

    private static String pad(String label) {
        return label + " ".repeat(LABEL_WIDTH - label.length() + 1);
    }
}
