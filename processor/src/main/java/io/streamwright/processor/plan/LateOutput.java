package io.streamwright.processor.plan;

import io.streamwright.processor.model.TypeModel;
import java.util.Map;

/**
 * A way out of an operator for events that come too late.
 *
 * @param field its name in the generated class
 * @param type what leaves by it, boxed
 * @param streams by the names of the applications the streams that it leads to
 * @param everywhere whether it leads somewhere in all applications; where it does not, the events are dropped
 */
public record LateOutput(String field, TypeModel type, Map<String, String> streams, boolean everywhere) {
    public LateOutput {
        streams = Map.copyOf(streams);
    }
}
