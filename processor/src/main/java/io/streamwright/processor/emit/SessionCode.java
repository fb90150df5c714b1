package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.Note;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What generated classes with sessions have in common: gaps, merging, and the keys of the queue. */
final class SessionCode {
    private final OperatorEmitter emitter;
    private final OperatorPlan plan;
    private final KeyCode key;
    private final WindowModel window;
    private final ClassName rows;

    SessionCode(OperatorEmitter emitter, KeyCode key) {
        this.emitter = emitter;
        this.plan = emitter.plan;
        this.key = key;
        this.window = plan.model().window().orElseThrow();
        this.rows = plan.generated().nestedClass("Rows");
    }

    /** The gap, if it is always the same. */
    Optional<FieldSpec> gapField() {
        return window.session()
                .map(gap -> FieldSpec.builder(long.class, "GAP", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("In milliseconds.\n")
                        .initializer("$LL", gap.millis())
                        .build());
    }

    /** The end of the session that an event is by itself. */
    CodeBlock end(String start) {
        return CodeBlock.of("end($L, $L)", start, window.session().isPresent() ? "GAP" : "gap");
    }

    /** Takes the gap out of an event. */
    CodeBlock gap(HandlerModel handler) {
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

    /** Gives {@code operator} the state of the sessions that were met, that of the later ones merged into that of the first. */
    CodeBlock merge() {
        return plan.layout().has(Note.HELD) ? mergeHeld() : mergeAll();
    }

    private CodeBlock mergeAll() {
        boolean stateless = plan.layout().state().isEmpty();
        CodeBlock.Builder code = CodeBlock.builder();
        if (!stateless) {
            code.beginControlFlow("if (met > 0)")
                    .addStatement("seekMet(0, hash, $L)", key.queueArguments())
                    .addStatement("load(operator, segment, at)");
            if (plan.hasStateObjects()) {
                code.nextControlFlow("else").add(emitter.stateObjects.begin());
            }
            code.endControlFlow();
        }
        return code.beginControlFlow("for (int rank = 1; rank < met; rank++)")
                .addStatement("seekMet(rank, hash, $L)", key.queueArguments())
                .add(mergeLater())
                .endControlFlow()
                .build();
    }

    /** The same where sessions may have no state, since it has begun anew and nothing has come since. */
    private CodeBlock mergeHeld() {
        boolean stateless = plan.layout().state().isEmpty();
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("boolean holds = false")
                .beginControlFlow("for (int rank = 0; rank < met; rank++)")
                .addStatement("seekMet(rank, hash, $L)", key.queueArguments())
                .beginControlFlow("if (segment.words[at * Rows.WORDS + Rows.HELD] == 0L)")
                .add("// nothing has come since its state began anew\n")
                .addStatement("continue")
                .endControlFlow()
                .beginControlFlow("if (holds)")
                .add(mergeLater());
        if (!stateless) {
            code.nextControlFlow("else").addStatement("load(operator, segment, at)");
        }
        code.endControlFlow().addStatement("holds = true").endControlFlow();
        if (plan.hasStateObjects()) {
            code.beginControlFlow("if (!holds)")
                    .add(emitter.stateObjects.begin())
                    .endControlFlow();
        }
        return code.build();
    }

    private CodeBlock mergeLater() {
        TypeName user = plan.user();
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("$T later = new $T()", user, user)
                .add(emitter.assignFixed("later"));
        if (!plan.layout().state().isEmpty()) {
            code.addStatement("load(later, segment, at)");
        }
        return code.add(HandlerCode.merge(
                        plan.model().merge().orElseThrow(), CodeBlock.of("operator"), CodeBlock.of("later")))
                .build();
    }

    /** What handlers are given. */
    HandlerCode.Bindings bindings(boolean fromVariables) {
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

    /** Stores the state of an operator. */
    MethodSpec store() {
        return MethodSpec.methodBuilder("store")
                .addJavadoc("Stores what a handler left.\n")
                .addModifiers(emitter.storeModifiers())
                .addParameter(plan.user(), "operator")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addCode(emitter.storeState())
                .build();
    }

    // --------------------------------------------------------------------------------------------- keys of the queue

    /** What finds and adds rows by the keys of the queue. */
    List<MethodSpec> keyMethods() {
        return List.of(find(), add(), hash(), restoredRow());
    }

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
