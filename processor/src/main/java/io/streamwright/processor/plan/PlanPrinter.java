package io.streamwright.processor.plan;

import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.WatermarkModel;
import io.streamwright.processor.model.WindowModel;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints a plan as text: for people who want to know what was decided, and for tests that want to notice a change. */
public final class PlanPrinter {
    private final StringBuilder out = new StringBuilder();

    private PlanPrinter() {}

    /** The plan in lines. */
    public static String print(JobPlan plan) {
        PlanPrinter printer = new PlanPrinter();
        printer.job(plan);
        return printer.out.toString();
    }

    private void job(JobPlan plan) {
        line("job %s: %s, lane %s"
                .formatted(plan.job().jobName().value(), plan.job().generatedName(), plan.lane()));
        line("");
        line("streams in %d %s".formatted(plan.stages(), plan.stages() == 1 ? "stage" : "stages"));
        plan.streams().forEach(this::stream);
        for (OperatorPlan operator : plan.operators()) {
            line("");
            operator(operator);
        }
        line("");
        line("codecs");
        plan.codecs()
                .values()
                .forEach(codec -> line("  %s%s: %s"
                        .formatted(codec.generated(), codec.immutable() ? "" : " (mutable)", codec.schema())));
    }

    private void stream(StreamPlan stream) {
        line("  %s: %s %s"
                .formatted(
                        stream.name(),
                        kind(stream.stream().model()),
                        stream.stream().model().event().display()));
        line("    uid %s".formatted(stream.stream().uid()));
        line("    stage %d%s".formatted(stream.stage(), lanes(stream.parallelism())));
        if (!stream.clocks().isEmpty()) {
            line("    watermark from %s"
                    .formatted(stream.clocks().stream()
                            .map(input -> String.join(", ", input))
                            .collect(Collectors.joining("; "))));
        }
        stream.stream().model().watermark().ifPresent(mark -> line("    own watermark: " + watermark(mark)));
        if (!stream.readers().isEmpty()) {
            line("    read by %s%s"
                    .formatted(
                            stream.readers().stream().map(PlanPrinter::reader).collect(Collectors.joining(", ")),
                            stream.copied() ? ", copied" : ""));
        }
        stream.deadLetters().ifPresent(name -> line("    dead letters to %s".formatted(name)));
        stream.stream()
                .model()
                .sink()
                .ifPresent(
                        sink -> line("    sink %s, %s".formatted(sink.address().text(), sink.guarantee())));
    }

    private static String watermark(WatermarkModel mark) {
        StringBuilder text = new StringBuilder(mark.by()
                .map(method -> "by %s%s"
                        .formatted(
                                method.name().value(),
                                mark.idleAfter().isEmpty()
                                        ? ""
                                        : ", idle after %d ms".formatted(mark.idleAfterMillis())))
                .orElseGet(() -> "%d ms out of order, idle after %d ms"
                        .formatted(mark.outOfOrderMillis(), mark.idleAfterMillis())));
        mark.every().ifPresent(every -> text.append(", every %d ms".formatted(every.millis())));
        mark.alignWithin()
                .ifPresent(within -> text.append(", within %d ms of %s".formatted(within.millis(), mark.group())));
        return text.toString();
    }

    private static String lanes(int parallelism) {
        return parallelism == 0 ? "" : ", on %d %s at most".formatted(parallelism, parallelism == 1 ? "lane" : "lanes");
    }

    private static String reader(StreamPlan.Reader reader) {
        return "%s#%d%s"
                .formatted(
                        reader.stream(), reader.handler(), reader.isExchange() ? " by " + reader.partitioning() : "");
    }

    private static String kind(StreamModel model) {
        if (model instanceof StreamModel.SourceStream source) {
            return "source " + source.address().text() + " of";
        }
        if (model instanceof StreamModel.ApplyStream apply) {
            return "application of " + apply.operator() + " giving";
        }
        if (model instanceof StreamModel.StepStream) {
            return "step giving";
        }
        if (model instanceof StreamModel.UnionStream) {
            return "union of";
        }
        if (model instanceof StreamModel.LateStream late) {
            return "late events of " + late.application().value() + ",";
        }
        return "dead letters,";
    }

