package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.TimeDomain;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.Note;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator with a row per key and window, where windows may fire several times. */
final class FiringEmitter extends OperatorEmitter {
    private final KeyCode key;
    private final WindowModel window;
    private final ClassName rows;
    private final TypeName openWindow;
    private final LateCode late;
    private final FiringCode firing;

    FiringEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
        this.key = new KeyCode(plan, job.job().types());
        this.window = plan.model().window().orElseThrow();
        this.rows = plan.generated().nestedClass("Rows");
        this.openWindow = ParameterizedTypeName.get(RuntimeNames.OPEN_WINDOW, rows);
        this.late = new LateCode(this, key);
        this.firing = new FiringCode(
                this, window.hasSpans() ? CodeBlock.of("WINDOWS.lastMillis(start)") : CodeBlock.of("resultTime()"));
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(
                ParameterizedTypeName.get(RuntimeNames.FIRING_WINDOW_OPERATOR, rows),
                "a row of state per key and window, which may fire several times");
        type.addField(windows()).addField(FiringCode.spec(window));
        addSlotCodecs(type);
        type.addMethod(constructor(
                        CodeBlock.builder()
                                .addStatement(
                                        "super(uid, WINDOWS, FIRING, context.time(), Rows::new, Rows.WORDS, Rows.DUE, $L)",
                                        plan.layout().has(Note.CLOCK) ? "Rows.CLOCK" : "-1")
                                .build(),
                        false)
                .build());
        for (OperatorPlan.EventHandler handler : plan.eventHandlers()) {
            type.addMethod(event(handler)).addMethod(hashMethod(handler, key));
            if (handler.touchable()) {
                type.addMethod(touchMethod(handler, key, "touch(time, $L, ahead)"));
            }
            type.addMethod(add(handler));
            late.handler(handler, bindings(true)).ifPresent(type::addMethod);
        }
        firing.methods(bindings(false)).forEach(type::addMethod);
        if (!plan.layout().state().isEmpty()) {
            type.addMethod(load()).addMethod(store());
        }
        key.hashMethods().forEach(type::addMethod);
        type.addMethod(stateFields(List.of(CodeBlock.of(
                "new $T($T.WINDOW, $S, $S)",
                RuntimeNames.MANIFEST.nestedClass("Field"),
                RuntimeNames.MANIFEST.nestedClass("Role"),
                "window",
                schema()))));
        type.addType(new RowsEmitter(plan, job.facts(), key).emit());
        return type.build();
    }

    /** What must stay as it is as long as there is state. When windows fire may change. */
    private String schema() {
        String spans = window.hasSpans()
                ? window.sizeMillis() + "ms every " + window.slideMillis() + "ms offset " + window.offsetMillis() + "ms"
                : window.global() ? "global" : "a number of events";
        return spans + (window.time() == TimeDomain.PROCESSING ? " of processing time" : "") + ", noting "
                + plan.layout().notes().stream().map(Slot::name).collect(Collectors.joining(", "));
    }

    private FieldSpec windows() {
        FieldSpec.Builder field = FieldSpec.builder(
                RuntimeNames.WINDOW_SPEC, "WINDOWS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
        if (!window.hasSpans()) {
            return field.initializer("$T.ENDLESS", RuntimeNames.WINDOW_SPEC).build();
        }
        return field.initializer(
                        "new $T($LL, $LL, $LL)",
                        RuntimeNames.WINDOW_SPEC,
                        window.sizeMillis(),
                        window.slideMillis(),
                        window.offsetMillis())
                .build();
    }

    // ------------------------------------------------------------------------------------------------------ events

    private MethodSpec event(OperatorPlan.EventHandler handler) {
        MethodSpec.Builder method = eventMethod(handler);
        if (window.needsTime()) {
            method.beginControlFlow("if (time == $T.NO_TIME)", RuntimeNames.OUTPUT)
                    .addStatement("throw noTime(event)")
                    .endControlFlow();
        }
        method.addCode(key.extract(handler.handler()));
        if (!window.hasSpans()) {
            return method.addStatement("long start = $T.ENDLESS_START", RuntimeNames.WINDOW_SPEC)
                    .addStatement(add(handler, ""))
                    .build();
        }
        if (!window.isEventTime()) {
            return method.addCode(byClock(handler)).build();
        }
        CodeBlock add = add(handler, "");
        method.addStatement("long start = WINDOWS.lastStart(time)");
        if (window.isTumbling()) {
            return method.beginControlFlow("if (gone(start))")
                    .addCode(late.drop(handler))
                    .nextControlFlow("else")
                    .addStatement(add)
                    .endControlFlow()
                    .build();
        }
        return method.addStatement("boolean taken = false")
                .beginControlFlow("while (WINDOWS.lastMillis(start) >= time)")
                .beginControlFlow("if (!gone(start))")
                .addStatement(add)
                .addStatement("taken = true")
                .endControlFlow()
                .addCode(back())
                .endControlFlow()
                .beginControlFlow("if (!taken && late(time))")
                .addCode(late.drop(handler))
                .endControlFlow()
                .build();
    }

    /** An event in windows of processing time, for which nothing comes too late. */
    private CodeBlock byClock(OperatorPlan.EventHandler handler) {
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("long now = now()")
                .addStatement("long start = WINDOWS.lastStart(now)");
        if (window.isTumbling()) {
            return code.addStatement(add(handler, ", now")).build();
        }
        return code.beginControlFlow("while (WINDOWS.lastMillis(start) >= now)")
                .addStatement(add(handler, ", now"))
                .add(back())
                .endControlFlow()
                .build();
    }

    private CodeBlock add(OperatorPlan.EventHandler handler, String more) {
        return CodeBlock.of("$L(window(start), hash, $L, event, time$L)", addMethod(handler), key.arguments(), more);
    }

    /** On to the window before, unless it would begin before time does. */
    private CodeBlock back() {
        return CodeBlock.builder()
                .beginControlFlow("if (start < $T.MIN_VALUE + $LL)", Long.class, window.slideMillis())
                .addStatement("break")
                .endControlFlow()
                .addStatement("start -= $LL", window.slideMillis())
                .build();
    }

    private static String addMethod(OperatorPlan.EventHandler handler) {
        return "add" + Naming.capitalise(handler.method().substring("handle".length()));
    }

    private MethodSpec add(OperatorPlan.EventHandler handler) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(addMethod(handler))
                .addJavadoc("An event for {@code $L} in one of its windows.\n", userMethod(handler.handler()))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(openWindow, "window")
                .addParameter(int.class, "hash")
                .addParameters(key.parameters())
                .addParameter(
                        handler.handler().eventType().orElseThrow().boxed().typeName(), "event")
                .addParameter(long.class, "time");
        boolean byClock = window.hasSpans() && !window.isEventTime();
        if (byClock) {
            method.addParameter(long.class, "now");
        }
        method.addStatement("Rows rows = window.rows()");
        Optional<HandlerModel> ask = plan.model()
                .fireWhen(handler.handler().eventType().orElseThrow().boxed());
        boolean needsStart = ask.filter(FiringCode::asksForWindow).isPresent();
        if (needsStart) {
            method.addStatement("long start = window.start()");
        }
        method.addStatement("$T segment = rows.segment(hash)", RuntimeNames.SEGMENT)
                .addStatement("int at = rows.find(segment, hash, $L)", key.arguments())
                .addCode(setUp())
                .addCode(loadIfPresent());
        method.addCode(HandlerCode.call(
                handler.handler(), CodeBlock.of("operator"), HandlerCode.outField(handler.handler()), bindings(true)));
        ask.ifPresent(asked -> method.addCode(firing.ask(asked, bindings(true))));
        method.addCode(addIfAbsent(
                key,
                CodeBlock.builder()
                        .addStatement("await(window, segment, at, $L)", byClock ? "now" : "time")
                        .build()));
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("store(operator, segment, at)");
        }
        CodeBlock start = CodeBlock.of(needsStart ? "start" : "window.start()");
        return method.addCode(firing.decide(
                        ask,
                        window.latenessMillis() > 0 ? Optional.of(CodeBlock.of("ended($L)", start)) : Optional.empty(),
                        start))
                .build();
    }

    private HandlerCode.Bindings bindings(boolean fromVariables) {
        return new HandlerCode.Bindings() {
            @Override
            public CodeBlock key(ParamModel param) {
                Slot slot = plan.layout().key().get(plan.model().keyIndex(param));
                return fromVariables ? CodeBlock.of("$L", KeyCode.variable(slot)) : key.inRow(slot);
            }

            @Override
            public CodeBlock firing() {
                return CodeBlock.of("firing");
            }
        };
    }

    private MethodSpec store() {
        return MethodSpec.methodBuilder("store")
                .addJavadoc("Stores what a handler left.\n")
                .addModifiers(storeModifiers())
                .addParameter(plan.user(), "operator")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addCode(storeState())
                .build();
    }
}
