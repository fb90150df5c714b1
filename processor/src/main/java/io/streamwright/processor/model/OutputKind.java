package io.streamwright.processor.model;

/** How a handler puts out its results. */
public enum OutputKind {
    /** Not at all. */
    NONE,
    /** It returns one, or null for none. */
    VALUE,
    /** It returns an {@code Optional}; null counts as empty. */
    OPTIONAL,
    /** It returns an {@code Iterable}, {@code Collection}, {@code List} or {@code Set}; null counts as empty. */
    ITERABLE,
    /** It returns nothing and has an {@code Out} parameter. */
    OUT
}
