package io.streamwright.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.plan.CodecPlan;
import io.streamwright.processor.plan.Naming;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Expressions that name the codec of a type, and constants for them. */
final class CodecCode {
    private final Map<ClassName, CodecPlan> codecs;

    CodecCode(Map<ClassName, CodecPlan> codecs) {
        this.codecs = codecs;
    }

    /** The codec of a type, of its box if it is a primitive. */
    CodeBlock expression(TypeModel type) {
        if (type instanceof TypeModel.Primitive primitive) {
            return constant(primitive.kind().name());
        }
        if (type instanceof TypeModel.Boxed boxed) {
            return constant(boxed.kind().name());
        }
        if (type instanceof TypeModel.Scalar scalar) {
            return constant(scalar.kind().name());
        }
        if (type instanceof TypeModel.EnumType constants) {
            return CodeBlock.of(
                    "$T.enumOf($S, $T.values())", RuntimeNames.CODECS, constants.display(), constants.typeName());
        }
        if (type instanceof TypeModel.ListType list) {
            return CodeBlock.of("$T.list($L)", RuntimeNames.CODECS, expression(list.element()));
        }
        if (type instanceof TypeModel.SetType set) {
            return CodeBlock.of("$T.set($L)", RuntimeNames.CODECS, expression(set.element()));
        }
        if (type instanceof TypeModel.MapType map) {
            return CodeBlock.of("$T.map($L, $L)", RuntimeNames.CODECS, expression(map.key()), expression(map.value()));
        }
        if (type instanceof TypeModel.ListStateType list) {
            return CodeBlock.of("$T.list($L)", RuntimeNames.STATE_CODECS, expression(list.element()));
        }
        if (type instanceof TypeModel.MapStateType map) {
            return CodeBlock.of(
                    "$T.map($L, $L)", RuntimeNames.STATE_CODECS, expression(map.key()), expression(map.value()));
        }
        if (type instanceof TypeModel.OptionalType optional) {
            return CodeBlock.of("$T.optional($L)", RuntimeNames.CODECS, expression(optional.element()));
        }
        if (type instanceof TypeModel.ArrayType array) {
            return array(array.component());
        }
        if (type instanceof TypeModel.Named named) {
            CodecPlan plan = codecs.get(named.typeName());
            if (plan != null) {
                return CodeBlock.of("$T.INSTANCE", plan.generated());
            }
        }
        throw new IllegalArgumentException("no codec for " + type.display());
    }

    private static CodeBlock constant(String name) {
        return CodeBlock.of("$T.$L", RuntimeNames.CODECS, name);
    }

    private CodeBlock array(TypeModel component) {
        if (component instanceof TypeModel.Primitive primitive) {
            return primitive.kind() == PrimitiveKind.BYTE
                    ? constant("BYTES")
                    : CodeBlock.of(
                            "$T.$Ls()",
                            RuntimeNames.CODECS,
                            primitive.kind().name().toLowerCase(Locale.ROOT));
        }
        TypeName type = component.typeName();
        CodeBlock factory = type instanceof ParameterizedTypeName parameterized
                // an array of a type with arguments can only be made as one of wildcards
                ? CodeBlock.of("size -> ($T) new $T[size]", ArrayTypeName.of(type), wildcards(parameterized))
                : CodeBlock.of("$T[]::new", type);
        return CodeBlock.of("$T.array($L, $L)", RuntimeNames.CODECS, expression(component), factory);
    }

    private static TypeName wildcards(ParameterizedTypeName type) {
        TypeName[] any = type.typeArguments().stream()
                .map(argument -> (TypeName) WildcardTypeName.subtypeOf(Object.class))
                .toArray(TypeName[]::new);
        return ParameterizedTypeName.get(type.rawType(), any);
    }

    /** The name of the constant that holds the codec of a field or component. */
    static String constantName(String name) {
        return Naming.constant(name) + "_CODEC";
    }

    /** A constant that holds the codec of a field or component. */
    FieldSpec constant(String name, TypeModel type) {
        return constant(name, type, expression(type));
    }

    /** A constant that holds a codec of a type. */
    FieldSpec constant(String name, TypeModel type, CodeBlock codec) {
        FieldSpec.Builder constant = FieldSpec.builder(
                        codecOf(type), constantName(name), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(codec);
        if (hasGenericArray(type)) {
            constant.addAnnotation(Sources.unchecked());
        }
        return constant.build();
    }

    /** {@code Codec<Type>}. */
    static TypeName codecOf(TypeModel type) {
        return ParameterizedTypeName.get(RuntimeNames.CODEC, type.boxed().typeName());
    }

    /** Whether a type is, or has inside, an array of a type with arguments. */
    private static boolean hasGenericArray(TypeModel type) {
        if (type instanceof TypeModel.ArrayType array) {
            return array.component().typeName() instanceof ParameterizedTypeName || hasGenericArray(array.component());
        }
        if (type instanceof TypeModel.ListType list) {
            return hasGenericArray(list.element());
        }
        if (type instanceof TypeModel.SetType set) {
            return hasGenericArray(set.element());
        }
        if (type instanceof TypeModel.MapType map) {
            return hasGenericArray(map.key()) || hasGenericArray(map.value());
        }
        if (type instanceof TypeModel.ListStateType list) {
            return hasGenericArray(list.element());
        }
        if (type instanceof TypeModel.MapStateType map) {
            return hasGenericArray(map.key()) || hasGenericArray(map.value());
        }
        return type instanceof TypeModel.OptionalType optional && hasGenericArray(optional.element());
    }
}
