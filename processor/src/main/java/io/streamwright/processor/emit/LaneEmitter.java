package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.StreamPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the wiring of a lane: a method per stream that hands each event to its readers, and the order of watermarks. */
final class LaneEmitter {
    private final JobPlan plan;
    private final LaneNames names;
    private final CodecCode codecs;

    private LaneEmitter(JobPlan plan) {
        this.plan = plan;
        this.names = new LaneNames(plan);
        this.codecs = new CodecCode(plan.codecs());
    }

    /** The file of the wiring. */
    static JavaFile emit(JobPlan plan) {
        return Sources.file(plan.lane(), new LaneEmitter(plan).type());
    }

    private TypeSpec type() {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.lane())
                .addJavadoc(
                        "The wiring of one lane of {@link $T}.\n\n<p>Generated; not to be edited or named.\n",
                        plan.job().name())
                .addAnnotation(Sources.generated())
                .addAnnotation(Sources.deprecation())
                .addModifiers(Modifier.FINAL)
                .superclass(RuntimeNames.LANE_PROGRAM);
        boolean hasSteps =
                plan.streams().stream().anyMatch(stream -> stream.stream().model() instanceof StreamModel.StepStream);
        if (hasSteps) {
            type.addField(FieldSpec.builder(plan.job().name(), "steps", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new Steps()")
                    .build());
        }
        plan.streams().forEach(stream -> addFields(type, stream));
        type.addMethod(constructor());
        for (StreamPlan stream : plan.streams()) {
            type.addMethod(emitMethod(stream));
            if (stream.stream().model() instanceof StreamModel.StepStream step) {
                type.addMethod(stepMethod(stream, step));
            }
        }
        type.addMethod(advance());
        plan.streams().forEach(stream -> addNested(type, stream));
        if (hasSteps) {
            type.addType(steps());
        }
        return type.build();
    }

    // ----------------------------------------------------------------------------------------------------- fields

    private void addFields(TypeSpec.Builder type, StreamPlan stream) {
        StreamModel model = stream.stream().model();
        if (stream.mutableEvents()) {
            type.addField(codecs.constant(stream.name(), model.event()));
        }
        if (model instanceof StreamModel.SourceStream) {
            type.addField(generic(RuntimeNames.SOURCE_INPUT, stream), names.clock(stream), privateFinal());
        } else if (model instanceof StreamModel.ApplyStream apply) {
            type.addField(plan.operator(apply.operator()).generated(), names.clock(stream), privateFinal());
        } else if (model.watermark().isPresent()) {
            type.addField(RuntimeNames.TIME_ASSIGNER, names.clock(stream), privateFinal());
        }
        if (names.merges(stream)) {
            type.addField(FieldSpec.builder(RuntimeNames.WATERMARK_MERGE, names.merge(stream), privateFinal())
                    .initializer("new $T()", RuntimeNames.WATERMARK_MERGE)
                    .build());
        }
        if (model instanceof StreamModel.StepStream step && HandlerCode.takesOut(step.handler())) {
            type.addField(FieldSpec.builder(generic(RuntimeNames.OUT_HANDLE, stream), names.out(stream), privateFinal())
                    .initializer(
                            "new $T<>($S)",
                            RuntimeNames.OUT_HANDLE,
                            plan.job().name().simpleName() + "." + stream.name())
                    .build());
            type.addField(FieldSpec.builder(generic(RuntimeNames.OUTPUT, stream), names.into(stream), privateFinal())
                    .initializer("new $L()", names.outputClass(stream))
                    .build());
        }
        if (model.sink().isPresent()) {
            type.addField(generic(RuntimeNames.OUTPUT, stream), names.sink(stream), privateFinal());
        }
    }

    private static Modifier[] privateFinal() {
        return new Modifier[] {Modifier.PRIVATE, Modifier.FINAL};
    }

    private static TypeName event(StreamPlan stream) {
        return stream.stream().model().event().typeName();
    }

    private static TypeName generic(ClassName type, StreamPlan stream) {
        return ParameterizedTypeName.get(type, event(stream));
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(RuntimeNames.LANE_SETUP, "setup")
                .addStatement("super(setup)");
        for (StreamPlan stream : plan.streams()) {
            StreamModel model = stream.stream().model();
            if (model.sink().isPresent()) {
                constructor.addStatement("$L = setup.sink($S)", names.sink(stream), stream.name());
            }
            if (model instanceof StreamModel.SourceStream) {
                constructor.addStatement("$L = input(new $L())", names.clock(stream), names.inputClass(stream));
            } else if (model instanceof StreamModel.ApplyStream apply) {
                OperatorPlan operator = plan.operator(apply.operator());
                constructor.addStatement(
                        "$L = operator(new $T($S, setup.operators()$L))",
                        names.clock(stream),
                        operator.generated(),
                        stream.stream().uid(),
                        operator.output().isPresent()
                                ? CodeBlock.of(", new $L()", names.outputClass(stream))
                                : CodeBlock.of(""));
            } else if (model.watermark().isPresent()) {
                constructor.addStatement(
                        "$L = operator(new $T($S, $LL, this))",
                        names.clock(stream),
                        RuntimeNames.TIME_ASSIGNER,
                        stream.stream().uid(),
                        model.watermark().orElseThrow().outOfOrderMillis());
            }
        }
        return constructor.build();
    }

