package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.CYCLE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.ResolvedStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts each stream after its inputs, and reports the circles that prevent it. */
final class StreamOrder {
    private final Map<String, ResolvedStream> streams = new LinkedHashMap<>();
    private final Problems problems;
    private final Map<String, ResolvedStream> placed = new LinkedHashMap<>();
    /** The way from where the walk began to where it is; a stream met again on it closes a circle. */
    private final Set<String> path = new LinkedHashSet<>();

    private StreamOrder(List<ResolvedStream> streams, Problems problems) {
        streams.forEach(stream -> this.streams.put(stream.name(), stream));
        this.problems = problems;
    }

    /** The same streams, each after its inputs and otherwise as they come. */
    static List<ResolvedStream> of(List<ResolvedStream> streams, Problems problems) {
        StreamOrder order = new StreamOrder(streams, problems);
        streams.forEach(order::visit);
        return List.copyOf(order.placed.values());
    }

    private void visit(ResolvedStream stream) {
        if (placed.containsKey(stream.name())) {
            return;
        }
        if (!path.add(stream.name())) {
            report(stream);
            return;
        }
        for (String input : stream.upstream()) {
            ResolvedStream producer = streams.get(input);
            if (producer != null) {
                visit(producer);
            }
        }
        path.remove(stream.name());
        placed.put(stream.name(), stream);
    }

    private void report(ResolvedStream stream) {
        List<String> circle = new ArrayList<>(path);
        circle = circle.subList(circle.indexOf(stream.name()), circle.size());
        List<String> names = new ArrayList<>();
        names.add(stream.name());
        // The walk goes against the flow of events.
        for (int i = circle.size() - 1; i >= 0; i--) {
            names.add(circle.get(i));
        }
        problems.report(
                CYCLE,
                stream.model().place(),
                String.join(" -> ", names.stream().map(name -> "`" + name + "`").toList()));
    }
}
