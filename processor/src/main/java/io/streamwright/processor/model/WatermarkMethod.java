package io.streamwright.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * The method of a job that tells watermarks.
 *
 * @param name as written
 * @param flaw why it cannot be used, to complete "it ..."; empty if it can
 * @param exists whether the job has a method of this name at all
 * @param candidates names of methods that could be used, for suggestions
 * @param isStatic whether it is a static method and not a default one
 * @param time how it takes the time of the event, if it does
 */
public record WatermarkMethod(
        Text name,
        Optional<String> flaw,
        boolean exists,
        List<String> candidates,
        boolean isStatic,
        Optional<TimeParameter> time) {
    public WatermarkMethod {
        candidates = List.copyOf(candidates);
    }

    /** How a method takes the time of an event. */
    public enum TimeParameter {
        MILLIS,
        INSTANT
    }
}
