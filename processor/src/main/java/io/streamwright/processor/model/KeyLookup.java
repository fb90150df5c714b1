package io.streamwright.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * What was found for one name of a {@code @KeyedBy}, for one event handler.
 *
 * @param name as written
 * @param candidates names that would have been found, for suggestions
 * @param component present if {@link Outcome#FOUND}
 */
public record KeyLookup(
        String name, Outcome outcome, Optional<KeyComponent> component, List<String> candidates, Place place) {
    public KeyLookup {
        candidates = List.copyOf(candidates);
    }

    /** How the search went. */
    public enum Outcome {
        FOUND,
        /** There is no such member. */
        UNKNOWN,
        /** There is one, but the package of the operator cannot reach it. */
        NOT_ACCESSIBLE,
        /** The operator has a method of this name, but it is not static, or does not take the event alone, or returns nothing. */
        BAD_FUNCTION
    }
}
