package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Note;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the class that runs an operator with a row per session, where sessions may fire several times or end by the clock. */
final class FiringSessionEmitter extends OperatorEmitter {
    private final KeyCode key;
    private final WindowModel window;
    private final ClassName rows;
    private final LateCode late;
    private final SessionCode sessions;
    private final FiringCode firing;

    FiringSessionEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
        this.key = new KeyCode(plan, job.job().types());
        this.window = plan.model().window().orElseThrow();
        this.rows = plan.generated().nestedClass("Rows");
        this.late = new LateCode(this, key);
        this.sessions = new SessionCode(this, key);
        this.firing = new FiringCode(this, CodeBlock.of("last(end)"));
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(
                ParameterizedTypeName.get(RuntimeNames.FIRING_SESSION_OPERATOR, rows),
                "a row of state per session of a key, which may fire several times");
        sessions.gapField().ifPresent(type::addField);
        type.addField(FiringCode.spec(window));
        addSlotCodecs(type);
        type.addMethod(constructor(
                        CodeBlock.builder()
                                .addStatement(
                                        "super(uid, FIRING, context.time(), Rows::new, Rows.WORDS, Rows.START, $L)",
                                        plan.layout().has(Note.COUNT) ? "Rows.COUNT" : "-1")
                                .build(),
                        false)
                .build());
        for (OperatorPlan.EventHandler handler : plan.eventHandlers()) {
            type.addMethod(event(handler)).addMethod(hashMethod(handler, key));
            if (handler.touchable()) {
                type.addMethod(touchMethod(handler, key, "touch($L, ahead)"));
            }
            late.handler(handler, sessions.bindings(true)).ifPresent(type::addMethod);
        }
        firing.methods(sessions.bindings(false)).forEach(type::addMethod);
        if (!plan.layout().state().isEmpty()) {
            type.addMethod(load()).addMethod(sessions.store());
        }
        key.hashMethods().forEach(type::addMethod);
        sessions.keyMethods().forEach(type::addMethod);
        type.addMethod(stateFields(List.of(CodeBlock.of(
                "new $T($T.WINDOW, $S, $S)",
                RuntimeNames.MANIFEST.nestedClass("Field"),
                RuntimeNames.MANIFEST.nestedClass("Role"),
                "window",
                schema()))));
        if (plan.needsKeyObject()) {
            type.addType(keyRecord(key));
        }
        type.addType(new RowsEmitter(plan, job.facts(), key).emit());
        return type.build();
    }

    /** What must stay as it is as long as there is state. When sessions fire may change. */
    private String schema() {
        return "sessions" + (window.isEventTime() ? "" : " of processing time") + ", noting "
                + plan.layout().notes().stream().map(Slot::name).collect(Collectors.joining(", "));
    }

    private MethodSpec event(OperatorPlan.EventHandler handler) {
        MethodSpec.Builder method = eventMethod(handler);
        if (window.needsTime()) {
            method.beginControlFlow("if (time == $T.NO_TIME)", RuntimeNames.OUTPUT)
                    .addStatement("throw noTime(event)")
                    .endControlFlow();
        }
        String now = window.isEventTime() ? "time" : "now";
        method.addCode(key.extract(handler.handler())).addCode(sessions.gap(handler.handler()));
        if (!window.isEventTime()) {
            method.addStatement("long now = now()");
        }
        method.addStatement("$T first = rows.segment(hash)", RuntimeNames.SEGMENT)
                .addStatement("int firstAt = rows.find(first, hash, $L)", key.arguments())
                .addStatement(
                        "int met = meet(first, firstAt, hash, $L, $L, $L)",
                        key.queueArguments(),
                        now,
                        sessions.end(now));
        if (window.isEventTime()) {
            method.beginControlFlow("if (met == LATE)")
                    .addCode(late.drop(handler))
                    .addStatement("return")
                    .endControlFlow();
        }
        method.addCode(setUp())
                .addCode(sessions.merge())
                .addCode(HandlerCode.call(
                        handler.handler(),
                        CodeBlock.of("operator"),
                        HandlerCode.outField(handler.handler()),
                        sessions.bindings(true)));
        Optional<HandlerModel> ask = plan.model()
                .fireWhen(handler.handler().eventType().orElseThrow().boxed());
        ask.ifPresent(asked -> {
            if (FiringCode.asksForWindow(asked)) {
                method.addStatement("long start = sessionStart()").addStatement("long end = sessionEnd()");
            }
            method.addCode(firing.ask(asked, sessions.bindings(true)));
        });
        method.addStatement("join(met, hash, $L)", key.queueArguments());
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("store(operator, segment, at)");
        }
        CodeBlock settle = CodeBlock.of("settle(hash, $L, $L)", key.queueArguments(), now);
        if (window.latenessMillis() == 0) {
            method.addStatement(settle);
        }
        return method.addCode(firing.decide(
                        ask,
                        window.latenessMillis() > 0 ? Optional.of(settle) : Optional.empty(),
                        CodeBlock.of("sessionStart(), sessionEnd()")))
                .build();
    }
}
