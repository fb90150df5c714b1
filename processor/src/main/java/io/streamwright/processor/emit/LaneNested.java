package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.DeadLetter;
import io.streamwright.ErrorPolicy;
import io.streamwright.processor.model.EventTimeModel;
import io.streamwright.processor.model.MemberAccess;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.WatermarkMethod;
import io.streamwright.processor.model.WatermarkModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.StreamPlan;
import java.time.Instant;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the small classes inside of the wiring: where events come in, and where those of operators come out. */
final class LaneNested {
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private LaneNested() {}

    /** The time of {@code event} by its own type. */
    static CodeBlock timeOf(JobPlan plan, StreamPlan stream) {
        Optional<EventTimeModel> time =
                plan.job().types().eventTimeOf(stream.stream().model().event());
        if (time.isEmpty()) {
            return CodeBlock.of("$T.NO_TIME", RuntimeNames.OUTPUT);
        }
        EventTimeModel member = time.orElseThrow();
        String access = member.member() + (member.access() == MemberAccess.FIELD ? "" : "()");
        return CodeBlock.of("$T.millis(event.$L, $S)", RuntimeNames.EVENT_TIMES, access, member.member());
    }

    /** The class of a source's input. */
    static TypeSpec input(JobPlan plan, LaneNames names, StreamPlan stream, StreamModel.SourceStream source) {
        TypeName event = source.event().typeName();
        TypeSpec.Builder type = TypeSpec.classBuilder(names.inputClass(stream))
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeNames.SOURCE_INPUT, event))
                .addMethod(MethodSpec.constructorBuilder()
                        .addStatement(
                                "super($S, $S, $T.$L, $L, $T.this)",
                                stream.name(),
                                stream.stream().uid(),
                                ErrorPolicy.class,
                                source.errorPolicy().name(),
                                timing(source),
                                plan.lane())
                        .build())
                .addMethod(protectedOverride("timeOf")
                        .returns(long.class)
                        .addParameter(event, "event")
                        .addStatement("return $L", timeOf(plan, stream))
                        .build())
                .addMethod(protectedOverride("deliver")
                        .addParameter(event, "event")
                        .addParameter(long.class, "time")
                        .addCode(beforeEvent(plan, source))
                        .addStatement("$L(event, time)", stream.method())
                        .addCode(afterEvent(source))
                        .build());
        if (!stream.touched().isEmpty()) {
            CodeBlock.Builder touches = CodeBlock.builder();
            stream.touched().forEach(row -> touches.addStatement(touch(plan, names, row)));
            type.addMethod(protectedOverride("touches")
                            .returns(boolean.class)
                            .addStatement("return true")
                            .build())
                    .addMethod(protectedOverride("touch")
                            .addParameter(event, "event")
                            .addParameter(long.class, "time")
                            .addParameter(RuntimeNames.READ_AHEAD, "ahead")
                            .addCode(touches.build())
                            .build());
        }
        stream.deadLetters()
                .ifPresent(letters -> type.addMethod(protectedOverride("deliverDeadLetter")
                        .addParameter(DeadLetter.class, "letter")
                        .addStatement(
                                "$L(letter, $T.NO_TIME)", plan.stream(letters).method(), RuntimeNames.OUTPUT)
                        .build()));
        return type.build();
    }

    private static CodeBlock touch(JobPlan plan, LaneNames names, StreamPlan.Row row) {
        StreamPlan stream = plan.stream(row.stream());
        StreamModel.ApplyStream apply =
                (StreamModel.ApplyStream) stream.stream().model();
        return CodeBlock.of(
                "$L.$L(event, time, ahead)",
                names.clock(stream),
                plan.operator(apply.operator())
                        .eventHandlers()
                        .get(row.handler())
                        .touchMethod());
    }

    /** Asks for the watermark while nobody can have changed the event. */
    private static CodeBlock beforeEvent(JobPlan plan, StreamModel.SourceStream source) {
        return source.watermark()
                .flatMap(WatermarkModel::by)
                .map(method -> CodeBlock.builder()
                        .addStatement("long told = $L", watermark(plan, method))
                        .build())
                .orElse(CodeBlock.of(""));
    }

    /** What a source does after an event where its watermark is not that of the event alone, or it keeps step. */
    private static CodeBlock afterEvent(StreamModel.SourceStream source) {
        CodeBlock.Builder code = CodeBlock.builder();
        source.watermark().ifPresent(mark -> {
            if (mark.by().isPresent()) {
                code.addStatement("punctuate(told)");
            }
            if (mark.alignWithin().isPresent()) {
                code.addStatement("keepStep(time)");
            }
        });
        return code.build();
    }

    /** The watermark that a method of the job tells after {@code event}. */
    static CodeBlock watermark(JobPlan plan, WatermarkMethod method) {
        CodeBlock time = method.time()
                .map(as -> as == WatermarkMethod.TimeParameter.MILLIS
                        ? CodeBlock.of(", time")
                        : CodeBlock.of(", $T.ofEpochMilli(time)", Instant.class))
                .orElse(CodeBlock.of(""));
        CodeBlock on = method.isStatic() ? CodeBlock.of("$T", plan.job().name()) : CodeBlock.of("steps");
        return CodeBlock.of(
                "$T.millis($L.$L(event$L))",
                RuntimeNames.WATERMARKS,
                on,
                method.name().value(),
                time);
    }

    private static CodeBlock timing(StreamModel.SourceStream source) {
        if (source.watermark().isEmpty()) {
            return CodeBlock.of("$T.ASCENDING", RuntimeNames.SOURCE_TIMING);
        }
        WatermarkModel mark = source.watermark().orElseThrow();
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "new $T($LL, $LL)",
                        RuntimeNames.SOURCE_TIMING,
                        mark.outOfOrderMillis(),
                        Math.max(0, mark.idleAfterMillis()) * NANOS_PER_MILLI);
        if (mark.by().isPresent()) {
            code.add(".byMethod()");
        }
        if (mark.everyMillis() > 0) {
            code.add(".every($LL)", mark.everyMillis());
        }
        mark.alignWithin().ifPresent(within -> code.add(".aligned($S, $LL)", mark.group(), within.millis()));
        return code.build();
    }

    private static MethodSpec.Builder protectedOverride(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PROTECTED);
    }

    /** The class that takes what an operator puts out. */
    static TypeSpec output(LaneNames names, StreamPlan stream) {
        TypeName event = stream.stream().model().event().typeName();
        return TypeSpec.classBuilder(names.outputClass(stream))
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeNames.OUTPUT, event))
                .addMethod(MethodSpec.methodBuilder("emit")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(event, "event")
                        .addParameter(long.class, "time")
                        .addStatement("$L(event, time)", stream.method())
                        .build())
                .build();
    }
}
