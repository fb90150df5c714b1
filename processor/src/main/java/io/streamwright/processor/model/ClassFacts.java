package io.streamwright.processor.model;

import java.util.Optional;

/**
 * What sort of class an operator is.
 *
 * @param kind of declaration
 * @param isInner whether it is nested and not static, or local
 * @param isGeneric whether it, or a class around it that it belongs to, has type parameters
 * @param superclass the class it extends, if that is not {@code Object}
 * @param constructor what is to say of its constructor without parameters
 */
public record ClassFacts(
        Kind kind,
        boolean isInner,
        boolean isGeneric,
        boolean isAbstract,
        Optional<String> superclass,
        ConstructorFact constructor) {

    /** What a class file or source declares. */
    public enum Kind {
        CLASS,
        RECORD,
        ENUM,
        INTERFACE,
        /** Not a class at all, such as {@code int.class}. */
        OTHER
    }

    /** Whether {@code new Operator()} compiles in the package of the operator. */
    public enum ConstructorFact {
        ACCESSIBLE,
        MISSING,
        PRIVATE,
        /** It declares checked exceptions. */
        THROWS
    }
}
