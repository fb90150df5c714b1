package io.streamwright.processor.model;

import java.util.Map;
import java.util.Set;

/**
 * A method of a job interface as found, whether it makes sense or not.
 *
 * @param annotations those of the language that it carries, by simple name
 * @param written which of their values are written out, as {@code OnError.of}
 * @param returns what it returns
 * @param returnDisplay the same, as written
 */
public record MethodModel(
        String name,
        Kind kind,
        boolean isGeneric,
        int parameterCount,
        Returns returns,
        String returnDisplay,
        Map<String, Place> annotations,
        Set<String> written,
        Place place) {
    public MethodModel {
        annotations = Map.copyOf(annotations);
        written = Set.copyOf(written);
    }

    /** How it is declared. */
    public enum Kind {
        ABSTRACT,
        DEFAULT,
        STATIC,
        PRIVATE
    }

    /** The shape of its return type. */
    public enum Returns {
        STREAM_OF,
        /** {@code StreamOf} without a type argument. */
        RAW_STREAM_OF,
        VOID,
        OTHER
    }

    /** Whether it carries the annotation with this simple name. */
    public boolean has(String annotation) {
        return annotations.containsKey(annotation);
    }

    /** Where the annotation with this simple name stands; the method itself if it has none. */
    public Place place(String annotation) {
        return annotations.getOrDefault(annotation, place);
    }
}
