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
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.StreamPlan;
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
                        .addStatement("$L(event, time)", stream.method())
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

    private static CodeBlock timing(StreamModel.SourceStream source) {
        return source.watermark()
                .map(mark -> CodeBlock.of(
                        "new $T($LL, $LL)",
                        RuntimeNames.SOURCE_TIMING,
                        mark.outOfOrderMillis(),
                        Math.max(0, mark.idleAfterMillis()) * NANOS_PER_MILLI))
                .orElseGet(() -> CodeBlock.of("$T.ASCENDING", RuntimeNames.SOURCE_TIMING));
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
