package io.streamwright.cli;

import io.streamwright.core.exchange.Partitioning;
import io.streamwright.core.graph.JobGraph;
import io.streamwright.core.graph.StreamNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says in words on how many lanes a stream runs, and how the events of its inputs are divided among them. */
final class LaneWords {
    private LaneWords() {}

    /** How events go from one stream to another that reads it. */
    static Partitioning division(StreamNode input, StreamNode reader) {
        Partitioning all = reader.placement().partitioning();
        boolean differ = input.placement().parallelism() != reader.placement().parallelism();
        return all == Partitioning.DIRECT && differ ? Partitioning.REBALANCE : all;
    }

    /** The same in words; empty if they stay on their lanes, or have only one to go to. */
    static String words(StreamNode input, StreamNode reader) {
        if (reader.placement().parallelism() == 1) {
            return "";
        }
        return switch (division(input, reader)) {
            case DIRECT, FORWARD -> "";
            case HASH -> "by key";
            case REBALANCE -> "in turn";
            case SHUFFLE -> "by chance";
            case BROADCAST -> "each event to all";
        };
    }

    /** On how many lanes a stream runs; empty if on all. */
    static String limit(StreamNode node) {
        int lanes = node.placement().parallelism();
        return lanes == 0 ? "" : "at most " + lanes;
    }

    /**
     * All of it for one stream, as short as can be: nothing for one on all lanes whose events stay on theirs, or are divided
     * by the key that is told anyway.
     */
    static String summary(JobGraph graph, StreamNode node) {
        List<String> parts = new ArrayList<>();
        if (!limit(node).isEmpty()) {
            parts.add(limit(node));
        }
        List<StreamNode> divided = node.inputs().stream()
                .flatMap(name -> graph.stream(name).stream())
                .filter(input -> node.key().isEmpty() && !words(input, node).isEmpty())
                .toList();
        if (!divided.isEmpty()) {
            String words = words(divided.get(0), node);
            // where some stay on their lanes, the others are divided in the same way
            boolean all = divided.size() == node.inputs().size();
            parts.add(all ? words : words + " from " + names(divided));
        }
        return String.join(", ", parts);
    }

    private static String names(List<StreamNode> nodes) {
        return nodes.stream().map(StreamNode::name).collect(Collectors.joining(", "));
    }
}
