package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.StreamPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes how event time moves on in the wiring of a lane: who gets whose watermark, and in what order. */
final class LaneTime {
    private final JobPlan plan;
    private final LaneNames names;
    private final EndCode end;

    LaneTime(JobPlan plan, LaneNames names) {
        this.plan = plan;
        this.names = names;
        this.end = new EndCode(plan, names);
    }

    /** Whether a stream has an operator or time assigner, which is given the watermark of what stands before it. */
    static boolean isAdvanced(StreamPlan stream) {
        StreamModel model = stream.stream().model();
        return model instanceof StreamModel.ApplyStream || isAssigner(model);
    }

    /** Whether event time begins anew at a step. */
    static boolean isAssigner(StreamModel model) {
        return model instanceof StreamModel.StepStream && model.watermark().isPresent();
    }

    private static boolean hasClock(StreamPlan stream) {
        return isAdvanced(stream) || stream.stream().model() instanceof StreamModel.SourceStream;
    }

    /** The fields in which several watermarks meet before a stream for someone to take, with their types. */
    static Map<String, ClassName> meetings(StreamPlan stream, LaneNames names) {
        Map<String, ClassName> meetings = new LinkedHashMap<>();
        if (isAdvanced(stream)) {
            addMeetings(stream, stream.clocks(), names, meetings);
            addMeetings(stream, stream.clocksOnLanes(), names, meetings);
        } else if (!hasClock(stream) && !stream.exchanges().isEmpty()) {
            addMeetings(stream, stream.clocksOnLanes(), names, meetings);
        }
        return meetings;
    }

    private static <C> void addMeetings(
            StreamPlan stream, List<List<C>> inputs, LaneNames names, Map<String, ClassName> meetings) {
        for (int input = 0; input < inputs.size(); input++) {
            if (inputs.get(input).size() > 1) {
                meetings.put(names.valve(stream, input), RuntimeNames.WATERMARK_VALVE);
            }
        }
        if (inputs.size() > 1) {
            meetings.put(names.merge(stream), RuntimeNames.WATERMARK_MERGE);
        }
    }

