package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.plan.CodecPlan;
import io.streamwright.processor.plan.JobPlan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the codec of a record or plain class: its parts one after the other. */
final class PartsCodecEmitter extends CodecEmitter {
    private final List<PartModel> parts;
    private final boolean isRecord;

    PartsCodecEmitter(JobPlan job, CodecPlan plan) {
        super(job, plan);
        this.parts = plan.type().parts();
        this.isRecord = plan.type() instanceof NamedType.RecordType;
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header().addField(names());
        for (PartModel part : parts) {
            if (!part.type().isPrimitive()) {
                type.addField(codecs.constant(part.name(), part.type()));
            }
        }
        type.addMethod(hiddenConstructor())
                .addMethod(schema())
                .addMethod(writeBytes())
                .addMethod(readBytes())
                .addMethod(writeText())
                .addMethod(readText());
        if (!plan.immutable()) {
            type.addMethod(mutable()).addMethod(copyParts()).addMethod(sameParts());
        }
        return type.build();
    }

    private FieldSpec names() {
        CodeBlock.Builder names = CodeBlock.builder()
                .add("$T.of($S", RuntimeNames.FIELD_NAMES, plan.type().name().simpleName());
        parts.forEach(part -> names.add(", $S", part.formatName()));
        return FieldSpec.builder(RuntimeNames.FIELD_NAMES, "NAMES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(names.add(")").add(fills()).build())
                .build();
    }

    /** How the parts are filled where events are made up; nothing if no annotation says it. */
    private CodeBlock fills() {
        if (parts.stream().allMatch(part -> part.fills().isEmpty())) {
            return CodeBlock.of("");
        }
        List<CodeBlock> fills = parts.stream()
                .map(part -> part.fills().isEmpty()
                        ? CodeBlock.of("null")
                        : FillCode.of(part.fills().get(0)))
                .toList();
        return CodeBlock.of("$>$>\n.filled(\n$>$>$L)$<$<$<$<", CodeBlock.join(fills, ",\n"));
    }

    private CodeBlock get(String variable, PartModel part) {
        return isRecord ? CodeBlock.of("$L.$L()", variable, part.name()) : CodeBlock.of("$L.$L", variable, part.name());
    }

    private static String local(PartModel part) {
        return part.name() + "Value";
    }

    // ------------------------------------------------------------------------------------------------------ bytes

    private MethodSpec writeBytes() {
        MethodSpec.Builder method = write();
        for (PartModel part : parts) {
            CodeBlock value = get("value", part);
            if (part.type() instanceof TypeModel.Primitive primitive) {
                method.addStatement("out.$L($L)", PrimitiveCode.write(primitive.kind()), value);
            } else {
                method.addStatement("out.writeNullable($L, $L)", value, CodecCode.constantName(part.name()));
            }
        }
        return method.build();
    }

    private MethodSpec readBytes() {
        MethodSpec.Builder method = read().addStatement("in.enter()");
        for (PartModel part : parts) {
            CodeBlock value = part.type() instanceof TypeModel.Primitive primitive
                    ? CodeBlock.of("in.$L()", PrimitiveCode.read(primitive.kind()))
                    : CodeBlock.of("in.readNullable($L)", CodecCode.constantName(part.name()));
            method.addStatement("$T $L = $L", part.type().typeName(), local(part), value);
        }
        return method.addStatement("in.leave()")
                .addCode(make(RuntimeNames.CORRUPT_DATA))
                .build();
    }

