package io.streamwright.processor.model;

import java.util.List;

/**
 * A stream with its inputs.
 *
 * @param uid the permanent name of its state or position: that of the method, else of the operator class, else its name
 * @param inputs one entry per event handler of an operator, one for a step or union, none for a source or dead letters
 * @param hasEventTime whether its events have a time and watermarks come with them
 * @param parallelism on how many lanes it runs at most; 0: on all
 */
public record ResolvedStream(
        StreamModel model, String uid, List<HandlerInput> inputs, boolean hasEventTime, int parallelism) {
    public ResolvedStream {
        inputs = List.copyOf(inputs);
    }

    /** The name of the stream. */
    public String name() {
        return model.name();
    }

    /** The streams that come before it: its inputs, or the one beside which it is put out. Each once. */
    public List<String> upstream() {
        return model.of().map(of -> List.of(of.value())).orElseGet(this::inputNames);
    }

    /** The names of all inputs, each once. */
    public List<String> inputNames() {
        return inputs.stream()
                .flatMap(input -> input.streams().stream())
                .distinct()
                .toList();
    }
}
