package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.streamwright.Firing;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.MergeModel;
import io.streamwright.processor.model.OutputKind;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.plan.Naming;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Calls of the user's methods, and what becomes of their results. */
final class HandlerCode {
    private static final TypeName INSTANT = ClassName.get(Instant.class);

    /** The variable that holds what a handler returned. */
    private static final String RESULT = "result";

    private HandlerCode() {}

    /** Gives the expressions for parameters that depend on the shape of the operator. */
    interface Bindings {
        /** The component of the key that a parameter receives. */
        default CodeBlock key(ParamModel param) {
            throw new IllegalArgumentException("no key here");
        }

        /** The end of the window, exclusive, in milliseconds. */
        default CodeBlock windowEnd() {
            return CodeBlock.of("WINDOWS.end(start)");
        }

        /** Why a window fires. */
        default CodeBlock firing() {
            return CodeBlock.of("$T.ON_TIME", Firing.class);
        }

        /** The time of the event or timer, in milliseconds. */
        default CodeBlock time() {
            return CodeBlock.of("time");
        }
    }

    /** The field that holds the {@code Out} of a handler. */
    static String outField(HandlerModel handler) {
        return handler.methodName() + (handler.kind() == HandlerKind.LATE ? "LateOut" : "Out");
    }

    /** The field that holds a timer. */
    static String timerField(String timer) {
        return Naming.identifier(timer) + "Timer";
    }

    /** The field that holds a counter or histogram. */
    static String metricField(ParamModel param) {
        return Naming.identifier(param.bindingName()) + (param.role() == ParamRole.COUNTER ? "Counter" : "Histogram");
    }

    /** Whether a handler takes an {@code Out}. */
    static boolean takesOut(HandlerModel handler) {
        return handler.output().kind() == OutputKind.OUT;
    }

    /** The declaration of the variable for what a handler returns, if it returns anything. */
    static Optional<CodeBlock> declareResult(HandlerModel handler) {
        return returnsResult(handler)
                ? Optional.of(CodeBlock.of("$T $L", handler.output().returnType(), RESULT))
                : Optional.empty();
    }

    /** Calls a handler on {@code receiver} and keeps what it returns. */
    static CodeBlock call(HandlerModel handler, CodeBlock receiver, String outField, Bindings bindings) {
        return call(handler, receiver, outField, bindings, false);
    }

    /**
     * As the other, where the variable for the result may be there already.
     *
     * @param declared whether it is
     */
    static CodeBlock call(
            HandlerModel handler, CodeBlock receiver, String outField, Bindings bindings, boolean declared) {
        return call(handler, receiver, outField, bindings, returnsResult(handler) ? RESULT : "", declared);
    }

    /** Calls a method that decides something and keeps what it returns as {@code variable}. */
    static CodeBlock ask(HandlerModel handler, Bindings bindings, String variable) {
        return call(handler, CodeBlock.of("operator"), "", bindings, variable, false);
    }

    /** Calls a method and keeps what it returns as {@code variable}, unless that has no name. */
    private static CodeBlock call(
            HandlerModel handler,
            CodeBlock receiver,
            String outField,
            Bindings bindings,
            String variable,
            boolean declared) {
        List<CodeBlock> arguments = handler.params().stream()
                .map(param -> argument(param, outField, bindings))
                .toList();
        CodeBlock call = CodeBlock.of("$L.$L($L)", receiver, handler.methodName(), Sources.commas(arguments));
        boolean declares = !variable.isEmpty() && !declared;
        CodeBlock kept = variable.isEmpty() ? call : CodeBlock.of("$L = $L", variable, call);
        CodeBlock.Builder code = CodeBlock.builder();
        TypeName type = handler.output().returnType();
        if (handler.thrown().isEmpty()) {
            return code.addStatement(declares ? CodeBlock.of("$T $L", type, kept) : kept)
                    .build();
        }
        if (declares) {
            code.addStatement("$T $L", type, variable);
        }
        boolean anything = handler.thrown().contains(ClassName.get(Throwable.class));
        return code.beginControlFlow("try")
                .addStatement(kept)
                .nextControlFlow("catch ($T e)", anything ? Throwable.class : Exception.class)
                .addStatement("throw $T.<$T>rethrow(e)", RuntimeNames.OPERATOR, RuntimeException.class)
                .endControlFlow()
                .build();
    }

