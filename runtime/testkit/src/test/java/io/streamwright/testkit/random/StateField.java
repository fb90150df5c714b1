package io.streamwright.testkit.random;

/** A state field of a drawn operator: its declaration and what handlers do to it, as Java. */
interface StateField {
    String name();

    /** The expressions that show it. */
    default String shown() {
        return name();
    }

    String declaration();

    /** A statement that makes it as a new key's. */
    String reset();

    /** A statement that changes it in a way that the variable {@code seed} decides. */
    String change(String seed);

    /** A statement that adds the field of {@code other}. */
    String merge(Draw draw);
}
