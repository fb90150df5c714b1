package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.TimeDomain;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.RowLayout;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator with a row per key and timers. */
final class KeyedEmitter extends OperatorEmitter {
    private final KeyCode key;
    private final List<RowLayout.TimerSlot> timers;

    KeyedEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
        this.key = new KeyCode(plan, job.job().types());
        this.timers = plan.layout().timers();
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(
                plan.expires() ? RuntimeNames.EXPIRING_OPERATOR : RuntimeNames.KEYED_OPERATOR,
                plan.expires() ? "a row of state per key, which expires" : "a row of state per key");
        addSlotCodecs(type);
        type.addField(FieldSpec.builder(ClassName.get("", "Rows"), "rows", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new Rows()")
                .build());
        type.addField(FieldSpec.builder(plan.user(), "initial", Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("What a new key begins with.\n")
                .initializer("new $T()", plan.user())
                .build());
        timers.forEach(timer ->
                type.addField(handle(timer), HandlerCode.timerField(timer.name()), Modifier.PRIVATE, Modifier.FINAL));

        type.addMethod(constructorMethod());
        for (OperatorPlan.EventHandler handler : plan.eventHandlers()) {
            type.addMethod(event(handler)).addMethod(hashMethod(handler, key));
            if (handler.touchable()) {
                type.addMethod(touchMethod(handler, key, "rows.touch($L, ahead)"));
            }
        }
        type.addMethod(onEntry()).addMethod(hashOfEntry());
        timers.forEach(timer -> type.addMethod(fire(timer)));
        type.addMethod(prepare());
        if (!plan.layout().state().isEmpty()) {
            type.addMethod(load());
        }
        type.addMethod(store());
        if (!plan.layout().state().isEmpty()) {
            type.addMethod(storeStateMethod());
        }
        type.addMethod(addRow(addRowHead(), key));
        type.addMethod(isInitial());
        expiry.ifPresent(code -> code.methods().forEach(type::addMethod));
        key.hashMethods().forEach(type::addMethod);
        type.addMethod(table());
        if (!timers.isEmpty()) {
            type.addMethod(restored());
            type.addMethod(queueTimers());
        }
        List<CodeBlock> more =
                new ArrayList<>(expiry.map(ExpiryCode::stateFields).orElse(List.of()));
        more.addAll(timers.stream()
                .map(timer -> CodeBlock.of(
                        "new $T($T.TIMER, $S, $S)",
                        RuntimeNames.MANIFEST.nestedClass("Field"),
                        RuntimeNames.MANIFEST.nestedClass("Role"),
                        timer.name(),
                        timer.domain().name() + (timer.hasMany() ? " many" : "")))
                .toList());
        type.addMethod(stateFields(more));
        if (plan.needsKeyObject()) {
            type.addType(keyRecord(key));
        }
        type.addType(new RowsEmitter(plan, job.facts(), key).emit());
        return type.build();
    }

    private static ClassName handle(RowLayout.TimerSlot timer) {
        return timer.hasMany() ? RuntimeNames.TIMERS_HANDLE : RuntimeNames.TIMER_HANDLE;
    }

    private MethodSpec constructorMethod() {
        MethodSpec.Builder constructor =
                constructor(CodeBlock.builder().addStatement("super(uid)").build(), true);
        for (RowLayout.TimerSlot timer : timers) {
            constructor.addStatement(
                    "this.$L = new $T($T.$L, context.time())",
                    HandlerCode.timerField(timer.name()),
                    handle(timer),
                    TimeDomain.class,
                    timer.domain().name());
        }
        return constructor.build();
    }

    private MethodSpec event(OperatorPlan.EventHandler handler) {
        return eventMethod(handler)
                .addCode(key.extract(handler.handler()))
                .addCode(findOrAdd(key))
                .addStatement("$T operator = prepare(segment, at, time)", plan.user())
                .addCode(callForRow(handler.handler(), bindings()))
                .addStatement("store(operator, segment, at$L)", queueKey())
                .addCode(emit(handler.handler(), CodeBlock.of("time")))
                .build();
    }

    private HandlerCode.Bindings bindings() {
        return new HandlerCode.Bindings() {
            @Override
            public CodeBlock key(ParamModel param) {
                Slot slot = plan.layout().key().get(plan.model().keyIndex(param));
                return CodeBlock.of("$L", KeyCode.variable(slot));
            }
        };
    }

    // ----------------------------------------------------------------------------------------------------- timers

    private MethodSpec onEntry() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("onEntry")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(int.class, "timer")
                .addParameter(long.class, "time")
                .addParameter(long.class, "keyWord")
                .addParameter(Object.class, "keyRef");
        if (timers.isEmpty()) {
            return method.addStatement("throw new $T($S)", AssertionError.class, "there are no timers")
                    .build();
        }
        method.addCode(key.fromQueue())
                .addStatement("int hash = hashOf($L)", key.arguments())
                .addStatement("$T segment = rows.segment(hash)", RuntimeNames.SEGMENT)
                .addStatement("int at = rows.find(segment, hash, $L)", key.arguments())
                .beginControlFlow("if (at < 0)")
                .addStatement("return")
                .endControlFlow()
                .beginControlFlow("switch (timer)");
        for (RowLayout.TimerSlot timer : timers) {
            method.addStatement(
                    "case $L -> $L(segment, at, hash, $L, time)", timer.ordinal(), fireMethod(timer), key.arguments());
        }
        return method.addStatement("default -> throw new $T(timer)", AssertionError.class)
                .endControlFlow()
                .build();
    }

