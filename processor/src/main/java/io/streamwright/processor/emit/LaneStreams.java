package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.StreamPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the way of an event through a lane: a method per stream that hands it to all readers, and one per step. */
final class LaneStreams {
    private final JobPlan plan;
    private final LaneNames names;

    LaneStreams(JobPlan plan, LaneNames names) {
        this.plan = plan;
        this.names = names;
    }

    /** The method that takes the events of a stream. */
    MethodSpec emitMethod(StreamPlan stream) {
        StreamModel model = stream.stream().model();
        MethodSpec.Builder method = MethodSpec.methodBuilder(stream.method())
                .addJavadoc("An event of the stream {@code $L}.\n", stream.name())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(model.event().typeName(), "event")
                .addParameter(long.class, "time");
        if (LaneTime.isAssigner(model)) {
            method.addStatement("time = $L", LaneNested.timeOf(plan, stream));
        }
        method.beginControlFlow("if (tap != null)")
                .addStatement(
                        "tap.onEvent($S, $L, time)",
                        stream.name(),
                        stream.mutableEvents() ? copy(stream) : CodeBlock.of("event"))
                .endControlFlow();
        if (model.sink().isPresent()) {
            method.addStatement("$L.emit(event, time)", names.sink(stream));
        }
        method.addCode(toReaders(stream));
        if (LaneTime.isAssigner(model)) {
            method.addStatement("$L.passed(time)", names.clock(stream));
        }
        return method.build();
    }

    private CodeBlock toReaders(StreamPlan stream) {
        if (stream.exchanges().isEmpty()) {
            return calls(stream, stream.readers());
        }
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("if (fused)")
                .add(calls(stream, stream.readers()))
                .nextControlFlow("else");
        // first, while nobody else has had a mutable event: exchanges make copies
        for (StreamPlan.Reader reader : stream.exchanges()) {
            code.addStatement("$L.send(event, time)", names.exchange(stream.name(), reader.stream()));
        }
        List<StreamPlan.Reader> direct =
                stream.readers().stream().filter(reader -> !reader.isExchange()).toList();
        return code.add(calls(stream, direct)).endControlFlow().build();
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