    /** All methods. */
    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(whole());
        methods.add(byStage());
        plan.streams().stream().filter(LaneTime::isAdvanced).forEach(stream -> methods.add(advance(stream)));
        return methods;
    }

    private static MethodSpec.Builder override() {
        return MethodSpec.methodBuilder("advance")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(boolean.class);
    }

    private MethodSpec whole() {
        return override()
                .addParameter(RuntimeNames.SWEEP_BUDGET, "budget")
                .addStatement("return $L", all(plan.streams()))
                .build();
    }

    /** Whether all of some streams have moved on. */
    private CodeBlock all(List<StreamPlan> streams) {
        List<CodeBlock> calls = calls(streams, "");
        return calls.isEmpty() ? CodeBlock.of("true") : CodeBlock.join(calls, "\n&& ");
    }

    private List<CodeBlock> calls(List<StreamPlan> streams, String prefix) {
        return streams.stream()
                .filter(LaneTime::isAdvanced)
                .map(stream -> CodeBlock.of("$L$L(budget)", prefix, names.advance(stream)))
                .toList();
    }

    private MethodSpec byStage() {
        MethodSpec.Builder method = override()
                .addParameter(int.class, "stage")
                .addParameter(RuntimeNames.SWEEP_BUDGET, "budget")
                .beginControlFlow("return switch (stage)");
        for (int stage = 0; stage < plan.stages(); stage++) {
            method.addCode(stage(stage));
        }
        return method.addStatement("default -> throw new $T($S + stage)", IllegalArgumentException.class, "no stage ")
                .addCode("$<};\n")
                .build();
    }

    private CodeBlock stage(int number) {
        List<StreamPlan> streams = plan.streams().stream()
                .filter(stream -> stream.stage() == number)
                .toList();
        CodeBlock.Builder sent = CodeBlock.builder();
        streams.forEach(stream -> sent.add(send(stream)));
        if (sent.isEmpty()) {
            return CodeBlock.builder()
                    .addStatement("case $L -> $L", number, all(streams))
                    .build();
        }
        CodeBlock.Builder code = CodeBlock.builder().beginControlFlow("case $L ->", number);
        List<CodeBlock> unfinished = calls(streams, "!");
        if (!unfinished.isEmpty()) {
            code.beginControlFlow("if ($L)", CodeBlock.join(unfinished, " || "))
                    .addStatement("yield false")
                    .endControlFlow();
        }
        return code.add(sent.build())
                .addStatement("yield true")
                .endControlFlow()
                .build();
    }

    /** Hands the watermark of a stream to the exchanges that its events leave by. */
    private CodeBlock send(StreamPlan stream) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (stream.exchanges().isEmpty()) {
            return code.build();
        }
        String clock = names.clock(stream);
        if (!hasClock(stream)) {
            code.add(merge(stream, clocksOnLanes(stream)));
            clock = before(stream, clocksOnLanes(stream));
        }
        for (StreamPlan.Reader reader : stream.exchanges()) {
            code.addStatement(
                    "$L.advanceTo($L.watermark(), $L.idle())",
                    names.exchange(stream.name(), reader.stream()),
                    clock,
                    clock);
            if (end.isTold(stream.name(), reader.stream())) {
                code.addStatement("$L.endInput($L)", names.exchange(stream.name(), reader.stream()), end.of(stream));
            }
        }
        return code.build();
    }

    private MethodSpec advance(StreamPlan stream) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(names.advance(stream))
                .addJavadoc("Gives {@code $L} the watermark of what stands before it.\n", stream.name())
                .addModifiers(Modifier.PRIVATE)
                .returns(boolean.class)
                .addParameter(RuntimeNames.SWEEP_BUDGET, "budget");
        List<List<String>> onOne = stream.clocks().stream()
                .map(input -> input.stream()
                        .map(clock -> names.clock(plan.stream(clock)))
                        .toList())
                .toList();
        List<List<String>> onSeveral = clocksOnLanes(stream);
        CodeBlock fused = advance(stream, onOne, true);
        CodeBlock several = advance(stream, onSeveral, false);
        if (fused.equals(several)) {
            return method.addCode(fused).build();
        }
        return method.beginControlFlow("if (fused)")
                .addCode(fused)
                .endControlFlow()
                .addCode(several)
                .build();
    }

    private CodeBlock advance(StreamPlan stream, List<List<String>> clocks, boolean fused) {
        String before = before(stream, clocks);
        CodeBlock watermark = CodeBlock.of("$L.watermark()", before);
        boolean assigner = isAssigner(stream.stream().model());
        CodeBlock ended = end.handlesEnd(stream) ? CodeBlock.of("$L, ", end.before(stream, fused)) : CodeBlock.of("");
        return CodeBlock.builder()
                .add(merge(stream, clocks))
                .addStatement(
                        "return $L.advance($L, $L.idle(), $Lbudget)",
                        names.clock(stream),
                        assigner ? CodeBlock.of("$L.target($L)", names.clock(stream), watermark) : watermark,
                        before,
                        ended)
                .build();
    }

    private List<List<String>> clocksOnLanes(StreamPlan stream) {
        return stream.clocksOnLanes().stream()
                .map(input -> input.stream().map(names::clock).toList())
                .toList();
    }

    /** What has the watermark directly before a stream. */
    private String before(StreamPlan stream, List<List<String>> clocks) {
        return clocks.size() > 1 ? names.merge(stream) : ofInput(stream, clocks, 0);
    }

    /** What has the watermark of one input. */
    private String ofInput(StreamPlan stream, List<List<String>> clocks, int input) {
        List<String> several = clocks.get(input);
        return several.size() > 1 ? names.valve(stream, input) : several.get(0);
    }

    /** Brings the watermarks before a stream together, if there are several. */
    private CodeBlock merge(StreamPlan stream, List<List<String>> clocks) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int input = 0; input < clocks.size(); input++) {
            if (clocks.get(input).size() > 1) {
                code.add(meeting(names.valve(stream, input), clocks.get(input)));
            }
        }
        if (clocks.size() > 1) {
            List<String> inputs = new ArrayList<>();
            for (int input = 0; input < clocks.size(); input++) {
                inputs.add(ofInput(stream, clocks, input));
            }
            code.add(meeting(names.merge(stream), inputs));
        }
        return code.build();
    }

    private static CodeBlock meeting(String field, List<String> clocks) {
        CodeBlock.Builder inputs = CodeBlock.builder().add("$L.begin()", field);
        clocks.forEach(clock -> inputs.add("\n.add($L.watermark(), $L.idle())", clock, clock));
        return CodeBlock.builder().addStatement(inputs.add("\n.end()").build()).build();
    }
}
