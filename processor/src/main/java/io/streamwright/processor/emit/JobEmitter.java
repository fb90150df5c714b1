package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.StreamPlan;
import javax.lang.model.element.Modifier;

/** Writes the class that users name: the job with its graph, its codecs and, if the command line is there, a main method. */
public final class JobEmitter {

    private JobEmitter() {}

    /** The file of a sound job. */
    static JavaFile emit(JobPlan plan) {
        CodecCode codecs = new CodecCode(plan.codecs());
        TypeSpec.Builder type = header(plan.job());
        type.addField(
                FieldSpec.builder(RuntimeNames.JOB_GRAPH, "GRAPH", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(GraphCode.graph(plan))
                        .build());
        for (StreamPlan stream : plan.streams()) {
            if (hasCodec(stream)) {
                type.addField(
                        codecs.constant(stream.name(), stream.stream().model().event()));
            }
        }
        type.addMethod(override("graph", RuntimeNames.JOB_GRAPH)
                        .addStatement("return GRAPH")
                        .build())
                .addMethod(codec(plan))
                .addMethod(override("lane", RuntimeNames.LANE_PROGRAM)
                        .addParameter(RuntimeNames.LANE_SETUP, "setup")
                        .addStatement("return new $T(setup)", plan.lane())
                        .build());
        if (plan.hasCommandLine()) {
            type.addMethod(main(plan));
        }
        return Sources.file(plan.job().generatedName(), type.build());
    }

    /**
     * The class of a job with errors: it compiles, so that the program that names it does not add errors of its own, and
     * cannot be made.
     */
    public static JavaFile stub(JobModel job) {
        TypeSpec.Builder type = header(job);
        CodeBlock fail = CodeBlock.builder()
                .addStatement("throw new $T($S)", IllegalStateException.class, "the job has errors")
                .build();
        type.addMethod(override("graph", RuntimeNames.JOB_GRAPH).addCode(fail).build())
                .addMethod(codecMethod().addCode(fail).build())
                .addMethod(override("lane", RuntimeNames.LANE_PROGRAM)
                        .addParameter(RuntimeNames.LANE_SETUP, "setup")
                        .addCode(fail)
                        .build());
        return Sources.file(job.generatedName(), type.build());
    }

    private static TypeSpec.Builder header(JobModel job) {
        return TypeSpec.classBuilder(job.generatedName())
                .addJavadoc("The job {@link $T}, ready to run.\n\n<p>Generated; not to be edited.\n", job.name())
                .addAnnotation(Sources.generated())
                .addAnnotation(Sources.deprecation())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(RuntimeNames.COMPILED_JOB)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The job; many may exist and run.\n")
                        .build());
    }

    private static MethodSpec.Builder override(String name, TypeName returns) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returns);
    }

    private static boolean hasCodec(StreamPlan stream) {
        return stream.stream().model() instanceof StreamModel.SourceStream
                || stream.stream().model().sink().isPresent();
    }

    private static MethodSpec.Builder codecMethod() {
        TypeName any = ParameterizedTypeName.get(RuntimeNames.CODEC, WildcardTypeName.subtypeOf(Object.class));
        return override("codec", any).addParameter(String.class, "stream");
    }

    private static MethodSpec codec(JobPlan plan) {
        MethodSpec.Builder method = codecMethod().beginControlFlow("return switch (stream)");
        for (StreamPlan stream : plan.streams()) {
            if (hasCodec(stream)) {
                method.addStatement("case $S -> $L", stream.name(), CodecCode.constantName(stream.name()));
            }
        }
        return method.addStatement(
                        "default -> throw new $T($S + stream)",
                        IllegalArgumentException.class,
                        "neither source nor sink: ")
                .addCode("$<};\n")
                .build();
    }

    private static MethodSpec main(JobPlan plan) {
        return MethodSpec.methodBuilder("main")
                .addJavadoc("Runs the job from the command line; see {@code --help}.\n")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addParameter(String[].class, "args")
                .addStatement(
                        "$T.run(new $T(), args)",
                        RuntimeNames.JOB_MAIN,
                        plan.job().generatedName())
                .build();
    }

    /** {@code a.b.Outer$Inner}, as the machine names a class. */
    static String binaryName(ClassName name) {
        return name.reflectionName();
    }
}
