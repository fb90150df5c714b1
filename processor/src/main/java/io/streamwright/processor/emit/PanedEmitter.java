package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.MergeModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.Note;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Panes;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator with a row per key and pane of its overlapping windows. */
final class PanedEmitter extends OperatorEmitter {
    private final KeyCode key;
    private final WindowModel window;
    private final ClassName rows;
    private final MergeModel merge;
    private final LateCode late;

    PanedEmitter(JobPlan job, OperatorPlan plan) {
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
                ParameterizedTypeName.get(RuntimeNames.PANED_OPERATOR, rows),
                "a row of state per key and " + Panes.millis(window) + " ms, which windows have in common");
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
            late.handler(handler, bindings(true)).ifPresent(type::addMethod);
        }
        type.addMethod(gather()).addMethod(close());
        if (!plan.layout().state().isEmpty()) {
            type.addMethod(load());
        }
        if (plan.mutableReferences() || plan.hasStateObjects()) {
            type.addMethod(detach());
        }
        type.addMethod(store());
        key.hashMethods().forEach(type::addMethod);
        type.addMethod(stateFields(List.of(CodeBlock.of(
                "new $T($T.WINDOW, $S, $S)",
                RuntimeNames.MANIFEST.nestedClass("Field"),
                RuntimeNames.MANIFEST.nestedClass("Role"),
                "window",
                window.sizeMillis() + "ms every " + window.slideMillis() + "ms offset " + window.offsetMillis()
                        + "ms in panes"))));
        type.addType(new RowsEmitter(plan, job.facts(), key).emit());
        return type.build();
    }

    private MethodSpec event(OperatorPlan.EventHandler handler) {
        return eventMethod(handler)
                .beginControlFlow("if (time == $T.NO_TIME)", RuntimeNames.OUTPUT)
                .addStatement("throw noTime(event)")
                .endControlFlow()
                .addCode(key.extract(handler.handler()))
                .addStatement("Rows rows = paneOf(time)")
                .beginControlFlow("if (rows == null)")
                .addCode(late.drop(handler))
                .addStatement("return")
                .endControlFlow()
                .addStatement("$T segment = rows.segment(hash)", RuntimeNames.SEGMENT)
                .addStatement("int at = rows.find(segment, hash, $L)", key.arguments())
                .addCode(setUp())
                .addCode(loadIfPresent())
                .addCode(HandlerCode.call(
                        handler.handler(),
                        CodeBlock.of("operator"),
                        HandlerCode.outField(handler.handler()),
                        bindings(true)))
                .addStatement("store(operator, rows, segment, at, hash, $L)", key.arguments())
                .build();
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

    private CodeBlock mark(String segment, String at) {
        return CodeBlock.of("$L.words[$L * Rows.WORDS + Rows.$L]", segment, at, Note.MARK);
    }

    private MethodSpec gather() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("gather")
                .addJavadoc(
                        "A row of a window that closes: {@code $L.$L}.\n",
                        plan.user().simpleName(),
                        merge.methodName())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(rows, "into")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(long.class, "start");
        List<Slot> components = plan.layout().key();
        method.addCode(RowsEmitter.place(
                !plan.layout().bareKey() && components.stream().anyMatch(slot -> slot.storage() == Storage.WORD),
                components.stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE),
                false));
        for (Slot slot : components) {
            method.addStatement("$T $L = $L", KeyCode.type(slot), KeyCode.variable(slot), key.inRow(slot));
        }
        method.addStatement("int hash = hashOf($L)", key.arguments())
                .beginControlFlow("if (isElsewhere(hash) || $L > start)", mark("segment", "at"))
                .addStatement("return")
                .endControlFlow()
                .addCode(setUp())
                .addCode(loadDetached("operator", "segment", "at"))
                .addStatement("$T there = into.segment(hash)", RuntimeNames.SEGMENT)
                .addStatement("int place = into.find(there, hash, $L)", key.arguments())
                .beginControlFlow("if (place < 0)")
                .addStatement("store(operator, into, there, place, hash, $L)", key.arguments())
                .addStatement("return")
                .endControlFlow()
                .addStatement("$T earlier = new $T()", plan.user(), plan.user())
                .addCode(assignFixed("earlier"))
                .addCode(load("earlier", "there", "place"))
                .addCode(HandlerCode.merge(merge, CodeBlock.of("earlier"), CodeBlock.of("operator")))
                .addStatement("store(earlier, into, there, place, hash, $L)", key.arguments());
        return method.build();
    }

    private CodeBlock load(String operator, String segment, String at) {
        return plan.layout().state().isEmpty()
                ? CodeBlock.of("")
                : CodeBlock.builder()
                        .addStatement("load($L, $L, $L)", operator, segment, at)
                        .build();
    }

    /** Loads a row that stays. */
    private CodeBlock loadDetached(String operator, String segment, String at) {
        CodeBlock.Builder code = CodeBlock.builder().add(load(operator, segment, at));
        if (plan.mutableReferences() || plan.hasStateObjects()) {
            code.addStatement("detach($L)", operator);
        }
        return code.build();
    }

    private MethodSpec close() {
        return closeMethod(key, rows, bindings(false));
    }

    private MethodSpec store() {
        return MethodSpec.methodBuilder("store")
                .addJavadoc("Stores what a handler left.\n")
                .addModifiers(storeModifiers())
                .addParameter(plan.user(), "operator")
                .addParameter(rows, "rows")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(int.class, "hash")
                .addParameters(key.parameters())
                .addCode(addIfAbsent(
                        key,
                        CodeBlock.builder()
                                .addStatement("$L = $T.MIN_VALUE", mark("segment", "at"), Long.class)
                                .build()))
                .addCode(storeState())
                .build();
    }
}
