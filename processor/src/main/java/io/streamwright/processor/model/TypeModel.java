package io.streamwright.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.streamwright.ListState;
import io.streamwright.MapState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The type of an event, a key, a state field or a part of these.
 *
 * <p>User classes appear as {@link Named} and are described once, in the {@link TypeTable} of the job, so that types may
 * refer to themselves. All references are nullable but for keys and events themselves.
 */
public sealed interface TypeModel {

    /** The type as it is written in code. */
    TypeName typeName();

    /** The type as it is written in a message, with simple names. */
    String display();

    /** Whether it is a primitive, the only types that are never null. */
    default boolean isPrimitive() {
        return this instanceof Primitive;
    }

    /** Whether it is a list or map of the runtime, which only a state field can be. */
    default boolean isStateObject() {
        return this instanceof ListStateType || this instanceof MapStateType;
    }

    /** This type, or its box if it is a primitive. */
    default TypeModel boxed() {
        return this instanceof Primitive primitive ? new Boxed(primitive.kind()) : this;
    }

    /** A primitive. */
    record Primitive(PrimitiveKind kind) implements TypeModel {
        @Override
        public TypeName typeName() {
            return kind.typeName();
        }

        @Override
        public String display() {
            return kind.typeName().toString();
        }
    }

    /** The box of a primitive. */
    record Boxed(PrimitiveKind kind) implements TypeModel {
        @Override
        public TypeName typeName() {
            return kind.boxedTypeName();
        }

        @Override
        public String display() {
            return ((ClassName) kind.boxedTypeName()).simpleName();
        }
    }

    /** A value class of the JDK. */
    record Scalar(ScalarKind kind) implements TypeModel {
        @Override
        public TypeName typeName() {
            return kind.typeName();
        }

        @Override
        public String display() {
            return kind.typeName().simpleName();
        }
    }

    /**
     * An enum.
     *
     * @param constants the names of its constants in source order
     */
    record EnumType(ClassName typeName, List<String> constants, Access access) implements TypeModel {
        public EnumType {
            constants = List.copyOf(constants);
        }

        @Override
        public String display() {
            return TypeDisplay.simple(typeName);
        }
    }

    /** {@code java.util.List}. */
    record ListType(TypeModel element) implements TypeModel {
        @Override
        public TypeName typeName() {
            return ParameterizedTypeName.get(ClassName.get(List.class), element.typeName());
        }

        @Override
        public String display() {
            return "List<" + element.display() + ">";
        }
    }

    /** {@code java.util.Set}. */
    record SetType(TypeModel element) implements TypeModel {
        @Override
        public TypeName typeName() {
            return ParameterizedTypeName.get(ClassName.get(Set.class), element.typeName());
        }

        @Override
        public String display() {
            return "Set<" + element.display() + ">";
        }
    }

    /** {@code java.util.Map}. */
    record MapType(TypeModel key, TypeModel value) implements TypeModel {
        @Override
        public TypeName typeName() {
            return ParameterizedTypeName.get(ClassName.get(Map.class), key.typeName(), value.typeName());
        }

        @Override
        public String display() {
            return "Map<" + key.display() + ", " + value.display() + ">";
        }
    }

    /** {@code java.util.Optional}. */
    record OptionalType(TypeModel element) implements TypeModel {
        @Override
        public TypeName typeName() {
            return ParameterizedTypeName.get(ClassName.get(Optional.class), element.typeName());
        }

        @Override
        public String display() {
            return "Optional<" + element.display() + ">";
        }
    }

    /** {@link ListState}, which only a state field can be. */
    record ListStateType(TypeModel element) implements TypeModel {
        @Override
        public TypeName typeName() {
            return ParameterizedTypeName.get(ClassName.get(ListState.class), element.typeName());
        }

        @Override
        public String display() {
            return "ListState<" + element.display() + ">";
        }
    }

    /** {@link MapState}, which only a state field can be. */
    record MapStateType(TypeModel key, TypeModel value) implements TypeModel {
        @Override
        public TypeName typeName() {
            return ParameterizedTypeName.get(ClassName.get(MapState.class), key.typeName(), value.typeName());
        }

        @Override
        public String display() {
            return "MapState<" + key.display() + ", " + value.display() + ">";
        }
    }

    /** An array; {@code byte[]} is one of primitives. */
    record ArrayType(TypeModel component) implements TypeModel {
        @Override
        public TypeName typeName() {
            return ArrayTypeName.of(component.typeName());
        }

        @Override
        public String display() {
            return component.display() + "[]";
        }
    }

    /** A record, plain class or sealed interface of the user, described in the {@link TypeTable}. */
    record Named(ClassName typeName) implements TypeModel {
        @Override
        public String display() {
            return TypeDisplay.simple(typeName);
        }
    }

    /**
     * A type that cannot be stored or sent. Never in a resolved job, but for the fields that are services.
     *
     * @param reason why, as the end of a sentence: "it is generic"
     */
    record Unsupported(TypeName typeName, String display, String reason) implements TypeModel {}
}
