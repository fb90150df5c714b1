package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator with a row per key and window. */
final class WindowedEmitter extends OperatorEmitter {
    private final KeyCode key;
    private final WindowModel window;
    private final ClassName rows;
    private final LateCode late;

    WindowedEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
        this.key = new KeyCode(plan, job.job().types());
        this.window = plan.model().window().orElseThrow();
        this.rows = plan.generated().nestedClass("Rows");
        this.late = new LateCode(this, key);
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(
                ParameterizedTypeName.get(RuntimeNames.WINDOWED_OPERATOR, rows), "a row of state per key and window");
        type.addField(FieldSpec.builder(
                        RuntimeNames.WINDOW_SPEC, "WINDOWS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "new $T($LL, $LL, $LL)",
                        RuntimeNames.WINDOW_SPEC,
                        window.sizeMillis(),
                        window.slideMillis(),
                        window.offsetMillis())
                .build());
        addSlotCodecs(type);
        type.addMethod(constructor(
                        CodeBlock.builder()
                                .addStatement("super(uid, WINDOWS, Rows::new)")
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
        type.addMethod(closeMethod(key, rows, bindings(false)));
        if (!plan.layout().state().isEmpty()) {
            type.addMethod(load()).addMethod(storeStateMethod());
        }
        MethodSpec.Builder head = addRowHead().addParameter(rows, "rows");
        if (!plan.hasStateObjects()) {
            head.addModifiers(Modifier.STATIC);
        }
        type.addMethod(addRow(head, key));
        key.hashMethods().forEach(type::addMethod);
        type.addMethod(stateFields(List.of(CodeBlock.of(
                "new $T($T.WINDOW, $S, $S)",
                RuntimeNames.MANIFEST.nestedClass("Field"),
                RuntimeNames.MANIFEST.nestedClass("Role"),
                "window",
                window.sizeMillis() + "ms every " + window.slideMillis() + "ms offset " + window.offsetMillis()
                        + "ms"))));
        type.addType(new RowsEmitter(plan, job.facts(), key).emit());
        return type.build();
    }

    private MethodSpec event(OperatorPlan.EventHandler handler) {
        MethodSpec.Builder method = eventMethod(handler)
                .beginControlFlow("if (time == $T.NO_TIME)", RuntimeNames.OUTPUT)
                .addStatement("throw noTime(event)")
                .endControlFlow()
                .addCode(key.extract(handler.handler()));
        if (window.isTumbling()) {
            return method.addStatement("Rows rows = windowOf(time)")
                    .beginControlFlow("if (rows == null)")
                    .addCode(late.drop(handler))
                    .addStatement("return")
                    .endControlFlow()
                    .addStatement("$L(rows, windowStart(), hash, $L, event, time)", addMethod(handler), key.arguments())
                    .build();
        }
        return method.addStatement("boolean taken = false")
                .addStatement("long start = WINDOWS.lastStart(time)")
                .beginControlFlow("while (WINDOWS.lastMillis(start) >= time)")
                .beginControlFlow("if (!closed(start))")
                .addStatement("$L(window(start), start, hash, $L, event, time)", addMethod(handler), key.arguments())
                .addStatement("taken = true")
                .endControlFlow()
                .beginControlFlow("if (start < $T.MIN_VALUE + $LL)", Long.class, window.slideMillis())
                .addStatement("break")
                .endControlFlow()
                .addStatement("start -= $LL", window.slideMillis())
                .endControlFlow()
                .beginControlFlow("if (!taken && time <= watermark())")
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
                .addParameter(rows, "rows")
                .addParameter(long.class, "start")
                .addParameter(int.class, "hash")
                .addParameters(key.parameters())
                .addParameter(
                        handler.handler().eventType().orElseThrow().boxed().typeName(), "event")
                .addParameter(long.class, "time")
                .addCode(findOrAdd(key))
                .addCode(setUp());
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("load(operator, segment, at)");
        }
        method.addCode(callForRow(handler.handler(), bindings(true)));
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("storeState(operator, segment, at)");
        }
        return method.build();
    }

    @Override
    String rowsArgument() {
        return "rows, ";
    }

    private HandlerCode.Bindings bindings(boolean fromVariables) {
        return new HandlerCode.Bindings() {
            @Override
            public CodeBlock key(ParamModel param) {
                Slot slot = plan.layout().key().get(plan.model().keyIndex(param));
                return fromVariables ? CodeBlock.of("$L", KeyCode.variable(slot)) : key.inRow(slot);
            }
        };
    }
}