    // ---------------------------------------------------------------------------------------------------- streams

    private MethodSpec emitMethod(StreamPlan stream) {
        StreamModel model = stream.stream().model();
        MethodSpec.Builder method = MethodSpec.methodBuilder(stream.method())
                .addJavadoc("An event of the stream {@code $L}.\n", stream.name())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(event(stream), "event")
                .addParameter(long.class, "time");
        boolean ownClock = !(model instanceof StreamModel.SourceStream)
                && model.watermark().isPresent();
        if (ownClock) {
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
        List<StreamPlan.Reader> readers = stream.readers();
        for (int i = 0; i < readers.size(); i++) {
            boolean copied = stream.copied() && i < readers.size() - 1;
            method.addStatement("$L($L, time)", target(readers.get(i)), copied ? copy(stream) : CodeBlock.of("event"));
        }
        if (ownClock) {
            method.addStatement("$L.passed(time)", names.clock(stream));
        }
        return method.build();
    }

    private CodeBlock copy(StreamPlan stream) {
        return CodeBlock.of("$L.copy(event)", CodecCode.constantName(stream.name()));
    }

    /** The method that takes an event for a reader. */
    private CodeBlock target(StreamPlan.Reader reader) {
        StreamPlan stream = plan.stream(reader.stream());
        StreamModel model = stream.stream().model();
        if (model instanceof StreamModel.ApplyStream apply) {
            return CodeBlock.of(
                    "$L.$L",
                    names.clock(stream),
                    plan.operator(apply.operator())
                            .eventHandlers()
                            .get(reader.handler())
                            .method());
        }
        return CodeBlock.of("$L", model instanceof StreamModel.StepStream ? names.step(stream) : stream.method());
    }

    private MethodSpec stepMethod(StreamPlan stream, StreamModel.StepStream step) {
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

    // ------------------------------------------------------------------------------------------------- watermarks

    private MethodSpec advance() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("advance")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(boolean.class)
                .addParameter(RuntimeNames.SWEEP_BUDGET, "budget");
        for (StreamPlan stream : plan.streams()) {
            StreamModel model = stream.stream().model();
            boolean apply = model instanceof StreamModel.ApplyStream;
            boolean assigner = !apply
                    && !(model instanceof StreamModel.SourceStream)
                    && model.watermark().isPresent();
            if (!apply && !assigner) {
                continue;
            }
            if (names.merges(stream)) {
                CodeBlock.Builder inputs = CodeBlock.builder().add("$L.begin()", names.merge(stream));
                for (String clock : stream.clocks()) {
                    String field = names.clock(plan.stream(clock));
                    inputs.add("\n.add($L.watermark(), $L.idle())", field, field);
                }
                method.addStatement(inputs.add("\n.end()").build());
            }
            String before = names.before(stream);
            method.beginControlFlow(
                            "if (!$L.advance($L, $L.idle(), budget))",
                            names.clock(stream),
                            assigner
                                    ? CodeBlock.of("$L.target($L.watermark())", names.clock(stream), before)
                                    : CodeBlock.of("$L.watermark()", before),
                            before)
                    .addStatement("return false")
                    .endControlFlow();
        }
        return method.addStatement("return true").build();
    }

    // ----------------------------------------------------------------------------------------------------- nested

    private void addNested(TypeSpec.Builder type, StreamPlan stream) {
        StreamModel model = stream.stream().model();
        if (model instanceof StreamModel.SourceStream source) {
            type.addType(LaneNested.input(plan, names, stream, source));
        }
        boolean applied = model instanceof StreamModel.ApplyStream apply
                && plan.operator(apply.operator()).output().isPresent();
        boolean out = model instanceof StreamModel.StepStream step && HandlerCode.takesOut(step.handler());
        if (applied || out) {
            type.addType(LaneNested.output(names, stream));
        }
    }

    private TypeSpec steps() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Steps")
                .addJavadoc("Carries the default methods of the job; its streams are declarations.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(plan.job().name());
        for (StreamPlan stream : plan.streams()) {
            if (!(stream.stream().model() instanceof StreamModel.StepStream)) {
                type.addMethod(MethodSpec.methodBuilder(stream.name())
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(generic(ClassName.get("io.streamwright", "StreamOf"), stream))
                        .addStatement(
                                "throw new $T($S)",
                                UnsupportedOperationException.class,
                                stream.name() + " declares a stream, it is not to be called")
                        .build());
            }
        }
        return type.build();
    }
}
