package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import io.streamwright.ErrorPolicy;
import io.streamwright.Guarantee;
import io.streamwright.processor.model.DurationValue;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.LanesModel.ParallelismModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.SinkModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.Text;
import io.streamwright.processor.model.WatermarkModel;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.StreamPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the drawing of a job: the expression that makes its graph. */
final class GraphCode {
    private static final CodeBlock NULL = CodeBlock.of("null");

    private GraphCode() {}

    static CodeBlock graph(JobPlan plan) {
        return CodeBlock.of(
                "new $T(\n$S,\n$S,\n$L,\n$L,\n$L,\n$L)",
                RuntimeNames.JOB_GRAPH,
                plan.job().jobName().value(),
                plan.job().name().canonicalName(),
                list(plan.streams().stream().map(stream -> stream(plan, stream)).toList()),
                list(settings(plan)),
                list(services(plan)),
                plan.job().parallelism().map(ParallelismModel::lanes).orElse(1));
    }

    private static CodeBlock list(List<CodeBlock> items) {
        return items.isEmpty()
                ? CodeBlock.of("$T.of()", List.class)
                : CodeBlock.of("$T.of(\n$L)", List.class, CodeBlock.join(items, ",\n"));
    }

    private static CodeBlock texts(List<String> texts) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                Sources.commas(
                        texts.stream().map(text -> CodeBlock.of("$S", text)).toList()));
    }

    private static CodeBlock stream(JobPlan plan, StreamPlan stream) {
        StreamModel model = stream.stream().model();
        Optional<OperatorPlan> operator = model instanceof StreamModel.ApplyStream apply
                ? Optional.of(plan.operator(apply.operator()))
                : Optional.empty();
        List<String> inputs = stream.stream().upstream();
        return CodeBlock.of(
                "new $T($S, $T.$L, $S, $L, $S, $L, $L, $L, $L, $L, $L, $L)",
                RuntimeNames.STREAM_NODE,
                stream.name(),
                RuntimeNames.STREAM_NODE.nestedClass("Kind"),
                kind(model),
                model.event().display(),
                texts(inputs),
                stream.stream().uid(),
                operator.map(found -> CodeBlock.of("$S", found.user().simpleName()))
                        .orElse(NULL),
                texts(operator.flatMap(found -> found.model().key())
                        .map(key -> key.names().stream().map(Text::value).toList())
                        .orElse(List.of())),
                operator.flatMap(found -> found.model().window())
                        .map(window -> CodeBlock.of("$S", window(window)))
                        .orElse(NULL),
                model instanceof StreamModel.SourceStream source ? source(stream, source) : NULL,
                model.watermark()
                        .map(mark -> CodeBlock.of("$S", watermark(mark)))
                        .orElse(NULL),
                model.sink().map(sink -> sink(stream, sink)).orElse(NULL),
                placement(plan, stream));
    }

    private static CodeBlock placement(JobPlan plan, StreamPlan stream) {
        return CodeBlock.of(
                "new $T($L, $L, $T.$L)",
                RuntimeNames.STREAM_NODE.nestedClass("Placement"),
                stream.stage(),
                stream.parallelism(),
                RuntimeNames.PARTITIONING,
                plan.divisionOf(stream));
    }

    private static String kind(StreamModel model) {
        if (model instanceof StreamModel.SourceStream) {
            return "SOURCE";
        }
        if (model instanceof StreamModel.StepStream) {
            return "STEP";
        }
        if (model instanceof StreamModel.ApplyStream) {
            return "APPLY";
        }
        if (model instanceof StreamModel.LateStream) {
            return "LATE_EVENTS";
        }
        return model instanceof StreamModel.UnionStream ? "UNION" : "DEAD_LETTERS";
    }

    private static String window(WindowModel window) {
        String spans = window.session()
                .map(gap -> "sessions, gap " + gap.text())
                .or(() -> window.gapBy().map(gap -> "sessions, gap by " + gap.value()))
                .orElse(window.global() ? "global" : window.size().text());
        if (window.count().isPresent()) {
            spans = window.firingCount() + " events"
                    + window.countSlide()
                            .map(slide -> " every " + slide.value())
                            .orElse("");
        }
        return spans
                + window.slide().map(slide -> " every " + slide.text()).orElse("")
                + window.offset().map(offset -> ", offset " + offset.text()).orElse("")
                + (window.isEventTime() || !window.hasSpans() ? "" : ", processing time")
                + window.lateness()
                        .map(lateness -> ", lateness " + lateness.text())
                        .orElse("")
                + window.early()
                        .every()
                        .map(every -> ", early every " + every.text())
                        .orElse("")
                + (window.firesByClock() ? " by the clock" : "")
                + window.early()
                        .everyCount()
                        .map(count -> ", early every " + count.value() + " events")
                        .orElse("")
                + (window.early().discarding() ? ", discarding" : "");
    }

    private static String watermark(WatermarkModel mark) {
        List<String> parts = new ArrayList<>();
        parts.add(mark.by()
                .map(method -> "by " + method.name().value())
                .orElseGet(() -> mark.written().map(DurationValue::text).orElse("0s") + " out of order"));
        mark.every().ifPresent(every -> parts.add("every " + every.text()));
        mark.idleAfter().ifPresent(idle -> parts.add("idle after " + idle.text()));
        mark.alignWithin().ifPresent(within -> parts.add("within " + within.text() + " of " + mark.group()));
        return String.join(", ", parts);
    }

    private static CodeBlock source(StreamPlan stream, StreamModel.SourceStream source) {
        return CodeBlock.of(
                "new $T($S, $T.$L, $L)",
                RuntimeNames.STREAM_NODE.nestedClass("SourceNode"),
                source.address().text(),
                ErrorPolicy.class,
                source.errorPolicy().name(),
                stream.deadLetters().isPresent());
    }

    private static CodeBlock sink(StreamPlan stream, SinkModel sink) {
        return CodeBlock.of(
                "new $T($S, $S, $T.$L)",
                RuntimeNames.STREAM_NODE.nestedClass("SinkNode"),
                stream.stream().uid() + ".sink",
                sink.address().text(),
                Guarantee.class,
                sink.guarantee().name());
    }

    private static List<CodeBlock> settings(JobPlan plan) {
        Map<String, List<FieldModel>> fields = new LinkedHashMap<>();
        Map<String, List<String>> users = new LinkedHashMap<>();
        for (OperatorPlan operator : plan.operators()) {
            for (FieldModel field : operator.configs()) {
                String name = field.config().orElseThrow().name().value();
                fields.computeIfAbsent(name, key -> new ArrayList<>()).add(field);
                users.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(operator.user().simpleName());
            }
        }
        List<CodeBlock> settings = new ArrayList<>();
        fields.forEach((name, asked) -> settings.add(CodeBlock.of(
                "new $T($S, $L, $L, $S, $L)",
                RuntimeNames.SETTING_NODE,
                name,
                OperatorEmitter.configType(asked.get(0).type()),
                asked.stream().anyMatch(field -> field.config().orElseThrow().required()),
                asked.stream()
                        .map(field -> field.config().orElseThrow().description())
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(""),
                texts(users.getOrDefault(name, List.of())))));
        return settings;
    }

    private static List<CodeBlock> services(JobPlan plan) {
        Map<String, FieldModel> services = new LinkedHashMap<>();
        Map<String, List<String>> users = new LinkedHashMap<>();
        for (OperatorPlan operator : plan.operators()) {
            OperatorModel model = operator.model();
            for (FieldModel field : operator.services()) {
                String type = field.typeName().toString();
                services.put(type, field);
                users.computeIfAbsent(type, key -> new ArrayList<>())
                        .add(model.name().simpleName());
            }
        }
        List<CodeBlock> nodes = new ArrayList<>();
        services.forEach((type, field) -> nodes.add(CodeBlock.of(
                "new $T($T.class, $L, $L)",
                RuntimeNames.SERVICE_NODE,
                field.typeName(),
                field.service().orElseThrow().isConstructible(),
                texts(users.getOrDefault(type, List.of())))));
        return nodes;
    }
}