    private void operator(OperatorPlan plan) {
        line("operator %s by %s, %s".formatted(plan.user(), plan.generated(), plan.shape()));
        plan.model().window().ifPresent(window -> line("  " + windows(window)));
        panes(plan);
        plan.lateOutputs()
                .forEach(late ->
                        line("  late %s to %s".formatted(late.type().display(), new TreeMap<>(late.streams()))));
        plan.eventHandlers()
                .forEach(handler -> line("  %s calls %s(%s), output %s"
                        .formatted(
                                handler.method(),
                                handler.handler().methodName(),
                                handler.handler()
                                        .eventType()
                                        .map(TypeModel::display)
                                        .orElse(""),
                                handler.handler().output().kind())));
        if (plan.shape() == OperatorPlan.Shape.STATELESS) {
            return;
        }
        if (plan.shape() == OperatorPlan.Shape.UNKEYED) {
            lists(plan);
            return;
        }
        RowLayout row = plan.layout();
        line("  row of %d words%s and %d references%s"
                .formatted(
                        row.words(),
                        row.bareKey() ? ", the key first," : "",
                        row.references(),
                        plan.mutableReferences() ? " (mutable)" : ""));
        slots("key", row.key());
        slots("state", row.state());
        notes(row);
        row.timers()
                .forEach(timer -> line("    timer %s: %s time, words %d and %d%s"
                        .formatted(
                                timer.name(),
                                timer.domain(),
                                timer.dueWord(),
                                timer.queuedWord(),
                                timer.hasMany() ? ", further times in reference " + timer.laterReference() : "")));
    }

    private void lists(OperatorPlan plan) {
        plan.model()
                .handlers(HandlerKind.END)
                .forEach(end -> line("  the end calls %s, output %s"
                        .formatted(end.methodName(), end.output().kind())));
        plan.stateObjects()
                .forEach(slot -> line("    list %s: %s, %s"
                        .formatted(slot.name(), slot.type().display(), plan.redistribution(slot))));
    }

    private static String windows(WindowModel window) {
        if (window.isSession()) {
            String gap = window.session()
                    .map(duration -> duration.millis() + " ms")
                    .orElseGet(() -> "what " + window.gapBy().orElseThrow().value() + " says");
            return "sessions with a gap of " + gap + firing(window);
        }
        return "windows " + spans(window) + firing(window);
    }

    private void panes(OperatorPlan plan) {
        if (plan.shape() == OperatorPlan.Shape.SESSION || plan.shape() == OperatorPlan.Shape.FIRING_SESSION) {
            return;
        }
        if (plan.shape() == OperatorPlan.Shape.PANED) {
            line("  panes of %d ms".formatted(Panes.millis(plan.model().window().orElseThrow())));
        } else if (plan.model().merge().isPresent()) {
            line("  a row per window: %s".formatted(Panes.obstacle(plan.model()).orElseThrow()));
        }
    }

    private static String spans(WindowModel window) {
        if (window.count().isPresent()) {
            return "of %d events%s"
                    .formatted(
                            window.firingCount(),
                            window.countSlide()
                                    .map(slide -> " every " + slide.value())
                                    .orElse(""));
        }
        return window.global()
                ? "without an end"
                : "of %d ms every %d ms, offset %d ms"
                        .formatted(window.sizeMillis(), window.slideMillis(), window.offsetMillis());
    }

    private static String firing(WindowModel window) {
        StringBuilder text = new StringBuilder();
        if (window.hasSpans() && !window.isEventTime()) {
            text.append(", processing time");
        }
        if (window.latenessMillis() > 0) {
            text.append(", lateness ").append(window.latenessMillis()).append(" ms");
        }
        if (window.everyMillis() > 0) {
            text.append(", firing every ")
                    .append(window.everyMillis())
                    .append(" ms of ")
                    .append(window.everyTime())
                    .append(" time");
        }
        window.early()
                .everyCount()
                .ifPresent(count ->
                        text.append(", firing every ").append(count.value()).append(" events"));
        return text.append(window.early().discarding() ? ", discarding" : "").toString();
    }

    private void notes(RowLayout row) {
        row.expiries()
                .forEach(expiry -> line("    expiry of %s after %d ms, word %d"
                        .formatted(expiry.name(), expiry.ttl().duration().millis(), expiry.word())));
        row.notes().forEach(note -> line("    note %s: word %d".formatted(note.name(), note.index())));
    }

    private void slots(String what, List<Slot> slots) {
        for (Slot slot : slots) {
            line("    %s %s: %s as %s%s%s"
                    .formatted(
                            what,
                            slot.name(),
                            slot.type().display(),
                            slot.storage(),
                            slot.index() < 0 ? "" : " " + slot.index(),
                            slot.flag() < 0 ? "" : " bit " + slot.flag()));
        }
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