    /** Calls the method that adds the state of a later instance to that of an earlier one. */
    static CodeBlock merge(MergeModel merge, CodeBlock earlier, CodeBlock later) {
        CodeBlock call = CodeBlock.of("$L.$L($L)", earlier, merge.methodName(), later);
        if (merge.thrown().isEmpty()) {
            return CodeBlock.builder().addStatement(call).build();
        }
        boolean anything = merge.thrown().contains(ClassName.get(Throwable.class));
        return CodeBlock.builder()
                .beginControlFlow("try")
                .addStatement(call)
                .nextControlFlow("catch ($T e)", anything ? Throwable.class : Exception.class)
                .addStatement("throw $T.<$T>rethrow(e)", RuntimeNames.OPERATOR, RuntimeException.class)
                .endControlFlow()
                .build();
    }

    private static boolean returnsResult(HandlerModel handler) {
        OutputKind kind = handler.output().kind();
        return kind != OutputKind.NONE && kind != OutputKind.OUT;
    }

    private static CodeBlock argument(ParamModel param, String outField, Bindings bindings) {
        return switch (param.role()) {
            case EVENT -> CodeBlock.of("event");
            case KEY -> bindings.key(param);
            case TIMER, TIMERS -> CodeBlock.of("$L", timerField(param.bindingName()));
            case COUNTER, HISTOGRAM -> CodeBlock.of("$L", metricField(param));
            case TIME -> instant(param, bindings.time());
            case WINDOW_START -> instant(param, CodeBlock.of("start"));
            case WINDOW_END -> instant(param, bindings.windowEnd());
            case OUT -> CodeBlock.of("$L.open()", outField);
            case FIRING -> bindings.firing();
            case UNKNOWN -> throw new IllegalArgumentException("a parameter that binds to nothing: " + param.name());
        };
    }

    private static CodeBlock instant(ParamModel param, CodeBlock millis) {
        return param.type().typeName().equals(INSTANT) ? CodeBlock.of("$T.ofEpochMilli($L)", INSTANT, millis) : millis;
    }

    /**
     * Passes on what a handler put out.
     *
     * @param owner the simple name of the user's class, for messages
     * @param emit writes the statement that passes on one value
     */
    static CodeBlock emit(HandlerModel handler, String owner, Emission emit) {
        CodeBlock.Builder code = CodeBlock.builder();
        switch (handler.output().kind()) {
            case NONE, OUT -> {}
            case VALUE -> {
                if (handler.output().returnType().isPrimitive()) {
                    code.add(emit.of(CodeBlock.of(RESULT)));
                } else {
                    code.beginControlFlow("if ($L != null)", RESULT)
                            .add(emit.of(CodeBlock.of(RESULT)))
                            .endControlFlow();
                }
            }
            case OPTIONAL ->
                code.beginControlFlow("if ($L != null && $L.isPresent())", RESULT, RESULT)
                        .add(emit.of(CodeBlock.of("$L.get()", RESULT)))
                        .endControlFlow();
            case ITERABLE ->
                code.beginControlFlow("if ($L != null)", RESULT)
                        .beginControlFlow(
                                "for ($T each : $L)",
                                handler.output().element().orElseThrow().typeName(),
                                RESULT)
                        .beginControlFlow("if (each == null)")
                        .addStatement(
                                "throw $T.nullResult($S)", RuntimeNames.OPERATOR, owner + "." + handler.methodName())
                        .endControlFlow()
                        .add(emit.of(CodeBlock.of("each")))
                        .endControlFlow()
                        .endControlFlow();
        }
        return code.build();
    }

    /** Writes the statement that passes on one value. */
    @FunctionalInterface
    interface Emission {
        CodeBlock of(CodeBlock value);
    }

    /** The parameters of a role. */
    static List<ParamModel> params(HandlerModel handler, ParamRole role) {
        return handler.params().stream().filter(param -> param.role() == role).toList();
    }
}
