package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.TypeModel.ListStateType;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Writes the class that runs an operator without a key that keeps lists, or has something to do at the end: one instance of the
 * user's class serves all events, and is given the lists of the lane before each call.
 */
final class UnkeyedEmitter extends OperatorEmitter {
    private final Optional<HandlerModel> end;
    private final List<Slot> lists;

    UnkeyedEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
        this.end = plan.model().handlers(HandlerKind.END).stream().findFirst();
        this.lists = plan.stateObjects();
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(
                RuntimeNames.UNKEYED_OPERATOR,
                lists.isEmpty() ? "it keeps nothing between events, and is told of the end" : "lists of each lane");
        for (Slot slot : lists) {
            type.addField(codecs.constant(slot.name(), ((ListStateType) slot.type()).element()));
        }
        type.addField(plan.user(), "operator", Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(constructorMethod());
        plan.eventHandlers().forEach(handler -> type.addMethod(event(handler)));
        end.ifPresent(handler -> type.addMethod(onEnd(handler)));
        if (!lists.isEmpty()) {
            type.addMethod(loadLists()).addMethod(storeLists());
        }
        return type.addMethod(stateFields(List.of())).build();
    }

    private MethodSpec constructorMethod() {
        MethodSpec.Builder constructor = constructor(
                        CodeBlock.builder()
                                .addStatement("super(uid, context, $L)", end.isPresent())
                                .build(),
                        false)
                .addStatement("this.operator = new $T()", plan.user())
                .addCode(assignFixed());
        lists.forEach(slot ->
                constructor.addStatement("$L.begin(operator.$L)", StateObjectCode.slotField(slot), slot.name()));
        return constructor.build();
    }

    private MethodSpec event(OperatorPlan.EventHandler handler) {
        MethodSpec.Builder method = eventMethod(handler);
        if (end.isPresent()) {
            method.addStatement("passed(time)");
        }
        return method.addCode(call(handler.handler())).build();
    }

    private MethodSpec onEnd(HandlerModel handler) {
        return MethodSpec.methodBuilder("onEnd")
                .addJavadoc("The end of the input, for {@code $L}.\n", userMethod(handler))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(long.class, "time")
                .addCode(call(handler))
                .build();
    }

    /** If the handler throws, its changes are not stored. */
    private CodeBlock call(HandlerModel handler) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!lists.isEmpty()) {
            code.addStatement("loadLists()");
        }
        code.add(HandlerCode.call(
                handler, CodeBlock.of("operator"), HandlerCode.outField(handler), new HandlerCode.Bindings() {}));
        if (!lists.isEmpty()) {
            code.addStatement("storeLists()");
        }
        return code.add(emit(handler, CodeBlock.of("time"))).build();
    }

    private MethodSpec loadLists() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("loadLists")
                .addJavadoc("Gives the operator the lists of the lane.\n")
                .addModifiers(Modifier.PRIVATE);
        lists.forEach(
                slot -> method.addStatement("operator.$L = $L.load()", slot.name(), StateObjectCode.slotField(slot)));
        return method.build();
    }

    private MethodSpec storeLists() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("storeLists")
                .addJavadoc("Takes back the lists that a handler has left.\n")
                .addModifiers(Modifier.PRIVATE);
        lists.forEach(
                slot -> method.addStatement("$L.store(operator.$L)", StateObjectCode.slotField(slot), slot.name()));
        return method.build();
    }
}
