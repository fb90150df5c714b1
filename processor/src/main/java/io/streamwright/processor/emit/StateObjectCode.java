package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.Redistribution;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeModel.ListStateType;
import io.streamwright.processor.model.TypeModel.MapStateType;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import javax.lang.model.element.Modifier;

/** The code for fields that hold lists and maps of the runtime: each has an object that takes them out of rows and puts them back. */
final class StateObjectCode {
    private final OperatorPlan plan;
    private final CodecCode codecs;

    StateObjectCode(OperatorPlan plan, CodecCode codecs) {
        this.plan = plan;
        this.codecs = codecs;
    }

    static String slotField(Slot slot) {
        return slot.name() + "Slot";
    }

    /** The objects' fields. */
    void addFields(TypeSpec.Builder type) {
        for (Slot slot : plan.stateObjects()) {
            type.addField(FieldSpec.builder(
                            plan.shape() == OperatorPlan.Shape.UNKEYED ? listType(slot.type()) : slotType(slot.type()),
                            slotField(slot),
                            Modifier.PRIVATE,
                            Modifier.FINAL)
                    .build());
        }
    }

    private static ParameterizedTypeName slotType(TypeModel type) {
        ClassName slot = type instanceof ListStateType ? RuntimeNames.LIST_SLOT : RuntimeNames.MAP_SLOT;
        ParameterizedTypeName state = (ParameterizedTypeName) type.typeName();
        return ParameterizedTypeName.get(slot, state.typeArguments().toArray(com.palantir.javapoet.TypeName[]::new));
    }

    /** Makes the objects, in the constructor. */
    CodeBlock create() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (plan.shape() == OperatorPlan.Shape.UNKEYED) {
            return createLists();
        }
        for (Slot slot : plan.stateObjects()) {
            code.addStatement(
                    "this.$L = new $T<>($S, $L, versions, context.copiesState(), $L)",
                    slotField(slot),
                    slotType(slot.type()).rawType(),
                    plan.user().simpleName() + "." + slot.name(),
                    elements(slot.type()),
                    plan.ttlOf(slot).map(ExpiryCode::newTtl).orElse(CodeBlock.of("null")));
        }
        return code.build();
    }

    /** Lists that belong to the lane know how they are divided when the job goes on with other lanes. */
    private CodeBlock createLists() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Slot slot : plan.stateObjects()) {
            code.addStatement(
                    "this.$L = list($S, $L, $T.$L)",
                    slotField(slot),
                    plan.user().simpleName() + "." + slot.name(),
                    CodecCode.constantName(slot.name()),
                    Redistribution.class,
                    plan.redistribution(slot));
        }
        return code.build();
    }

    private static ParameterizedTypeName listType(TypeModel type) {
        ParameterizedTypeName state = (ParameterizedTypeName) type.typeName();
        return ParameterizedTypeName.get(
                RuntimeNames.LANE_LIST, state.typeArguments().get(0));
    }

    private CodeBlock elements(TypeModel type) {
        if (type instanceof ListStateType list) {
            return codecs.expression(list.element());
        }
        MapStateType map = (MapStateType) type;
        return CodeBlock.of("$L, $L", codecs.expression(map.key()), codecs.expression(map.value()));
    }

    /** A constant that holds the codec of a field. */
    FieldSpec codec(Slot slot) {
        boolean timed = plan.ttlOf(slot).isPresent();
        return codecs.constant(
                slot.name(),
                slot.type(),
                timed
                        ? CodeBlock.of(
                                "$T.$L($L)",
                                RuntimeNames.STATE_CODECS,
                                slot.type() instanceof ListStateType ? "timedList" : "timedMap",
                                elements(slot.type()))
                        : codecs.expression(slot.type()));
    }

    /** What {@code operator} begins with if there is no row. */
    CodeBlock begin() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Slot slot : plan.stateObjects()) {
            code.addStatement("operator.$L = $L.begin(operator.$L)", slot.name(), slotField(slot), slot.name());
        }
        return code.build();
    }

    /** The list or map in a row. */
    static CodeBlock load(Slot slot) {
        return CodeBlock.of("$L.load($L)", slotField(slot), SlotCode.reference(slot.index()));
    }

    /** Puts back what {@code operator} has. */
    static CodeBlock store(Slot slot) {
        return CodeBlock.builder()
                .addStatement(
                        "$L = $L.store(operator.$L)", SlotCode.reference(slot.index()), slotField(slot), slot.name())
                .build();
    }

    /** Whether what {@code operator} has is empty. */
    static CodeBlock isInitial(Slot slot) {
        return CodeBlock.of("$L.isInitial(operator.$L)", slotField(slot), slot.name());
    }
}
