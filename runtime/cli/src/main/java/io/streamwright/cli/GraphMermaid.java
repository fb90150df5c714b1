package io.streamwright.cli;

import io.streamwright.core.exchange.Partitioning;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.StreamNode;
import java.util.ArrayList;
import java.util.List;

/** Writes a job as a Mermaid flowchart, for pages that draw it: READMEs, wikis, pull requests. */
final class GraphMermaid {
    private final JobGraph graph;
    private final Addresses addresses;
    private final StringBuilder text = new StringBuilder();

    private GraphMermaid(JobGraph graph, Addresses addresses) {
        this.graph = graph;
        this.addresses = addresses;
    }

    /** The flowchart, without a code fence, with a line feed at its end. */
    static String draw(JobGraph graph, Addresses addresses) {
        return new GraphMermaid(graph, addresses).draw();
    }

    private String draw() {
        text.append("flowchart TD\n");
        graph.streams().forEach(this::node);
        graph.streams().forEach(this::edges);
        text.append("    classDef outside stroke-dasharray: 4 3\n");
        return text.toString();
    }

    private void node(StreamNode node) {
        String label = label(node);
        String shape = switch (node.kind()) {
            case SOURCE, DEAD_LETTERS, LATE_EVENTS -> "([\"" + label + "\"])";
            case STEP -> "[\"" + label + "\"]";
            case APPLY -> "[[\"" + label + "\"]]";
            case UNION -> "{{\"" + label + "\"}}";
        };
        line(id(node.name()) + shape);
        if (node.source() != null) {
            line(id(node.name()) + "_in[/\"" + escape(addresses.source(node)) + "\"/]:::outside");
        }
        if (node.sink() != null) {
            String guarantee = GraphText.guarantee(node.sink().guarantee());
            line(id(node.name()) + "_out[/\"" + escape(addresses.sink(node))
                    + (guarantee.isEmpty() ? "" : "<br/><i>" + guarantee + "</i>") + "\"/]:::outside");
        }
    }

    private static String label(StreamNode node) {
        List<String> lines = new ArrayList<>();
        lines.add("<b>" + escape(node.name()) + "</b>");
        if (node.operator() != null) {
            lines.add(escape(node.operator()));
        }
        if (!node.key().isEmpty()) {
            lines.add(escape("key " + String.join(", ", node.key())));
        }
        if (node.window() != null) {
            lines.add(escape("window " + node.window()));
        }
        if (node.watermark() != null) {
            lines.add(escape("watermark " + node.watermark()));
        }
        if (!LaneWords.limit(node).isEmpty()) {
            lines.add(LaneWords.limit(node) + (node.placement().parallelism() == 1 ? " lane" : " lanes"));
        }
        if (node.kind() == StreamNode.Kind.SOURCE || node.kind() == StreamNode.Kind.APPLY) {
            lines.add(escape("uid " + node.uid()));
        }
        return String.join("<br/>", lines);
    }

    private void edges(StreamNode node) {
        if (node.source() != null) {
            line(id(node.name()) + "_in --> " + id(node.name()));
        }
        for (String input : node.inputs()) {
            graph.stream(input).ifPresent(from -> edge(from, node));
        }
        if (node.sink() != null) {
            line(id(node.name()) + " -->|\"" + escape(node.type()) + "\"| " + id(node.name()) + "_out");
        }
    }

    /** Thick where events go from lane to lane. */
    private void edge(StreamNode from, StreamNode to) {
        boolean side = to.kind() == StreamNode.Kind.DEAD_LETTERS || to.kind() == StreamNode.Kind.LATE_EVENTS;
        String type = side ? to.type() : from.type();
        String words = LaneWords.words(from, to);
        boolean stays = LaneWords.division(from, to) == Partitioning.DIRECT;
        line(id(from.name()) + (stays ? " -->|\"" : " ==>|\"") + escape(type)
                + (words.isEmpty() ? "" : "<br/><i>" + words + "</i>") + "\"| " + id(to.name()));
    }

    private void line(String line) {
        text.append("    ").append(line).append('\n');
    }

    /** Prefixed, since words such as {@code end} mean something in Mermaid; names beyond ASCII go by their number. */
    private String id(String stream) {
        if (stream.chars().allMatch(c -> c < 128 && c != '$')) {
            return "s_" + stream;
        }
        List<String> names = graph.streams().stream().map(StreamNode::name).toList();
        return "s" + names.indexOf(stream);
    }

    private static String escape(String label) {
        return label.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