    private MethodSpec hashOfEntry() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("hashOfEntry")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(int.class)
                .addParameter(long.class, "keyWord")
                .addParameter(Object.class, "keyRef");
        if (timers.isEmpty()) {
            return method.addStatement("throw new $T($S)", AssertionError.class, "there are no timers")
                    .build();
        }
        return method.addCode(key.fromQueue())
                .addStatement("return hashOf($L)", key.arguments())
                .build();
    }

    private static String fireMethod(RowLayout.TimerSlot timer) {
        return "fire" + Naming.capitalise(Naming.identifier(timer.name()));
    }

    private static String queue(RowLayout.TimerSlot timer) {
        return timer.domain() == TimeDomain.EVENT ? "eventTimers" : "processingTimers";
    }

    private MethodSpec fire(RowLayout.TimerSlot timer) {
        HandlerModel handler = timer.handler();
        boolean eventTime = timer.domain() == TimeDomain.EVENT;
        CodeBlock due = SlotCode.word(timer.dueWord());
        CodeBlock queued = SlotCode.word(timer.queuedWord());
        return MethodSpec.methodBuilder(fireMethod(timer))
                .addJavadoc("An entry of the timer $L: {@code $L}.\n", timer.name(), userMethod(handler))
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(int.class, "hash")
                .addParameters(key.parameters())
                .addParameter(long.class, "time")
                .addStatement("long[] words = segment.words")
                .addStatement("int w = at * Rows.WORDS")
                .beginControlFlow("if ($L != time)", queued)
                .addComment("another entry stands for the timer")
                .addStatement("return")
                .endControlFlow()
                .addStatement("long due = $L", due)
                .beginControlFlow("if (due == $T.NONE)", RuntimeNames.TIMER_QUEUE)
                .addComment("cancelled")
                .addStatement("$L = $T.NONE", queued, RuntimeNames.TIMER_QUEUE)
                .addStatement("return")
                .endControlFlow()
                .beginControlFlow("if (due > time)")
                .addComment("moved to a later time")
                .addStatement("$L = due", queued)
                .addStatement("$L.push(due, $L, $L)", queue(timer), timer.ordinal(), key.queueArguments())
                .addStatement("return")
                .endControlFlow()
                .addStatement(
                        "$T operator = prepare(segment, at, $L)",
                        plan.user(),
                        eventTime ? CodeBlock.of("time") : CodeBlock.of("$T.NO_TIME", RuntimeNames.OUTPUT))
                .addStatement("$L.$L()", HandlerCode.timerField(timer.name()), timer.hasMany() ? "take" : "cancel")
                .addCode(HandlerCode.call(handler, CodeBlock.of("operator"), HandlerCode.outField(handler), bindings()))
                .addStatement("$L = $T.NONE", queued, RuntimeNames.TIMER_QUEUE)
                .addStatement("store(operator, segment, at$L)", queueKey())
                .addCode(emit(
                        handler, eventTime ? CodeBlock.of("time") : CodeBlock.of("$T.NO_TIME", RuntimeNames.OUTPUT)))
                .build();
    }

    private MethodSpec restored() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("restored")
                .addJavadoc("Queues the timers of all rows.\n")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .beginControlFlow("for (int index = 0; index < rows.directorySize(); index++)")
                .addStatement("$T segment = rows.segmentAt(index)", RuntimeNames.SEGMENT)
                .beginControlFlow("for (int at = 0; segment != null && at < segment.places(); at++)")
                .beginControlFlow("if (rows.taken(segment, at))")
                .addStatement("queueTimers(segment, at)")
                .endControlFlow()
                .endControlFlow()
                .endControlFlow();
        return method.build();
    }

    private MethodSpec queueTimers() {
        boolean references = plan.layout().key().stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE);
        MethodSpec.Builder method = MethodSpec.methodBuilder("queueTimers")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addCode(RowsEmitter.place(true, references, false));
        for (Slot slot : plan.layout().key()) {
            method.addStatement("$T $L = $L", KeyCode.type(slot), KeyCode.variable(slot), key.inRow(slot));
        }
        for (RowLayout.TimerSlot timer : timers) {
            CodeBlock due = SlotCode.word(timer.dueWord());
            method.beginControlFlow("if ($L != $T.NONE)", due, RuntimeNames.TIMER_QUEUE)
                    .addStatement("$L = $L", SlotCode.word(timer.queuedWord()), due)
                    .addStatement("$L.push($L, $L, $L)", queue(timer), due, timer.ordinal(), key.queueArguments())
                    .endControlFlow();
        }
        return method.build();
    }

    // ------------------------------------------------------------------------------------------------------ state

    private MethodSpec prepare() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("prepare")
                .addJavadoc("An instance of the user's class with the state of a row.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(plan.user())
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(long.class, "time")
                .addCode(setUp());
        if (plan.expires()) {
            method.addStatement("now = clock.currentTimeMillis()");
        }
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("load(operator, segment, at)");
        }
        for (RowLayout.TimerSlot timer : timers) {
            CodeBlock later = timer.hasMany() ? CodeBlock.of("$L, ", later(timer)) : CodeBlock.of("");
            method.addStatement(
                    "$L.load(segment.words[at * Rows.WORDS + $L], $Ltime)",
                    HandlerCode.timerField(timer.name()),
                    timer.dueWord(),
                    later);
        }
        return method.addStatement("return operator").build();
    }

    /** The key, if storing needs it: for entries in the queue of timers. */
    private CodeBlock queueKey() {
        return timers.isEmpty() ? CodeBlock.of("") : CodeBlock.of(", $L", key.arguments());
    }

    private List<ParameterSpec> queueParameters() {
        return timers.isEmpty() ? List.of() : key.parameters();
    }

    private MethodSpec store() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("store")
                .addJavadoc("Stores what a handler left, or removes the row if that is what a new key begins with.\n")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(plan.user(), "operator")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameters(queueParameters())
                .addCode(expiry.map(ExpiryCode::findWritten).orElse(CodeBlock.of("")))
                .beginControlFlow("if (isInitial(operator))")
                .addStatement("rows.remove(segment, at)")
                .addStatement("return")
                .endControlFlow();
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("storeState(operator, segment, at)");
        }
        if (!timers.isEmpty() || !plan.layout().expiries().isEmpty()) {
            method.addCode(RowsEmitter.place(true, false, false));
        }
        expiry.ifPresent(code -> method.addCode(code.storeWritten()));
        for (RowLayout.TimerSlot timer : timers) {
            String due = Naming.identifier(timer.name()) + "Due";
            CodeBlock queued = SlotCode.word(timer.queuedWord());
            method.addStatement("long $L = $L.due", due, HandlerCode.timerField(timer.name()))
                    .addStatement("$L = $L", SlotCode.word(timer.dueWord()), due);
            if (timer.hasMany()) {
                method.addStatement("$L = $L.later", later(timer), HandlerCode.timerField(timer.name()));
            }
            method.beginControlFlow(
                            "if ($L != $T.NONE && ($L == $T.NONE || $L < $L))",
                            due,
                            RuntimeNames.TIMER_QUEUE,
                            queued,
                            RuntimeNames.TIMER_QUEUE,
                            due,
                            queued)
                    .addStatement("$L = $L", queued, due)
                    .addStatement("$L.push($L, $L, $L)", queue(timer), due, timer.ordinal(), key.queueArguments())
                    .endControlFlow();
        }
        return method.build();
    }

    /** The times of a row but the earliest. */
    private static CodeBlock later(RowLayout.TimerSlot timer) {
        return CodeBlock.of("segment.refs[at * Rows.REFS + $L]", timer.laterReference());
    }

    private MethodSpec isInitial() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("isInitial")
                .addJavadoc("Whether nothing is left to remember of a key.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(boolean.class)
                .addParameter(plan.user(), "operator");
        List<CodeBlock> conditions = new java.util.ArrayList<>();
        timers.forEach(timer -> conditions.add(CodeBlock.of("!$L.isSet()", HandlerCode.timerField(timer.name()))));
        for (Slot slot : plan.layout().state()) {
            if (slot.type().isStateObject()) {
                conditions.add(StateObjectCode.isInitial(slot));
                continue;
            }
            conditions.add(ExpiryCode.same(slot, CodeBlock.of("initial.$L", slot.name())));
        }
        CodeBlock all = conditions.isEmpty() ? CodeBlock.of("true") : CodeBlock.join(conditions, "\n&& ");
        return method.addStatement("return $L", all).build();
    }

    private MethodSpec table() {
        return MethodSpec.methodBuilder("table")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(RuntimeNames.FLAT_TABLE)
                .addStatement("return rows")
                .build();
    }
}
