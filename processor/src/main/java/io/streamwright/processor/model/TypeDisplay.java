package io.streamwright.processor.model;

import com.palantir.javapoet.ClassName;

/** How class names are written in messages. */
public final class TypeDisplay {

    private TypeDisplay() {}

    /** The name without its package: {@code Outer.Inner}. */
    public static String simple(ClassName name) {
        return String.join(".", name.simpleNames());
    }
}
