package io.streamwright.processor.model;

import com.palantir.javapoet.TypeName;

/** The primitive types of Java. */
public enum PrimitiveKind {
    BOOLEAN(TypeName.BOOLEAN),
    BYTE(TypeName.BYTE),
    SHORT(TypeName.SHORT),
    INT(TypeName.INT),
    LONG(TypeName.LONG),
    CHAR(TypeName.CHAR),
    FLOAT(TypeName.FLOAT),
    DOUBLE(TypeName.DOUBLE);

    private final TypeName typeName;

    PrimitiveKind(TypeName typeName) {
        this.typeName = typeName;
    }

    /** The primitive type itself. */
    public TypeName typeName() {
        return typeName;
    }

    /** Its box, such as {@code Integer}. */
    public TypeName boxedTypeName() {
        return typeName.box();
    }
}
