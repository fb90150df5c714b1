package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.plan.LateOutput;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.OperatorPlan;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What becomes of events that come too late for all of their windows. */
final class LateCode {
    private final OperatorEmitter emitter;
    private final KeyCode key;

    LateCode(OperatorEmitter emitter, KeyCode key) {
        this.emitter = emitter;
        this.key = key;
    }

    /** The statements for a late {@code event} of a handler. */
    CodeBlock drop(OperatorPlan.EventHandler handler) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (emitter.plan.lateHandler(handler).isPresent()) {
            return code.addStatement("$L($L)", method(handler), Sources.commas(arguments()))
                    .build();
        }
        Optional<LateOutput> output = emitter.plan.lateOutput(handler);
        if (output.isEmpty()) {
            return code.addStatement("dropLate()").build();
        }
        String field = output.get().field();
        if (!output.get().everywhere()) {
            return code.beginControlFlow("if ($L == null)", field)
                    .addStatement("dropLate()")
                    .nextControlFlow("else")
                    .addStatement("$L.emit(event, time)", field)
                    .endControlFlow()
                    .build();
        }
        return code.addStatement("$L.emit(event, time)", field).build();
    }

    private java.util.List<CodeBlock> arguments() {
        java.util.List<CodeBlock> arguments = new java.util.ArrayList<>();
        if (!key.parameters().isEmpty()) {
            arguments.add(key.arguments());
        }
        arguments.add(CodeBlock.of("event"));
        arguments.add(CodeBlock.of("time"));
        return arguments;
    }

    private static String method(OperatorPlan.EventHandler handler) {
        return "late" + Naming.capitalise(handler.method().substring("handle".length()));
    }

    /** The method that calls the user's handler of late events, if there is one for this type. */
    Optional<MethodSpec> handler(OperatorPlan.EventHandler handler, HandlerCode.Bindings bindings) {
        Optional<HandlerModel> late = emitter.plan.lateHandler(handler);
        return late.map(model -> MethodSpec.methodBuilder(method(handler))
                .addJavadoc(
                        "An event that is too late for all of its windows: {@code $L}.\n", emitter.userMethod(model))
                .addModifiers(Modifier.PRIVATE)
                .addParameters(key.parameters())
                .addParameter(
                        handler.handler().eventType().orElseThrow().boxed().typeName(), "event")
                .addParameter(long.class, "time")
                .addCode(emitter.setUp())
                .addCode(emitter.stateObjects.begin())
                .addCode(HandlerCode.call(model, CodeBlock.of("operator"), HandlerCode.outField(model), bindings))
                .addCode(emitter.emit(model, CodeBlock.of("time")))
                .build());
    }
}
