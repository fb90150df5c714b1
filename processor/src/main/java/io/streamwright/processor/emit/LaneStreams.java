package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.WatermarkMethod;
import io.streamwright.processor.model.WatermarkModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.StreamPlan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the way of an event through a lane: a method per stream that hands it to all readers, and one per step. */
final class LaneStreams {
    private final JobPlan plan;
    private final LaneNames names;

    LaneStreams(JobPlan plan, LaneNames names) {
        this.plan = plan;
        this.names = names;
    }

    /** The methods that take the events of a stream. */
    List<MethodSpec> emitMethods(StreamPlan stream) {
        if (stream.exchanges().isEmpty()) {
            return List.of(method(stream, stream.method(), "An event of the stream {@code $L}.\n")
                    .addCode(told(stream))
                    .addCode(watched(stream))
                    .addCode(toSink(stream))
                    .addCode(calls(stream, stream.readers()))
                    .addCode(passed(stream))
                    .build());
        }
        // short, and one look instead of two, where nobody watches
        MethodSpec shortWay = method(stream, stream.method(), "An event of the stream {@code $L}.\n")
                .beginControlFlow("if (direct)")
                .addCode(told(stream))
                .addCode(toSink(stream))
                .addCode(calls(stream, stream.readers()))
                .addCode(passed(stream))
                .nextControlFlow("else")
                .addStatement("$L(event, time)", names.wide(stream))
                .endControlFlow()
                .build();
        MethodSpec wideWay = method(
                        stream, names.wide(stream), "An event of the stream {@code $L} that goes to several lanes.\n")
                .beginControlFlow("if (divided)")
                .addCode(told(stream))
                .addCode(toSink(stream))
                .addCode(toLanes(stream))
                .addCode(passed(stream))
                .nextControlFlow("else")
                .addStatement("$L(event, time)", names.watched(stream))
                .endControlFlow()
                .build();
        MethodSpec watchedWay = method(
                        stream, names.watched(stream), "An event of the stream {@code $L} that somebody watches.\n")
                .addCode(told(stream))
                .addCode(watched(stream))
                .addCode(toSink(stream))
                .beginControlFlow("if (fused)")
                .addCode(calls(stream, stream.readers()))
                .nextControlFlow("else")
                .addCode(toLanes(stream))
                .endControlFlow()
                .addCode(passed(stream))
                .build();
        return List.of(shortWay, wideWay, watchedWay);
    }

    private MethodSpec.Builder method(StreamPlan stream, String name, String javadoc) {
        StreamModel model = stream.stream().model();
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addJavadoc(javadoc, stream.name())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(model.event().typeName(), "event")
                .addParameter(long.class, "time");
        if (LaneTime.isAssigner(model) && name.equals(stream.method())) {
            method.addStatement("time = $L", LaneNested.timeOf(plan, stream));
        }
        return method;
    }

    private CodeBlock watched(StreamPlan stream) {
        return CodeBlock.builder()
                .beginControlFlow("if (tap != null)")
                .addStatement(
                        "tap.onEvent($S, $L, time)",
                        stream.name(),
                        stream.mutableEvents() ? copy(stream) : CodeBlock.of("event"))
                .endControlFlow()
                .build();
    }

    private CodeBlock toSink(StreamPlan stream) {
        return stream.stream().model().sink().isPresent()
                ? CodeBlock.builder()
                        .addStatement("$L.emit(event, time)", names.sink(stream))
                        .build()
                : CodeBlock.of("");
    }

    /** Asks for the watermark while nobody can have changed the event. */
    private CodeBlock told(StreamPlan stream) {
        return method(stream)
                .map(by -> CodeBlock.builder()
                        .addStatement("long told = $L", LaneNested.watermark(plan, by))
                        .build())
                .orElse(CodeBlock.of(""));
    }

    /** The method that tells the watermark where event time begins anew. */
    private static Optional<WatermarkMethod> method(StreamPlan stream) {
        StreamModel model = stream.stream().model();
        return LaneTime.isAssigner(model) ? model.watermark().flatMap(WatermarkModel::by) : Optional.empty();
    }

    private CodeBlock passed(StreamPlan stream) {
        if (!LaneTime.isAssigner(stream.stream().model())) {
            return CodeBlock.of("");
        }
        String moved = method(stream).isPresent() ? "$L.punctuate(told)" : "$L.passed(time)";
        return CodeBlock.builder().addStatement(moved, names.clock(stream)).build();
    }

    private CodeBlock toLanes(StreamPlan stream) {
        CodeBlock.Builder code = CodeBlock.builder();
        // first, while nobody else has had a mutable event: exchanges make copies
        for (StreamPlan.Reader reader : stream.exchanges()) {
            code.addStatement("$L.send(event, time)", names.exchange(stream.name(), reader.stream()));
        }
        return code.add(calls(
                        stream,
                        stream.readers().stream()
                                .filter(reader -> !reader.isExchange())
                                .toList()))
                .build();
    }

    private CodeBlock calls(StreamPlan stream, List<StreamPlan.Reader> readers) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int i = 0; i < readers.size(); i++) {
            boolean copied = stream.copied() && i < readers.size() - 1;
            code.addStatement(
                    "$L($L, time)", taker(plan, names, readers.get(i)), copied ? copy(stream) : CodeBlock.of("event"));
        }
        return code.build();
    }

    /** A copy of {@code event}, of a stream whose events can change. */
    static CodeBlock copy(StreamPlan stream) {
        return CodeBlock.of("$L.copy(event)", CodecCode.constantName(stream.name()));
    }

    /** The method that takes an event for a reader. */
    static CodeBlock taker(JobPlan plan, LaneNames names, StreamPlan.Reader reader) {
        StreamPlan stream = plan.stream(reader.stream());
        StreamModel model = stream.stream().model();
        if (model instanceof StreamModel.ApplyStream apply) {
            OperatorPlan.EventHandler handler =
                    plan.operator(apply.operator()).eventHandlers().get(reader.handler());
            return CodeBlock.of("$L.$L", names.clock(stream), handler.method());
        }
        return CodeBlock.of("$L", model instanceof StreamModel.StepStream ? names.step(stream) : stream.method());
    }

    /** The method that calls the user's step. */
    MethodSpec stepMethod(StreamPlan stream, StreamModel.StepStream step) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.step(stream))
                .addJavadoc("An event for the step {@code $L}.\n", stream.name())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(step.handler().eventType().orElseThrow().boxed().typeName(), "event")
                .addParameter(long.class, "time")
                .addCode(HandlerCode.call(
                        step.handler(), CodeBlock.of("steps"), names.out(stream), new HandlerCode.Bindings() {}));
        if (HandlerCode.takesOut(step.handler())) {
            return method.addStatement("$L.drainTo($L, time)", names.out(stream), names.into(stream))
                    .build();
        }
        return method.addCode(HandlerCode.emit(
                        step.handler(),
                        plan.job().name().simpleName(),
                        value -> CodeBlock.builder()
                                .addStatement("$L($L, time)", stream.method(), value)
                                .build()))
                .build();
    }
}
