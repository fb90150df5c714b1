package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;

/**
 * Access to the slots of a row. The code around declares {@code words} and {@code refs}, the arrays of the segment, {@code w}
 * and {@code r}, where the row begins in them, and {@code meta}, the meta word.
 */
final class SlotCode {

    private SlotCode() {}

    /** A word of the row. */
    static CodeBlock word(int index) {
        return index == 0 ? CodeBlock.of("words[w]") : CodeBlock.of("words[w + $L]", index);
    }

    /** A reference of the row. */
    static CodeBlock reference(int index) {
        return index == 0 ? CodeBlock.of("refs[r]") : CodeBlock.of("refs[r + $L]", index);
    }

    private static CodeBlock bit(int flag) {
        return CodeBlock.of("$L", (1L << flag) + "L");
    }

    private static CodeBlock isSet(int flag) {
        return CodeBlock.of("(meta & $L) != 0L", bit(flag));
    }

    private static CodeBlock isNull(Slot slot) {
        return CodeBlock.of("(meta & $L) == 0L", bit(slot.flag()));
    }

    /** The value in the row. */
    static CodeBlock load(Slot slot) {
        return switch (slot.storage()) {
            case FLAG -> isSet(slot.flag());
            case FLAG_OR_NULL ->
                CodeBlock.of("$L ? null : $T.valueOf($L)", isNull(slot), Boolean.class, isSet(slot.flag() + 1));
            case WORD -> PrimitiveCode.fromWord(PrimitiveCode.kind(slot.type()), word(slot.index()));
            case WORD_OR_NULL -> {
                var kind = PrimitiveCode.kind(slot.type());
                yield CodeBlock.of(
                        "$L ? null : $T.valueOf($L)",
                        isNull(slot),
                        kind.boxedTypeName(),
                        PrimitiveCode.fromWord(kind, word(slot.index())));
            }
            case SECONDS_OR_NULL -> CodeBlock.of("$L ? null : $L", isNull(slot), seconds(slot));
            case REFERENCE -> CodeBlock.of("($T) $L", slot.type().typeName(), reference(slot.index()));
        };
    }

    private static CodeBlock seconds(Slot slot) {
        TypeName type = slot.type().typeName();
        return CodeBlock.of(
                "$T.$L($L, $L)",
                type,
                isInstant(slot.type()) ? "ofEpochSecond" : "ofSeconds",
                word(slot.index()),
                word(slot.index() + 1));
    }

    private static boolean isInstant(TypeModel type) {
        return type.display().equals("Instant");
    }

    /** The bits of the meta word that belong to a value, or null if there are none. */
    static CodeBlock flags(Slot slot, CodeBlock value) {
        return switch (slot.storage()) {
            case FLAG -> CodeBlock.of("($L ? $L : 0L)", value, bit(slot.flag()));
            case FLAG_OR_NULL ->
                CodeBlock.of(
                        "($L == null ? 0L : $L ? $L : $L)",
                        value,
                        value,
                        CodeBlock.of("$LL", (1L << slot.flag()) | (1L << (slot.flag() + 1))),
                        bit(slot.flag()));
            case WORD_OR_NULL, SECONDS_OR_NULL -> CodeBlock.of("($L == null ? 0L : $L)", value, bit(slot.flag()));
            case WORD, REFERENCE -> CodeBlock.of("");
        };
    }

    /** Stores a value, but for its flags. */
    static CodeBlock store(Slot slot, CodeBlock value) {
        return switch (slot.storage()) {
            case FLAG, FLAG_OR_NULL -> CodeBlock.of("");
            case WORD ->
                CodeBlock.builder()
                        .addStatement(
                                "$L = $L",
                                word(slot.index()),
                                PrimitiveCode.toWord(PrimitiveCode.kind(slot.type()), value))
                        .build();
            case WORD_OR_NULL ->
                CodeBlock.builder()
                        .addStatement(
                                "$L = $L == null ? 0L : $L",
                                word(slot.index()),
                                value,
                                PrimitiveCode.toWord(PrimitiveCode.kind(slot.type()), value))
                        .build();
            case SECONDS_OR_NULL ->
                CodeBlock.builder()
                        .addStatement(
                                "$L = $L == null ? 0L : $L.$L()",
                                word(slot.index()),
                                value,
                                value,
                                isInstant(slot.type()) ? "getEpochSecond" : "getSeconds")
                        .addStatement("$L = $L == null ? 0L : $L.getNano()", word(slot.index() + 1), value, value)
                        .build();
            case REFERENCE ->
                CodeBlock.builder()
                        .addStatement("$L = $L", reference(slot.index()), value)
                        .build();
        };
    }

    /** Writes the value of a state slot as bytes. */
    static CodeBlock encode(Slot slot) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (slot.type() instanceof TypeModel.Primitive primitive) {
            return code.addStatement("out.$L($L)", PrimitiveCode.write(primitive.kind()), load(slot))
                    .build();
        }
        if (slot.storage() == Storage.REFERENCE) {
            return code.addStatement("out.writeNullable($L, $L)", load(slot), CodecCode.constantName(slot.name()))
                    .build();
        }
        return code.addStatement(
                        "out.<$T>writeNullable($L, $L)",
                        slot.type().typeName(),
                        load(slot),
                        CodecCode.constantName(slot.name()))
                .build();
    }

    /** Reads what {@link #encode} wrote. */
    static CodeBlock decode(Slot slot) {
        return slot.type() instanceof TypeModel.Primitive primitive
                ? CodeBlock.of("in.$L()", PrimitiveCode.read(primitive.kind()))
                : CodeBlock.of("in.readNullable($L)", CodecCode.constantName(slot.name()));
    }
}
