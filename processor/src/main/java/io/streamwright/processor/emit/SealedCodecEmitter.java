package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.plan.CodecPlan;
import io.streamwright.processor.plan.JobPlan;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the codec of a sealed interface: as bytes the rank of the record and the record, as text an object whose only entry
 * is named after the record.
 */
final class SealedCodecEmitter extends CodecEmitter {
    private final List<ClassName> records;

    SealedCodecEmitter(JobPlan job, CodecPlan plan, NamedType.SealedType sealed) {
        super(job, plan);
        this.records = sealed.permitted();
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header().addMethod(hiddenConstructor())
                .addMethod(schema())
                .addMethod(writeBytes())
                .addMethod(readBytes())
                .addMethod(writeText())
                .addMethod(readText());
        if (!plan.immutable()) {
            type.addMethod(mutable()).addMethod(copyRecord()).addMethod(sameRecord());
        }
        return type.build();
    }

    private CodeBlock codec(ClassName record) {
        return CodeBlock.of("$T.INSTANCE", job.codec(record).generated());
    }

    private static String variable(int index) {
        return "variant" + index;
    }

    /** A branch for each record, and a failure for what is none of them (only null is). */
    private void branches(MethodSpec.Builder method, String tested, Branch branch) {
        for (int i = 0; i < records.size(); i++) {
            String head = "if ($L instanceof $T $L)";
            if (i == 0) {
                method.beginControlFlow(head, tested, records.get(i), variable(i));
            } else {
                method.nextControlFlow("else " + head, tested, records.get(i), variable(i));
            }
            method.addCode(branch.of(i, records.get(i)));
        }
        method.nextControlFlow("else")
                .addStatement("throw new $T($L)", NullPointerException.class, "\"" + tested + "\"")
                .endControlFlow();
    }

    @FunctionalInterface
    private interface Branch {
        CodeBlock of(int index, ClassName record);
    }

    private MethodSpec writeBytes() {
        MethodSpec.Builder method = write();
        branches(
                method,
                "value",
                (i, record) -> CodeBlock.builder()
                        .addStatement("out.writeShort((short) $L)", i)
                        .addStatement("$L.write($L, out)", codec(record), variable(i))
                        .build());
        return method.build();
    }

    private MethodSpec readBytes() {
        MethodSpec.Builder method =
                read().addStatement("int variant = in.readShort()").beginControlFlow("switch (variant)");
        for (int i = 0; i < records.size(); i++) {
            method.beginControlFlow("case $L ->", i)
                    .addStatement("return $L.read(in)", codec(records.get(i)))
                    .endControlFlow();
        }
        return method.addStatement(
                        "default -> throw new $T($S + variant)",
                        RuntimeNames.CORRUPT_DATA,
                        plan.type().name().simpleName() + " has no variant ")
                .endControlFlow()
                .build();
    }

    private MethodSpec writeText() {
        MethodSpec.Builder method = writeFields().addStatement("out.beginMap()");
        branches(
                method,
                "value",
                (i, record) -> CodeBlock.builder()
                        .addStatement("out.name($S)", record.simpleName())
                        .addStatement("$L.writeFields($L, out)", codec(record), variable(i))
                        .build());
        return method.addStatement("out.endMap()").build();
    }

    private MethodSpec readText() {
        String names = records.stream().map(ClassName::simpleName).collect(Collectors.joining(", "));
        MethodSpec.Builder method = readFields()
                .addStatement("in.beginMap()")
                .addStatement("$T name = in.nextName()", String.class)
                .beginControlFlow("if (name == null)")
                .addStatement(
                        "throw new $T($S)", RuntimeNames.DECODE_EXCEPTION, "expected an entry named one of " + names)
                .endControlFlow()
                .addStatement("$T made", user())
                .beginControlFlow("switch (name)");
        for (ClassName record : records) {
            method.addStatement("case $S -> made = $L.readFields(in)", record.simpleName(), codec(record));
        }
        return method.addStatement(
                        "default -> throw new $T($S + name + $S)",
                        RuntimeNames.DECODE_EXCEPTION,
                        "expected an entry named one of " + names + ", found \"",
                        "\"")
                .endControlFlow()
                .beginControlFlow("if (in.nextName() != null)")
                .addStatement("throw new $T($S)", RuntimeNames.DECODE_EXCEPTION, "expected a single entry")
                .endControlFlow()
                .addStatement("return made")
                .build();
    }

    private MethodSpec copyRecord() {
        MethodSpec.Builder method = copy();
        branches(method, "value", (i, record) -> statement("return $L.copy($L)", codec(record), variable(i)));
        return method.build();
    }

    private MethodSpec sameRecord() {
        MethodSpec.Builder method = same();
        branches(
                method,
                "left",
                (i, record) -> statement(
                        "return right instanceof $T other$L && $L.same($L, other$L)",
                        record,
                        i,
                        codec(record),
                        variable(i),
                        i));
        return method.build();
    }
}
