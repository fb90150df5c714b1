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
import io.streamwright.processor.model.WatermarkModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.LateOutput;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.StreamPlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the wiring of a lane: its parts, and how they are made and put together. */
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
                plan.streams().stream().map(stream -> stream.stream().model()).anyMatch(LaneEmitter::callsJob);
        if (hasSteps) {
            type.addField(FieldSpec.builder(plan.job().name(), "steps", Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new Steps()")
                    .build());
        }
        plan.streams().forEach(stream -> addFields(type, stream));
        type.addMethod(constructor());
        LaneStreams streams = new LaneStreams(plan, names);
        for (StreamPlan stream : plan.streams()) {
            streams.emitMethods(stream).forEach(type::addMethod);
            if (stream.stream().model() instanceof StreamModel.StepStream step) {
                type.addMethod(streams.stepMethod(stream, step));
            }
        }
        new LaneTime(plan, names).methods().forEach(type::addMethod);
        plan.streams().forEach(stream -> addNested(type, stream));
        if (hasSteps) {
            type.addType(steps());
        }
        return type.build();
    }

    /** Whether a default method of the job is called for a stream. */
    private static boolean callsJob(StreamModel stream) {
        return stream instanceof StreamModel.StepStream
                || stream.watermark()
                        .flatMap(WatermarkModel::by)
                        .filter(method -> !method.isStatic())
                        .isPresent();
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
        } else if (LaneTime.isAssigner(model)) {
            type.addField(RuntimeNames.TIME_ASSIGNER, names.clock(stream), privateFinal());
        }
        LaneTime.meetings(stream, names)
                .forEach((field, meeting) -> type.addField(FieldSpec.builder(meeting, field, privateFinal())
                        .initializer("new $T()", meeting)
                        .build()));
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
        for (StreamPlan.Reader reader : stream.exchanges()) {
            type.addField(FieldSpec.builder(
                            names.exchangeClass(stream.name(), reader.stream()),
                            names.exchange(stream.name(), reader.stream()),
                            privateFinal())
                    .addJavadoc("On a single lane null.\n")
                    .build());
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
                .addStatement("super(setup, $L)", plan.stages());
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
                        "$L = operator($L, new $T($S, setup.operators()$L))",
                        names.clock(stream),
                        stream.stage(),
                        operator.generated(),
                        stream.stream().uid(),
                        outputs(stream, operator));
                if (operator.handlesEnd() && stream.parallelism() > 0) {
                    constructor.addStatement(
                            "$L.runOnFirst($L, setup.lane())", names.clock(stream), stream.parallelism());
                }
            } else if (LaneTime.isAssigner(model)) {
                constructor.addStatement(
                        "$L = operator($L, new $T($S, $LL, $LL, setup.operators().time(), this, $L))",
                        names.clock(stream),
                        stream.stage(),
                        RuntimeNames.TIME_ASSIGNER,
                        stream.stream().uid(),
                        model.watermark().orElseThrow().outOfOrderMillis(),
                        model.watermark().orElseThrow().everyMillis(),
                        stream.stage());
            }
            List<CodeBlock> valves = LaneTime.meetings(stream, names).entrySet().stream()
                    .filter(meeting -> meeting.getValue().equals(RuntimeNames.WATERMARK_VALVE))
                    .map(meeting -> CodeBlock.of("$L", meeting.getKey()))
                    .toList();
            if (LaneTime.isAdvanced(stream) && !valves.isEmpty()) {
                constructor.addStatement("$L.meet($L)", names.clock(stream), Sources.commas(valves));
            }
        }
        for (StreamPlan stream : plan.streams()) {
            for (StreamPlan.Reader reader : stream.exchanges()) {
                constructor.addStatement(
                        "$L = fused ? null : exchange(new $T(setup))",
                        names.exchange(stream.name(), reader.stream()),
                        names.exchangeClass(stream.name(), reader.stream()));
            }
        }
        return constructor.build();
    }

    /** What the constructor of an operator is given for its results and for late events. */
    private CodeBlock outputs(StreamPlan stream, OperatorPlan operator) {
        CodeBlock.Builder outputs = CodeBlock.builder();
        if (operator.output().isPresent()) {
            outputs.add(", $L", output(stream));
        }
        for (LateOutput late : operator.lateOutputs()) {
            String to = late.streams().get(stream.name());
            if (to == null) {
                outputs.add(", null");
            } else {
                outputs.add(", new $L()", names.outputClass(plan.stream(to)));
            }
        }
        return outputs.build();
    }

    /** Where the results of an operator go: to the sink itself, if there is nothing else and nobody watches. */
    private CodeBlock output(StreamPlan stream) {
        CodeBlock own = CodeBlock.of("new $L()", names.outputClass(stream));
        boolean sinkAlone =
                stream.stream().model().sink().isPresent() && stream.readers().isEmpty();
        return sinkAlone ? CodeBlock.of("tap == null ? $L : $L", names.sink(stream), own) : own;
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
        if (applied || out || model instanceof StreamModel.LateStream) {
            type.addType(LaneNested.output(names, stream));
        }
        for (StreamPlan.Reader reader : stream.exchanges()) {
            type.addType(new ExchangeEmitter(plan, names, stream, reader).emit());
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
