package io.streamwright.testkit.random;

import java.util.List;

/**
 * A type of the drawn job, with how Java code makes a value of it.
 *
 * @param name as it is written
 * @param boxed as it is written as a type argument
 * @param kind what sort of type it is
 * @param maker an expression for a value, with {@code %s} for an expression of type long
 * @param parts element types of containers; empty else
 */
record DrawnType(String name, String boxed, Kind kind, String maker, List<DrawnType> parts) {

    /** What sort of type. */
    enum Kind {
        PRIMITIVE,
        BOX,
        SCALAR,
        ENUM,
        RECORD,
        BEAN,
        SEALED,
        LIST,
        SET,
        MAP,
        OPTIONAL,
        ARRAY
    }

    static DrawnType simple(Kind kind, String name, String maker) {
        return new DrawnType(name, name, kind, maker, List.of());
    }

    /** An expression for a value, never null. */
    String make(String seed) {
        return maker.replace("%s", seed);
    }

    /** An expression for a value, null now and then where the type allows it. */
    String makeNullable(String seed) {
        // lambdas within lambdas need names of their own
        String value = "n" + depth();
        return kind == Kind.PRIMITIVE
                ? make(seed)
                : "Make.<" + boxed + ">orNull(" + seed + ", " + value + " -> " + make(value) + ")";
    }

    /** How deep containers nest. */
    int depth() {
        return parts.stream().mapToInt(part -> part.depth() + 1).max().orElse(0);
    }

    /** A lambda from a number to an element of a container: null now and then, if it is not a container itself. */
    String lambda(boolean nullable) {
        String value = "q" + depth();
        return value + " -> " + (nullable && parts.isEmpty() ? makeNullable(value) : make(value));
    }

    /** An expression for one of few values, never null. */
    String makeFew(String seed, int salt) {
        return make("Make.few(" + seed + ", " + salt + ")");
    }

    boolean isNumber() {
        return kind == Kind.PRIMITIVE && !List.of("boolean", "char").contains(name);
    }
}
