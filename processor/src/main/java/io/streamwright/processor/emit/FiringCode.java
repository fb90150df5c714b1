package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import io.streamwright.Firing;
import io.streamwright.TimeDomain;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.Note;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * When a window fires that may do so several times, and what happens then. The row is at {@code segment}, {@code at}; the window
 * begins at {@code start}, and a session ends at {@code end}.
 */
final class FiringCode {
    private final OperatorEmitter emitter;
    private final OperatorPlan plan;
    private final WindowModel window;
    private final CodeBlock time;

    /**
     * Of an operator.
     *
     * @param time the time of results
     */
    FiringCode(OperatorEmitter emitter, CodeBlock time) {
        this.emitter = emitter;
        this.plan = emitter.plan;
        this.window = plan.model().window().orElseThrow();
        this.time = time;
    }

    /** The constant that says when windows fire. */
    static FieldSpec spec(WindowModel window) {
        return FieldSpec.builder(RuntimeNames.FIRING_SPEC, "FIRING", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(
                        "new $T($T.$L, $LL, $LL, $T.$L)",
                        RuntimeNames.FIRING_SPEC,
                        TimeDomain.class,
                        window.time(),
                        window.latenessMillis(),
                        window.everyMillis(),
                        TimeDomain.class,
                        window.everyTime())
                .build();
    }

    /** Whether a method asks when its window begins or ends. */
    static boolean asksForWindow(HandlerModel handler) {
        return handler.params().stream()
                .map(ParamModel::role)
                .anyMatch(role -> role == ParamRole.WINDOW_START || role == ParamRole.WINDOW_END);
    }

    private static boolean purges(HandlerModel ask) {
        return !ask.output().returnType().isPrimitive();
    }

    // ----------------------------------------------------------------------------------------------- after an event

    /** Asks the user's method, before anything is stored. */
    CodeBlock ask(HandlerModel ask, HandlerCode.Bindings bindings) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!purges(ask)) {
            return code.add(HandlerCode.ask(ask, bindings, "wanted")).build();
        }
        return code.add(HandlerCode.ask(ask, bindings, "verdict"))
                .beginControlFlow("if (verdict == null)")
                .addStatement("throw $T.nullVerdict($S)", RuntimeNames.OPERATOR, emitter.userMethod(ask))
                .endControlFlow()
                .build();
    }

    /**
     * Fires the row to which an event has been added if anything asks for that, once, and has its state begin anew if that is asked.
     *
     * @param late says whether the window has ended, if it may have
     * @param start where the window begins; and where it ends, for a session
     */
    CodeBlock decide(Optional<HandlerModel> ask, Optional<CodeBlock> late, CodeBlock start) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (plan.layout().has(Note.HELD)) {
            code.addStatement("segment.words[at * Rows.WORDS + Rows.HELD] = 1L");
        }
        List<CodeBlock> reasons = new ArrayList<>();
        late.ifPresent(ended -> {
            code.addStatement("boolean late = $L", ended);
            reasons.add(CodeBlock.of("late"));
        });
        if (plan.layout().has(Note.COUNT)) {
            code.addStatement(
                    "boolean full = full(segment.words, at * Rows.WORDS + Rows.COUNT, $LL)", window.firingCount());
            reasons.add(CodeBlock.of("full"));
        }
        ask.ifPresent(asked -> reasons.add(CodeBlock.of(purges(asked) ? "verdict.fires()" : "wanted")));
        if (!reasons.isEmpty()) {
            CodeBlock firing = late.isPresent()
                    ? reasons.size() == 1
                            ? CodeBlock.of("$T.LATE", Firing.class)
                            : CodeBlock.of("late ? $T.LATE : $T.EARLY", Firing.class, Firing.class)
                    : CodeBlock.of("$T.$L", Firing.class, window.count().isPresent() ? "ON_TIME" : "EARLY");
            code.beginControlFlow("if ($L)", CodeBlock.join(reasons, " || "));
            if (!window.hasSpans()) {
                code.addStatement("firesAt(time)");
            }
            code.addStatement(
                            window.isSession()
                                    ? CodeBlock.of("fire(segment, at, $L, $L)", start, firing)
                                    : CodeBlock.of("fire($L, rows, segment, at, $L)", start, firing))
                    .endControlFlow();
        }
        if (ask.filter(FiringCode::purges).isPresent()) {
            code.beginControlFlow("if (verdict.purges())")
                    .addStatement("purge(segment, at)")
                    .endControlFlow();
        }
        return code.add(forget()).build();
    }

    /** Lets go of a row of a window without an end, of which nothing is left: there are no times at which to do that. */
    private CodeBlock forget() {
        if (window.hasSpans() || window.everyMillis() > 0 || !plan.layout().has(Note.HELD)) {
            return CodeBlock.of("");
        }
        CodeBlock held = CodeBlock.of("segment.words[at * Rows.WORDS + Rows.HELD] == 0L");
        CodeBlock empty = plan.layout().has(Note.COUNT)
                ? CodeBlock.of("$L && segment.words[at * Rows.WORDS + Rows.COUNT] == 0L", held)
                : held;
        return CodeBlock.builder()
                .beginControlFlow("if ($L)", empty)
                .addStatement("rows.remove(segment, at)")
                .endControlFlow()
                .build();
    }

    // ------------------------------------------------------------------------------------------------------ firing

    /** The methods that call the user's handlers. */
    List<MethodSpec> methods(HandlerCode.Bindings bindings) {
        List<MethodSpec> methods = new ArrayList<>();
        HandlerModel again = plan.againHandler();
        MethodSpec.Builder fire = fireMethod("fire")
                .addJavadoc("A row of a window that fires: {@code $L}.\n", names(again))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED);
        if (plan.layout().has(Note.HELD)) {
            fire.beginControlFlow("if (segment.words[at * Rows.WORDS + Rows.HELD] == 0L)")
                    .addComment("nothing has come since the state began anew")
                    .addStatement("return")
                    .endControlFlow();
        }
        Optional<HandlerModel> end = plan.endHandler();
        if (end.isEmpty()) {
            fire.beginControlFlow("if (firing == $T.ON_TIME)", Firing.class)
                    .addStatement("return")
                    .endControlFlow()
                    .addCode(body(again, bindings));
            methods.add(fire.build());
        } else if (end.get().equals(again)) {
            methods.add(fire.addCode(body(again, bindings)).build());
        } else {
            fire.beginControlFlow("if (firing == $T.ON_TIME)", Firing.class)
                    .addStatement("fireAtEnd($L)", fireArguments())
                    .nextControlFlow("else")
                    .addStatement("fireAgain($L)", fireArguments())
                    .endControlFlow();
            methods.add(fire.build());
            methods.add(fireMethod("fireAtEnd")
                    .addJavadoc("Calls {@code $L}.\n", emitter.userMethod(end.get()))
                    .addModifiers(Modifier.PRIVATE)
                    .addCode(body(end.get(), bindings))
                    .build());
            methods.add(fireMethod("fireAgain")
                    .addJavadoc("Calls {@code $L}.\n", emitter.userMethod(again))
                    .addModifiers(Modifier.PRIVATE)
                    .addCode(body(again, bindings))
                    .build());
        }
        if (plan.layout().has(Note.HELD)) {
            methods.add(purge());
        }
        return methods;
    }

    private String names(HandlerModel again) {
        return plan.endHandler()
                .filter(end -> !end.equals(again))
                .map(end -> emitter.userMethod(end) + "} or {@code " + emitter.userMethod(again))
                .orElse(emitter.userMethod(again));
    }

    private String fireArguments() {
        return window.isSession() ? "segment, at, start, end, firing" : "start, rows, segment, at, firing";
    }

    private MethodSpec.Builder fireMethod(String name) {
        if (window.isSession()) {
            return MethodSpec.methodBuilder(name)
                    .addParameter(RuntimeNames.SEGMENT, "segment")
                    .addParameter(int.class, "at")
                    .addParameter(long.class, "start")
                    .addParameter(long.class, "end")
                    .addParameter(Firing.class, "firing");
        }
        return MethodSpec.methodBuilder(name)
                .addParameter(long.class, "start")
                .addParameter(plan.generated().nestedClass("Rows"), "rows")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(Firing.class, "firing");
    }

    private CodeBlock body(HandlerModel handler, HandlerCode.Bindings bindings) {
        CodeBlock.Builder code = CodeBlock.builder().add(emitter.setUp());
        if (!plan.layout().state().isEmpty()) {
            code.addStatement("load(operator, segment, at)");
        }
        List<Slot> asked = HandlerCode.params(handler, ParamRole.KEY).stream()
                .map(param -> plan.layout().key().get(plan.model().keyIndex(param)))
                .toList();
        code.add(RowsEmitter.place(
                !plan.layout().bareKey() && asked.stream().anyMatch(slot -> slot.storage() == Storage.WORD),
                asked.stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE),
                false));
        code.add(HandlerCode.call(handler, CodeBlock.of("operator"), HandlerCode.outField(handler), bindings));
        if (window.discards()) {
            code.addStatement("purge(segment, at)");
        } else if (!plan.layout().state().isEmpty()) {
            code.addStatement("store(operator, segment, at)");
        }
        return code.add(emitter.emit(handler, time)).build();
    }

    private MethodSpec purge() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("purge")
                .addJavadoc("Has the state of a row begin anew.\n")
                .addModifiers(emitter.storeModifiers())
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at");
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("$T operator = new $T()", plan.user(), plan.user())
                    .addCode(emitter.stateObjects.begin())
                    .addStatement("store(operator, segment, at)");
        }
        return method.addStatement("segment.words[at * Rows.WORDS + Rows.HELD] = 0L")
                .build();
    }
}
