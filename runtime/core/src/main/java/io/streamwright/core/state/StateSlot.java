package io.streamwright.core.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of an operator that holds a list or map, which is an object of the row: what generated code calls to take it out of
 * a row and to put it back. Owned by the lane of the operator.
 */
abstract class StateSlot {
    private final String field;
    private final StateVersions versions;

    /** Whether each call of a handler works on versions of its own, so that one that throws leaves the row as it was. */
    private final boolean copies;

    final @Nullable StateTtl ttl;

    StateSlot(String field, StateVersions versions, boolean copies, @Nullable StateTtl ttl) {
        this.field = field;
        this.versions = versions;
        this.copies = copies;
        this.ttl = ttl;
    }

    final StateTtl ttl() {
        return Objects.requireNonNull(ttl, "nothing expires here");
    }

    final long nextVersion() {
        return versions.next();
    }

    final boolean mayChange(long version) {
        return !copies && versions.owns(version);
    }

    /** How many parts a clean-up looks at in one step. */
    static final int PARTS_PER_STEP = 16;

    /** Fails for an initial value with something in it, which no new key would get. */
    final IllegalStateException notEmpty(String kind) {
        return new IllegalStateException(
                "the initial value of the field " + field + " has elements, but each key begins with" + " an empty "
                        + kind + ": leave the initialiser out, or write " + kind + ".create()");
    }

    /** Fails for a field that user code has assigned. */
    final IllegalStateException replaced(String kind) {
        return new IllegalStateException(
                "the field " + field + " holds " + kind + " that the job has not put there: its content"
                        + " is changed by its methods, such as clear(), and the field itself is not assigned");
    }
}
