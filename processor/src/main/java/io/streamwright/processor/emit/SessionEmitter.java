package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.Firing;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.MergeModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.Note;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator with a row per session. */
final class SessionEmitter extends OperatorEmitter {
    private final KeyCode key;
    private final WindowModel window;
    private final ClassName rows;
    private final MergeModel merge;
    private final LateCode late;

    SessionEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
        this.key = new KeyCode(plan, job.job().types());
        this.window = plan.model().window().orElseThrow();
        this.rows = plan.generated().nestedClass("Rows");
        this.merge = plan.model().merge().orElseThrow();
        this.late = new LateCode(this, key);
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(
                ParameterizedTypeName.get(RuntimeNames.SESSION_OPERATOR, rows), "a row of state per session of a key");
        window.session()
                .ifPresent(gap -> type.addField(
                        FieldSpec.builder(long.class, "GAP", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                                .addJavadoc("In milliseconds.\n")
                                .initializer("$LL", gap.millis())
                                .build()));
        addSlotCodecs(type);
        type.addMethod(constructor(
                        CodeBlock.builder()
                                .addStatement(
                                        "super(uid, $T.$L, $LL, Rows::new, Rows.WORDS, Rows.$L)",
                                        io.streamwright.TimeDomain.class,
                                        window.isEventTime() ? "EVENT" : "PROCESSING",
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
            late.handler(handler, bindings(true)).ifPresent(type::addMethod);
        }
        type.addMethod(fire());
        if (!plan.layout().state().isEmpty()) {
            type.addMethod(load()).addMethod(store());
        }
        key.hashMethods().forEach(type::addMethod);
        type.addMethod(find()).addMethod(add()).addMethod(hash()).addMethod(restoredRow());
        type.addMethod(stateFields(List.of(CodeBlock.of(
                "new $T($T.WINDOW, $S, $S)",
                RuntimeNames.MANIFEST.nestedClass("Field"),
                RuntimeNames.MANIFEST.nestedClass("Role"),
                "window",
                "sessions" + (window.isEventTime() ? "" : " of processing time")
                        + (window.latenessMillis() > 0 ? " with lateness" : "")))));
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
                .addCode(gap(handler.handler()))
                .addStatement("long end = end(time, $L)", window.session().isPresent() ? "GAP" : "gap")
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
                handler.handler(), CodeBlock.of("operator"), HandlerCode.outField(handler.handler()), bindings(true)));
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

    /** Takes the gap out of an event. */
    private CodeBlock gap(HandlerModel handler) {
        Optional<KeyComponent> from = handler.gapComponent();
        if (window.session().isPresent() || from.isEmpty()) {
            return CodeBlock.of("");
        }
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock value = key.access(from.get());
        if (from.get().type() instanceof TypeModel.Primitive primitive) {
            code.addStatement("$T gap = $L", primitive.kind() == PrimitiveKind.INT ? int.class : long.class, value)
                    .beginControlFlow("if (gap <= 0)");
        } else {
            code.addStatement("$T pause = $L", java.time.Duration.class, value)
                    .addStatement("long gap = gapMillis(pause)")
                    .beginControlFlow("if (gap <= 0)");
        }
        boolean number = from.get().type() instanceof TypeModel.Primitive;
        return code.addStatement("throw badGap(event, $L)", number ? "gap" : "pause")
                .endControlFlow()
                .build();
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
        if (!stateless) {
            method.beginControlFlow("if (met > 0)")
                    .addStatement("seekMet(0, hash, $L)", key.queueArguments())
                    .addStatement("load(operator, segment, at)");
            if (plan.hasStateObjects()) {
                method.nextControlFlow("else").addCode(stateObjects.begin());
            }
            method.endControlFlow();
        }
        method.beginControlFlow("for (int rank = 1; rank < met; rank++)")
                .addStatement("seekMet(rank, hash, $L)", key.queueArguments())
                .addStatement("$T later = new $T()", plan.user(), plan.user())
                .addCode(assignFixed("later"));
        if (!stateless) {
            method.addStatement("load(later, segment, at)");
        }
        method.addCode(HandlerCode.merge(merge, CodeBlock.of("operator"), CodeBlock.of("later")))
                .endControlFlow()
                .addCode(HandlerCode.call(
                        handler.handler(),
                        CodeBlock.of("operator"),
                        HandlerCode.outField(handler.handler()),
                        bindings(true)))
                .addStatement("join(met, hash, $L)", key.queueArguments());
        if (!stateless) {
            method.addStatement("store(operator, segment, at)");
        }
        return method.addStatement("settle(segment, at, hash, $L)", key.queueArguments())
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

            @Override
            public CodeBlock windowEnd() {
                return CodeBlock.of("end");
            }
        };
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
                        handler, CodeBlock.of("operator"), HandlerCode.outField(handler), bindings(false)));
        if (window.latenessMillis() > 0 && !plan.layout().state().isEmpty()) {
            method.addStatement("store(operator, segment, at)");
        }
        return method.addCode(emit(handler, CodeBlock.of("last(end)"))).build();
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

    // --------------------------------------------------------------------------------------------- keys of the queue

    private MethodSpec find() {
        return MethodSpec.methodBuilder("find")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(int.class)
                .addParameter(rows, "table")
                .addParameter(RuntimeNames.SEGMENT, "in")
                .addParameter(int.class, "hash")
                .addParameter(long.class, "keyWord")
                .addParameter(Object.class, "keyRef")
                .addCode(key.fromQueue())
                .addStatement("return table.find(in, hash, $L)", key.arguments())
                .build();
    }

    private MethodSpec add() {
        return MethodSpec.methodBuilder("add")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(int.class)
                .addParameter(rows, "table")
                .addParameter(int.class, "hash")
                .addParameter(long.class, "keyWord")
                .addParameter(Object.class, "keyRef")
                .addCode(key.fromQueue())
                .addStatement("$T in = table.makeRoom(hash)", RuntimeNames.SEGMENT)
                .addStatement("int place = ~table.find(in, hash, $L)", key.arguments())
                .addStatement("table.begin(in, place, hash, $L)", key.arguments())
                .addStatement("return place")
                .build();
    }

    private MethodSpec hash() {
        return MethodSpec.methodBuilder("hash")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(int.class)
                .addParameter(long.class, "keyWord")
                .addParameter(Object.class, "keyRef")
                .addCode(key.fromQueue())
                .addStatement("return hashOf($L)", key.arguments())
                .build();
    }

    private MethodSpec restoredRow() {
        boolean words = !plan.layout().bareKey()
                && plan.layout().key().stream().anyMatch(slot -> slot.storage() == Storage.WORD);
        boolean references = plan.layout().key().stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE);
        MethodSpec.Builder method = MethodSpec.methodBuilder("restoredRow")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addCode(RowsEmitter.place(words, references, false));
        for (Slot slot : plan.layout().key()) {
            method.addStatement("$T $L = $L", KeyCode.type(slot), KeyCode.variable(slot), key.inRow(slot));
        }
        return method.addStatement("await(hashOf($L), $L)", key.arguments(), key.queueArguments())
                .build();
    }
}
