package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.plan.CodecPlan;
import io.streamwright.processor.plan.JobPlan;
import javax.lang.model.element.Modifier;

/** Writes the class that reads and writes one of the user's types: what records, plain classes and sealed types share. */
abstract class CodecEmitter {
    final JobPlan job;
    final CodecPlan plan;
    final CodecCode codecs;

    CodecEmitter(JobPlan job, CodecPlan plan) {
        this.job = job;
        this.plan = plan;
        this.codecs = new CodecCode(job.codecs());
    }

    /** The file of a codec. */
    static JavaFile emit(JobPlan job, CodecPlan plan) {
        CodecEmitter emitter = plan.type() instanceof NamedType.SealedType sealed
                ? new SealedCodecEmitter(job, plan, sealed)
                : new PartsCodecEmitter(job, plan);
        return Sources.file(plan.generated(), emitter.type());
    }

    abstract TypeSpec type();

    TypeName user() {
        return plan.type().name();
    }

    TypeSpec.Builder header() {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.generated())
                .addJavadoc(
                        "Reads and writes {@link $T} in the job $L.\n\n<p>Generated; not to be edited or named.\n",
                        user(),
                        Sources.nameOf(job.job(), plan.generated().packageName()))
                .addAnnotation(Sources.generated())
                .addAnnotation(Sources.deprecation())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeNames.CODEC, user()))
                // the first constant: types that refer to each other meet while their classes are initialised
                .addField(FieldSpec.builder(
                                plan.generated(), "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The one instance.\n")
                        .initializer("new $T()", plan.generated())
                        .build());
        return type;
    }

    static MethodSpec hiddenConstructor() {
        return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
    }

    MethodSpec schema() {
        return override("schema")
                .returns(String.class)
                .addStatement("return $S", plan.schema())
                .build();
    }

    MethodSpec mutable() {
        return override("immutable")
                .returns(boolean.class)
                .addStatement("return false")
                .build();
    }

    static MethodSpec.Builder override(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    MethodSpec.Builder write() {
        return override("write").addParameter(user(), "value").addParameter(RuntimeNames.BINARY_OUTPUT, "out");
    }

    MethodSpec.Builder read() {
        return override("read").returns(user()).addParameter(RuntimeNames.BINARY_INPUT, "in");
    }

    MethodSpec.Builder writeFields() {
        return override("writeFields").addParameter(user(), "value").addParameter(RuntimeNames.FIELD_WRITER, "out");
    }

    MethodSpec.Builder readFields() {
        return override("readFields").returns(user()).addParameter(RuntimeNames.FIELD_READER, "in");
    }

    MethodSpec.Builder copy() {
        return override("copy").returns(user()).addParameter(user(), "value");
    }

    MethodSpec.Builder same() {
        return override("same")
                .returns(boolean.class)
                .addParameter(user(), "left")
                .addParameter(user(), "right");
    }

    static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }
}
