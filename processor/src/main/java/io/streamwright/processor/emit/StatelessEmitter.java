package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.OperatorPlan;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator without a key: one instance of the user's class serves all events. */
final class StatelessEmitter extends OperatorEmitter {

    StatelessEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(RuntimeNames.OPERATOR, "it keeps nothing between events");
        type.addField(plan.user(), "operator", Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(
                constructor(CodeBlock.builder().addStatement("super(uid)").build(), false)
                        .addStatement("this.operator = new $T()", plan.user())
                        .addCode(assignFixed())
                        .build());
        for (OperatorPlan.EventHandler handler : plan.eventHandlers()) {
            type.addMethod(eventMethod(handler)
                    .addCode(HandlerCode.call(
                            handler.handler(),
                            CodeBlock.of("operator"),
                            HandlerCode.outField(handler.handler()),
                            new HandlerCode.Bindings() {}))
                    .addCode(emit(handler.handler(), CodeBlock.of("time")))
                    .build());
        }
        return type.build();
    }
}
