package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.Firing;
import io.streamwright.TimeDomain;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.MergeModel;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.Note;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator with a row per session. */
final class SessionEmitter extends OperatorEmitter {
    private final KeyCode key;
    private final WindowModel window;
    private final ClassName rows;
    private final MergeModel merge;
    private final LateCode late;
    private final SessionCode sessions;

    SessionEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
        this.key = new KeyCode(plan, job.job().types());
        this.window = plan.model().window().orElseThrow();
        this.rows = plan.generated().nestedClass("Rows");
        this.merge = plan.model().merge().orElseThrow();
        this.late = new LateCode(this, key);
        this.sessions = new SessionCode(this, key);
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(
                ParameterizedTypeName.get(RuntimeNames.SESSION_OPERATOR, rows), "a row of state per session of a key");
        sessions.gapField().ifPresent(type::addField);
        addSlotCodecs(type);
        type.addMethod(constructor(
                        CodeBlock.builder()
                                .addStatement(
                                        "super(uid, $T.EVENT, $LL, Rows::new, Rows.WORDS, Rows.$L)",
                                        TimeDomain.class,
                                        window.latenessMillis(),
                                        Note.START)
                                .build(),
                        false)
                .build());
        for (OperatorPlan.EventHandler handler : plan.eventHandlers()) {
            type.addMethod(event(handler)).addMethod(hashMethod(handler, key));
            if (handler.touchable()) {
                type.addMethod(touchMethod(handler, key, "touch($L, ahead)"));
            }
            type.addMethod(join(handler));
            late.handler(handler, sessions.bindings(true)).ifPresent(type::addMethod);
        }
        type.addMethod(fire());
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
                "sessions" + (window.latenessMillis() > 0 ? " with lateness" : "")))));
        if (plan.needsKeyObject()) {
            type.addType(keyRecord(key));
        }
        type.addType(new RowsEmitter(plan, job.facts(), key).emit());
        return type.build();
    }

    // ------------------------------------------------------------------------------------------------------ events

    private MethodSpec event(OperatorPlan.EventHandler handler) {
        boolean stateless = plan.layout().state().isEmpty();
        MethodSpec.Builder method = eventMethod(handler)
                .beginControlFlow("if (time == $T.NO_TIME)", RuntimeNames.OUTPUT)
                .addStatement("throw noTime(event)")
                .endControlFlow()
                .addCode(key.extract(handler.handler()))
                .addCode(sessions.gap(handler.handler()))
                .addStatement("long end = $L", sessions.end("time"))
                .addStatement("$T segment = rows.segment(hash)", RuntimeNames.SEGMENT)
                .addStatement("int at = rows.find(segment, hash, $L)", key.arguments())
                .beginControlFlow("if (at < 0)")
                .addStatement("$L(segment, at, hash, $L, event, time, end)", joinMethod(handler), key.arguments())
                .addStatement("return")
                .endControlFlow()
                .addStatement("long[] words = segment.words")
                .addStatement("int w = at * Rows.WORDS")
                .beginControlFlow(
                        "if (words[w + Rows.$L] != 0L || time > words[w + Rows.$L] || words[w + Rows.$L] > end)",
                        Note.MORE,
                        Note.END,
                        Note.START)
                .addComment("there are several sessions, or this event begins another one")
                .addStatement("$L(segment, at, hash, $L, event, time, end)", joinMethod(handler), key.arguments())
                .addStatement("return")
                .endControlFlow()
                .addCode(setUp());
        if (!stateless) {
            method.addStatement("load(operator, segment, at)");
        }
        method.addCode(HandlerCode.call(
                handler.handler(),
                CodeBlock.of("operator"),
                HandlerCode.outField(handler.handler()),
                sessions.bindings(true)));
        if (!stateless) {
            method.addStatement("store(operator, segment, at)");
        }
        method.beginControlFlow("if (time < words[w + Rows.$L])", Note.START)
                .addStatement("words[w + Rows.$L] = time", Note.START)
                .endControlFlow()
                .beginControlFlow("if (end > words[w + Rows.$L])", Note.END)
                .addStatement("words[w + Rows.$L] = end", Note.END)
                .endControlFlow();
        if (window.latenessMillis() > 0) {
            method.addStatement("settle(segment, at, hash, $L)", key.queueArguments());
        }
        return method.build();
    }

    private static String joinMethod(OperatorPlan.EventHandler handler) {
        return "join" + Naming.capitalise(handler.method().substring("handle".length()));
    }

    private MethodSpec join(OperatorPlan.EventHandler handler) {
        boolean stateless = plan.layout().state().isEmpty();
        MethodSpec.Builder method = MethodSpec.methodBuilder(joinMethod(handler))
                .addJavadoc(
                        "An event for {@code $L} that begins a session, or may make one of several: {@code $L.$L}.\n",
                        userMethod(handler.handler()),
                        plan.user().simpleName(),
                        merge.methodName())
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeNames.SEGMENT, "first")
                .addParameter(int.class, "firstAt")
                .addParameter(int.class, "hash")
                .addParameters(key.parameters())
                .addParameter(
                        handler.handler().eventType().orElseThrow().boxed().typeName(), "event")
                .addParameter(long.class, "time")
                .addParameter(long.class, "end")
                .addStatement("int met = meet(first, firstAt, hash, $L, time, end)", key.queueArguments())
                .beginControlFlow("if (met == LATE)")
                .addCode(late.drop(handler))
                .addStatement("return")
                .endControlFlow()
                .addCode(setUp());
        method.addCode(sessions.merge())
                .addCode(HandlerCode.call(
                        handler.handler(),
                        CodeBlock.of("operator"),
                        HandlerCode.outField(handler.handler()),
                        sessions.bindings(true)))
                .addStatement("join(met, hash, $L)", key.queueArguments());
        if (!stateless) {
            method.addStatement("store(operator, segment, at)");
        }
        return method.addStatement("settle(segment, at, hash, $L)", key.queueArguments())
                .build();
    }

    // ------------------------------------------------------------------------------------------------------- firing

    private MethodSpec fire() {
        HandlerModel handler = plan.closeHandler();
        MethodSpec.Builder method = MethodSpec.methodBuilder("fire")
                .addJavadoc("A session that fires: {@code $L}.\n", userMethod(handler))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(long.class, "start")
                .addParameter(long.class, "end")
                .addParameter(Firing.class, "firing")
                .addCode(setUp());
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("load(operator, segment, at)");
        }
        List<Slot> asked = HandlerCode.params(handler, io.streamwright.processor.model.ParamRole.KEY).stream()
                .map(param -> plan.layout().key().get(plan.model().keyIndex(param)))
                .toList();
        method.addCode(RowsEmitter.place(
                        !plan.layout().bareKey() && asked.stream().anyMatch(slot -> slot.storage() == Storage.WORD),
                        asked.stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE),
                        false))
                .addCode(HandlerCode.call(
                        handler, CodeBlock.of("operator"), HandlerCode.outField(handler), sessions.bindings(false)));
        if (window.latenessMillis() > 0 && !plan.layout().state().isEmpty()) {
            method.addStatement("store(operator, segment, at)");
        }
        return method.addCode(emit(handler, CodeBlock.of("last(end)"))).build();
    }
}
