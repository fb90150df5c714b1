package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.plan.Naming;
import java.util.Locale;

/** Expressions for primitives: as words of a row, as bytes, as fields. */
final class PrimitiveCode {

    private PrimitiveCode() {}

    /** The kind of a primitive or box. */
    static PrimitiveKind kind(TypeModel type) {
        if (type instanceof TypeModel.Primitive primitive) {
            return primitive.kind();
        }
        if (type instanceof TypeModel.Boxed boxed) {
            return boxed.kind();
        }
        throw new IllegalArgumentException(type.display() + " is no primitive");
    }

    /** The word that holds a value. */
    static CodeBlock toWord(PrimitiveKind kind, CodeBlock value) {
        return switch (kind) {
            case BOOLEAN -> CodeBlock.of("($L ? 1L : 0L)", value);
            case FLOAT -> CodeBlock.of("$T.floatToRawIntBits($L)", Float.class, value);
            case DOUBLE -> CodeBlock.of("$T.doubleToRawLongBits($L)", Double.class, value);
            default -> value;
        };
    }

    /** The word that holds a component of the key: equal for whatever its box calls equal. */
    static CodeBlock toKeyWord(PrimitiveKind kind, CodeBlock value) {
        return switch (kind) {
            case FLOAT -> CodeBlock.of("$T.floatToIntBits($L)", Float.class, value);
            case DOUBLE -> CodeBlock.of("$T.doubleToLongBits($L)", Double.class, value);
            default -> toWord(kind, value);
        };
    }

    /** The value that a word holds. */
    static CodeBlock fromWord(PrimitiveKind kind, CodeBlock word) {
        return switch (kind) {
            case BOOLEAN -> CodeBlock.of("$L != 0L", word);
            case LONG -> word;
            case FLOAT -> CodeBlock.of("$T.intBitsToFloat((int) $L)", Float.class, word);
            case DOUBLE -> CodeBlock.of("$T.longBitsToDouble($L)", Double.class, word);
            default -> CodeBlock.of("($T) $L", kind.typeName(), word);
        };
    }

    /** The hash code of the value's box. */
    static CodeBlock hash(PrimitiveKind kind, CodeBlock value) {
        return CodeBlock.of("$T.hashCode($L)", kind.boxedTypeName(), value);
    }

    /** Writes a value as bytes or as a field: the writers' methods have the same names. */
    static String write(PrimitiveKind kind) {
        return "write" + suffix(kind);
    }

    /** Reads a value from bytes or a field. */
    static String read(PrimitiveKind kind) {
        return "read" + suffix(kind);
    }

    private static String suffix(PrimitiveKind kind) {
        return Naming.capitalise(kind.name().toLowerCase(Locale.ROOT));
    }

    /** Writes a value as a field of a text format. */
    static CodeBlock writeField(PrimitiveKind kind, CodeBlock value) {
        return switch (kind) {
            case BOOLEAN -> CodeBlock.of("out.writeBoolean($L)", value);
            case FLOAT -> CodeBlock.of("out.writeFloat($L)", value);
            case DOUBLE -> CodeBlock.of("out.writeDouble($L)", value);
            case CHAR -> CodeBlock.of("out.writeString($T.valueOf($L))", String.class, value);
            default -> CodeBlock.of("out.writeLong($L)", value);
        };
    }

    /** Whether two values are the same, bit for bit where that matters. */
    static CodeBlock same(PrimitiveKind kind, CodeBlock left, CodeBlock right) {
        return switch (kind) {
            case FLOAT, DOUBLE -> CodeBlock.of("$T.compare($L, $L) == 0", kind.boxedTypeName(), left, right);
            default -> CodeBlock.of("$L == $L", left, right);
        };
    }
}
