package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.StreamPlan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How the wiring of a lane calls its parts. */
final class LaneNames {
    private final JobPlan plan;
    private final Map<Edge, String> exchanges = new HashMap<>();

    private record Edge(String from, String to) {}

    LaneNames(JobPlan plan) {
        this.plan = plan;
        nameExchanges();
    }

    /** Names exchanges after both of their ends, which other names may look like. */
    private void nameExchanges() {
        Set<String> taken = new HashSet<>();
        for (StreamPlan stream : plan.streams()) {
            taken.addAll(Set.of(clock(stream), merge(stream), sink(stream), out(stream), into(stream)));
            for (int input = 0; input < stream.clocks().size(); input++) {
                taken.add(valve(stream, input));
            }
        }
        for (StreamPlan stream : plan.streams()) {
            for (StreamPlan.Reader reader : stream.exchanges()) {
                String base = stream.name() + "To" + Naming.capitalise(reader.stream());
                String name = base;
                for (int next = 2; !taken.add(name); next++) {
                    name = base + next;
                }
                exchanges.put(new Edge(stream.name(), reader.stream()), name);
            }
        }
    }

    /** The field of the source input, operator or time assigner of a stream: what has its watermark. */
    String clock(StreamPlan stream) {
        StreamModel model = stream.stream().model();
        if (model instanceof StreamModel.SourceStream) {
            return stream.name() + "Input";
        }
        return stream.name() + (model instanceof StreamModel.ApplyStream ? "Operator" : "Clock");
    }

    /** The field of what has a watermark. */
    String clock(StreamPlan.Clock clock) {
        return clock.reader()
                .map(reader -> exchange(clock.stream(), reader))
                .orElseGet(() -> clock(plan.stream(clock.stream())));
    }

    /** The field where the watermarks of several inputs of a stream meet. */
    String merge(StreamPlan stream) {
        return stream.name() + "Inputs";
    }

    /** The field where the watermarks within an input of a stream meet. */
    String valve(StreamPlan stream, int input) {
        return stream.name() + "Union" + (input == 0 ? "" : input + 1);
    }

    /** The field of an exchange. */
    String exchange(String from, String to) {
        String name = exchanges.get(new Edge(from, to));
        if (name == null) {
            throw new IllegalArgumentException("no exchange from " + from + " to " + to);
        }
        return name;
    }

    /** The class of an exchange. */
    ClassName exchangeClass(String from, String to) {
        return plan.lane().nestedClass(Naming.capitalise(exchange(from, to)));
    }

    String sink(StreamPlan stream) {
        return stream.name() + "Sink";
    }

    String out(StreamPlan stream) {
        return stream.name() + "Out";
    }

    String into(StreamPlan stream) {
        return "into" + Naming.capitalise(stream.name());
    }

    String step(StreamPlan stream) {
        return "step" + Naming.capitalise(stream.name());
    }

    /** The method that takes the events of a stream where others than its readers on this lane want to know. */
    String wide(StreamPlan stream) {
        return "spread" + Naming.capitalise(stream.name());
    }

    /** The method of a stream that does more than {@link #wide}: its events are watched. */
    String watched(StreamPlan stream) {
        return "watch" + Naming.capitalise(stream.name());
    }

    /** The method that moves event time on before the operator or clock of a stream. */
    String advance(StreamPlan stream) {
        return "advance" + Naming.capitalise(stream.name());
    }

    String inputClass(StreamPlan stream) {
        return Naming.capitalise(stream.name()) + "Input";
    }

    String outputClass(StreamPlan stream) {
        return Naming.capitalise(stream.name()) + "Output";
    }
}
