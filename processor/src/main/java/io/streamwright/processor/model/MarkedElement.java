package io.streamwright.processor.model;

import java.util.Map;

/**
 * An element that carries annotations of the language, wherever it stands: what is needed to say whether they mean anything
 * there.
 *
 * @param name as written, for messages
 * @param owner what it is part of; for a class, what that class is itself
 * @param annotations by simple name
 */
public record MarkedElement(
        String name, Target target, Owner owner, boolean isStatic, Map<String, Place> annotations, Place place) {
    public MarkedElement {
        annotations = Map.copyOf(annotations);
    }

    /** What sort of element it is. */
    public enum Target {
        CLASS,
        COMPONENT,
        FIELD,
        /** A method without parameters that returns something. */
        GETTER,
        /** Any other method. */
        METHOD,
        /** A parameter of a handler or of a default method of a job. */
        HANDLER_PARAMETER,
        /** Any other parameter. */
        PARAMETER
    }

    /** What sort of class it is part of. */
    public enum Owner {
        JOB,
        /** A class with handlers, a key or a window, or one that a job applies. */
        OPERATOR,
        OTHER
    }
}