    /** Makes the value out of the local variables; what the user's constructor objects to becomes {@code failure}. */
    private CodeBlock make(TypeName failure) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!isRecord) {
            code.addStatement("$T made = new $T()", user(), user());
            parts.forEach(part -> code.addStatement("made.$L = $L", part.name(), local(part)));
            return code.addStatement("return made").build();
        }
        List<CodeBlock> arguments =
                parts.stream().map(part -> CodeBlock.of("$L", local(part))).toList();
        return code.beginControlFlow("try")
                .addStatement("return new $T($L)", user(), Sources.commas(arguments))
                .nextControlFlow("catch ($T e)", RuntimeException.class)
                .addStatement(
                        "throw new $T($S + e)",
                        failure,
                        plan.type().name().simpleName() + " does not accept these values: ")
                .endControlFlow()
                .build();
    }

    // ------------------------------------------------------------------------------------------------------- text

    private MethodSpec writeText() {
        MethodSpec.Builder method = writeFields().addStatement("out.beginRecord(NAMES)");
        for (int i = 0; i < parts.size(); i++) {
            PartModel part = parts.get(i);
            CodeBlock value = get("value", part);
            method.addStatement("out.field($L)", i);
            if (part.type() instanceof TypeModel.Primitive primitive) {
                method.addStatement(PrimitiveCode.writeField(primitive.kind(), value));
            } else {
                method.addStatement("out.writeNullable($L, $L)", value, CodecCode.constantName(part.name()));
            }
        }
        return method.addStatement("out.endRecord()").build();
    }

    private MethodSpec readText() {
        MethodSpec.Builder method = readFields();
        if (!isRecord) {
            method.addStatement("$T made = new $T()", user(), user());
        }
        for (PartModel part : parts) {
            CodeBlock first = isRecord ? initial(part.type()) : CodeBlock.of("made.$L", part.name());
            method.addStatement("$T $L = $L", part.type().typeName(), local(part), first);
            if (isRecord && part.type().isPrimitive()) {
                method.addStatement("boolean $L = false", seen(part));
            }
        }
        method.addStatement("in.beginRecord(NAMES)")
                .beginControlFlow("for (int field = in.nextField(); field >= 0; field = in.nextField())")
                .beginControlFlow("switch (field)");
        for (int i = 0; i < parts.size(); i++) {
            method.addCode(readPart(i, parts.get(i)));
        }
        method.addStatement("default -> throw new $T(field)", AssertionError.class)
                .endControlFlow()
                .endControlFlow();
        for (int i = 0; i < parts.size(); i++) {
            PartModel part = parts.get(i);
            if (isRecord && part.type().isPrimitive()) {
                method.beginControlFlow("if (!$L)", seen(part))
                        .addStatement("throw $T.missing(NAMES, $L)", RuntimeNames.FIELD_READER, i)
                        .endControlFlow();
            }
        }
        if (isRecord) {
            return method.addCode(make(RuntimeNames.DECODE_EXCEPTION)).build();
        }
        parts.forEach(part -> method.addStatement("made.$L = $L", part.name(), local(part)));
        return method.addStatement("return made").build();
    }

    private CodeBlock readPart(int index, PartModel part) {
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("case $L ->", index);
        if (part.type() instanceof TypeModel.Primitive primitive) {
            if (isRecord) {
                code.addStatement("$L = true", seen(part));
            }
            code.addStatement("$L = in.$L()", local(part), PrimitiveCode.read(primitive.kind()));
        } else {
            code.addStatement("$L = in.readNullable($L)", local(part), CodecCode.constantName(part.name()));
            if (part.type() instanceof TypeModel.OptionalType) {
                code.beginControlFlow("if ($L == null)", local(part))
                        .addStatement("$L = $T.empty()", local(part), Optional.class)
                        .endControlFlow();
            }
        }
        return code.endControlFlow().build();
    }

    private static String seen(PartModel part) {
        return part.name() + "Seen";
    }

    /** What holds where a record of a text format does not have the field. */
    private static CodeBlock initial(TypeModel type) {
        if (type instanceof TypeModel.OptionalType) {
            return CodeBlock.of("$T.empty()", Optional.class);
        }
        if (type instanceof TypeModel.Primitive primitive) {
            return CodeBlock.of(primitive.kind() == PrimitiveKind.BOOLEAN ? "false" : "0");
        }
        return CodeBlock.of("null");
    }

    // ----------------------------------------------------------------------------------------------------- content

    private MethodSpec copyParts() {
        MethodSpec.Builder method = copy();
        if (isRecord) {
            List<CodeBlock> arguments = parts.stream().map(this::copied).toList();
            return method.addStatement("return new $T($L)", user(), Sources.commas(arguments))
                    .build();
        }
        method.addStatement("$T made = new $T()", user(), user());
        parts.forEach(part -> method.addStatement("made.$L = $L", part.name(), copied(part)));
        return method.addStatement("return made").build();
    }

    private CodeBlock copied(PartModel part) {
        CodeBlock value = get("value", part);
        return job.facts().isImmutable(part.type())
                ? value
                : CodeBlock.of("$L.copyNullable($L)", CodecCode.constantName(part.name()), value);
    }

    private MethodSpec sameParts() {
        List<CodeBlock> conditions = parts.stream()
                .map(part -> {
                    CodeBlock left = get("left", part);
                    CodeBlock right = get("right", part);
                    return part.type() instanceof TypeModel.Primitive primitive
                            ? PrimitiveCode.same(primitive.kind(), left, right)
                            : CodeBlock.of("$L.sameNullable($L, $L)", CodecCode.constantName(part.name()), left, right);
                })
                .toList();
        CodeBlock all = conditions.isEmpty() ? CodeBlock.of("true") : CodeBlock.join(conditions, "\n&& ");
        return same().addStatement("return $L", all).build();
    }
}
