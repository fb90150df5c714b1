package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.Firing;
import io.streamwright.TimeDomain;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator with a row per key and window, where windows may fire several times. */
final class FiringEmitter extends OperatorEmitter {
    private final KeyCode key;
    private final WindowModel window;
    private final ClassName rows;
    private final TypeName openWindow;
    private final LateCode late;

    FiringEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
        this.key = new KeyCode(plan, job.job().types());
        this.window = plan.model().window().orElseThrow();
        this.rows = plan.generated().nestedClass("Rows");
        this.openWindow = ParameterizedTypeName.get(RuntimeNames.OPEN_WINDOW, rows);
        this.late = new LateCode(this, key);
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(
                ParameterizedTypeName.get(RuntimeNames.FIRING_WINDOW_OPERATOR, rows),
                "a row of state per key and window, which may fire several times");
        type.addField(windows()).addField(firing());
        addSlotCodecs(type);
        type.addMethod(constructor(
                        CodeBlock.builder()
                                .addStatement(
                                        "super(uid, WINDOWS, FIRING, context.time(), Rows::new, Rows.WORDS, Rows.DUE, -1)")
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
        type.addMethod(fire());
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
        type.addType(new RowsEmitter(plan, key).emit());
        return type.build();
    }

    /** What must stay as it is as long as there is state. When windows fire may change. */
    private String schema() {
        return window.sizeMillis() + "ms every " + window.slideMillis() + "ms offset " + window.offsetMillis()
                + "ms, noting "
                + plan.layout().notes().stream().map(Slot::name).collect(Collectors.joining(", "));
    }

    private FieldSpec windows() {
        return FieldSpec.builder(RuntimeNames.WINDOW_SPEC, "WINDOWS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "new $T($LL, $LL, $LL)",
                        RuntimeNames.WINDOW_SPEC,
                        window.sizeMillis(),
                        window.slideMillis(),
                        window.offsetMillis())
                .build();
    }

    private FieldSpec firing() {
        return FieldSpec.builder(RuntimeNames.FIRING_SPEC, "FIRING", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "new $T($T.EVENT, $LL, 0L, $T.EVENT)",
                        RuntimeNames.FIRING_SPEC,
                        TimeDomain.class,
                        window.latenessMillis(),
                        TimeDomain.class)
                .build();
    }

    // ------------------------------------------------------------------------------------------------------ events

    private MethodSpec event(OperatorPlan.EventHandler handler) {
        MethodSpec.Builder method = eventMethod(handler)
                .beginControlFlow("if (time == $T.NO_TIME)", RuntimeNames.OUTPUT)
                .addStatement("throw noTime(event)")
                .endControlFlow()
                .addCode(key.extract(handler.handler()));
        CodeBlock add = CodeBlock.of("$L(window(start), hash, $L, event, time)", addMethod(handler), key.arguments());
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
                .beginControlFlow("if (start < $T.MIN_VALUE + $LL)", Long.class, window.slideMillis())
                .addStatement("break")
                .endControlFlow()
                .addStatement("start -= $LL", window.slideMillis())
                .endControlFlow()
                .beginControlFlow("if (!taken && late(time))")
                .addCode(late.drop(handler))
                .endControlFlow()
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
                .addParameter(long.class, "time")
                .addStatement("Rows rows = window.rows()")
                .addStatement("$T segment = rows.segment(hash)", RuntimeNames.SEGMENT)
                .addStatement("int at = rows.find(segment, hash, $L)", key.arguments())
                .addCode(setUp());
        if (!plan.layout().state().isEmpty()) {
            method.beginControlFlow("if (at >= 0)")
                    .addStatement("load(operator, segment, at)")
                    .endControlFlow();
        }
        method.addCode(HandlerCode.call(
                handler.handler(), CodeBlock.of("operator"), HandlerCode.outField(handler.handler()), bindings(true)));
        method.addCode(addIfAbsent(
                key,
                CodeBlock.builder()
                        .addStatement("await(window, segment, at, time)")
                        .build()));
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("store(operator, segment, at)");
        }
        return method.beginControlFlow("if (ended(window.start()))")
                .addStatement("fire(window.start(), rows, segment, at, $T.LATE)", Firing.class)
                .endControlFlow()
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

    // ------------------------------------------------------------------------------------------------------- firing

    private MethodSpec fire() {
        HandlerModel handler = plan.closeHandler();
        MethodSpec.Builder method = MethodSpec.methodBuilder("fire")
                .addJavadoc("A row of a window that fires: {@code $L}.\n", userMethod(handler))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(long.class, "start")
                .addParameter(rows, "rows")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(Firing.class, "firing")
                .addCode(setUp());
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("load(operator, segment, at)");
        }
        List<Slot> asked = HandlerCode.params(handler, ParamRole.KEY).stream()
                .map(param -> plan.layout().key().get(plan.model().keyIndex(param)))
                .toList();
        method.addCode(RowsEmitter.place(
                !plan.layout().bareKey() && asked.stream().anyMatch(slot -> slot.storage() == Storage.WORD),
                asked.stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE),
                false));
        method.addCode(
                HandlerCode.call(handler, CodeBlock.of("operator"), HandlerCode.outField(handler), bindings(false)));
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("store(operator, segment, at)");
        }
        return method.addCode(emit(handler, CodeBlock.of("WINDOWS.lastMillis(start)")))
                .build();
    }

    private MethodSpec store() {
        return MethodSpec.methodBuilder("store")
                .addJavadoc("Stores what a handler left.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(plan.user(), "operator")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addCode(storeState())
                .build();
    }
}
