package io.streamwright.processor.model;

import java.util.List;

/**
 * What feeds one handler.
 *
 * @param handler an index into the event handlers of the operator; 0 for steps and unions
 * @param event the type of the events, boxed
 * @param streams the names of the inputs, in the order named, or in source order; at least one
 */
public record HandlerInput(int handler, TypeModel event, List<String> streams) {
    public HandlerInput {
        streams = List.copyOf(streams);
    }
}
