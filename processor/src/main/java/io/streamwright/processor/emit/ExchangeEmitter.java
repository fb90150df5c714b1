package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.Partitioning;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.StreamPlan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the class of an exchange: how events of a stream go from lane to lane to one that reads it. */
final class ExchangeEmitter {
    private final JobPlan plan;
    private final LaneNames names;
    private final StreamPlan stream;
    private final StreamPlan.Reader reader;
    private final StreamPlan to;
    private final TypeName event;

    ExchangeEmitter(JobPlan plan, LaneNames names, StreamPlan stream, StreamPlan.Reader reader) {
        this.plan = plan;
        this.names = names;
        this.stream = stream;
        this.reader = reader;
        this.to = plan.stream(reader.stream());
        this.event = stream.stream().model().event().typeName();
    }

    TypeSpec emit() {
        ClassName name = names.exchangeClass(stream.name(), to.name());
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addJavadoc(
                        "Events of {@code $L} on their way to {@code $L}, $L.\n", stream.name(), to.name(), division())
                .addModifiers(Modifier.PRIVATE, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeNames.EXCHANGE, event))
                .addMethod(constructor())
                .addMethod(eventMethod("send", Modifier.PUBLIC).addCode(send()).build())
                .addMethod(eventMethod("deliver", Modifier.PROTECTED)
                        .addStatement("$L(event, time)", LaneStreams.taker(plan, names, reader))
                        .build())
                .addMethod(takeIn());
        List<PartModel> words = plan.facts().words(stream.stream().model().event());
        if (!words.isEmpty()) {
            type.addMethod(words(words)).addMethod(write(words)).addMethod(event(words));
        }
        keyedHandler()
                .filter(OperatorPlan.EventHandler::touchable)
                .ifPresent(handler -> type.addMethod(MethodSpec.methodBuilder("touches")
                                .addAnnotation(Override.class)
                                .addModifiers(Modifier.PROTECTED)
                                .returns(boolean.class)
                                .addStatement("return true")
                                .build())
                        .addMethod(eventMethod("touch", Modifier.PROTECTED)
                                .addParameter(RuntimeNames.READ_AHEAD, "ahead")
                                .addStatement("$L.$L(event, time, ahead)", names.clock(to), handler.touchMethod())
                                .build()));
        return type.build();
    }

    private static MethodSpec takeIn() {
        return MethodSpec.methodBuilder("takeIn")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .beginControlFlow("while (next())")
                .addStatement("deliver(event(row()), time())")
                .endControlFlow()
                .build();
    }

    private static MethodSpec words(List<PartModel> parts) {
        return MethodSpec.methodBuilder("words")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(int.class)
                .addStatement("return $L", parts.size())
                .build();
    }

    private MethodSpec write(List<PartModel> parts) {
        MethodSpec.Builder method = MethodSpec.methodBuilder("write")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(event, "event")
                .addParameter(long[].class, "words")
                .addParameter(int.class, "at");
        for (int i = 0; i < parts.size(); i++) {
            PartModel part = parts.get(i);
            method.addStatement(
                    "$L = $L",
                    word(i),
                    PrimitiveCode.toWord(PrimitiveCode.kind(part.type()), CodeBlock.of("event.$L()", part.name())));
        }
        return method.build();
    }

    private MethodSpec event(List<PartModel> parts) {
        CodeBlock.Builder arguments = CodeBlock.builder();
        for (int i = 0; i < parts.size(); i++) {
            arguments.add(i == 0 ? "" : ", ");
            arguments.add(PrimitiveCode.fromWord(PrimitiveCode.kind(parts.get(i).type()), word(i)));
        }
        return MethodSpec.methodBuilder("event")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(int.class, "row")
                .returns(event)
                .addStatement("long[] words = arriving()")
                .addStatement("int at = row + HEAD")
                .addStatement("return new $T($L)", event, arguments.build())
                .build();
    }

    private static CodeBlock word(int index) {
        return index == 0 ? CodeBlock.of("words[at]") : CodeBlock.of("words[at + $L]", index);
    }

    private String division() {
        return switch (reader.partitioning()) {
            case HASH -> "by key";
            case REBALANCE -> to.parallelism() == 1 ? "to one lane" : "to the lanes in turn";
            case SHUFFLE -> "to a lane by chance";
            case BROADCAST -> "to all lanes";
            case FORWARD, DIRECT -> "in a later stage of the same lane";
        };
    }

    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addParameter(RuntimeNames.LANE_SETUP, "setup")
                .addStatement(
                        "super($T.this, setup, $S, $S, $T.$L, $L, $L, $L, $L)",
                        plan.lane(),
                        stream.name(),
                        to.name(),
                        RuntimeNames.PARTITIONING,
                        reader.partitioning(),
                        stream.stage(),
                        to.stage(),
                        stream.parallelism(),
                        to.parallelism())
                .build();
    }

    private MethodSpec.Builder eventMethod(String name, Modifier access) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(access)
                .addParameter(event, "event")
                .addParameter(long.class, "time");
    }

    /** What crosses over to another lane is no longer this one's: it must not change here. */
    private CodeBlock send() {
        CodeBlock sent = stream.mutableEvents() ? LaneStreams.copy(stream) : CodeBlock.of("event");
        CodeBlock.Builder code = CodeBlock.builder();
        return switch (reader.partitioning()) {
            case HASH ->
                code.addStatement("aimAtOwner($L.$L(event))", names.clock(to), hashMethod())
                        .addStatement("toAim($L, time)", sent)
                        .build();
            case REBALANCE -> code.addStatement("toNext($L, time)", sent).build();
            case SHUFFLE -> code.addStatement("toAny($L, time)", sent).build();
            case FORWARD -> code.addStatement("toSelf($L, time)", sent).build();
            case BROADCAST ->
                code.beginControlFlow("for (int target = 0; target < targetCount(); target++)")
                        .addStatement("toLane(target, $L, time)", sent)
                        .endControlFlow()
                        .build();
            case DIRECT -> throw new IllegalArgumentException("no exchange: " + stream.name() + " to " + to.name());
        };
    }

    private String hashMethod() {
        return keyedHandler().orElseThrow().hashMethod();
    }

    private Optional<OperatorPlan.EventHandler> keyedHandler() {
        return reader.partitioning() == Partitioning.HASH
                        && to.stream().model() instanceof StreamModel.ApplyStream apply
                ? Optional.of(plan.operator(apply.operator()).eventHandlers().get(reader.handler()))
                : Optional.empty();
    }
}
