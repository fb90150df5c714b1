package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.MemberAccess;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeTable;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The key of an operator in generated code: its variables, where they come from, their hash. */
final class KeyCode {
    private final OperatorPlan plan;
    private final TypeTable types;

    KeyCode(OperatorPlan plan, TypeTable types) {
        this.plan = plan;
        this.types = types;
    }

    /** The variable that holds a component. */
    static String variable(Slot slot) {
        return slot.name() + "Key";
    }

    /** The type of that variable. */
    static TypeName type(Slot slot) {
        return slot.storage() == Storage.WORD
                ? PrimitiveCode.kind(slot.type()).typeName()
                : slot.type().typeName();
    }

    /** Parameters that receive all components. */
    List<ParameterSpec> parameters() {
        return plan.layout().key().stream()
                .map(slot -> ParameterSpec.builder(type(slot), variable(slot)).build())
                .toList();
    }

    /** All components as arguments. */
    CodeBlock arguments() {
        return Sources.commas(plan.layout().key().stream()
                .map(slot -> CodeBlock.of("$L", variable(slot)))
                .toList());
    }

    /** The value of a component in the row at {@code segment}, {@code at}. */
    CodeBlock inRow(Slot slot) {
        if (slot.storage() != Storage.WORD) {
            return SlotCode.load(slot);
        }
        CodeBlock word =
                plan.layout().bareKey() ? CodeBlock.of("segment.keyWord(at, Rows.WORDS)") : SlotCode.word(slot.index());
        return PrimitiveCode.fromWord(PrimitiveCode.kind(slot.type()), word);
    }

    /** Takes the key out of an event, then its hash. */
    CodeBlock extract(HandlerModel handler) {
        return CodeBlock.builder()
                .add(take(handler))
                .addStatement("int hash = hashOf($L)", arguments())
                .build();
    }

    /** Takes the key out of an event. */
    CodeBlock take(HandlerModel handler) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<KeyComponent> components = handler.keys();
        if (components.isEmpty()) {
            plan.layout().key().forEach(slot -> code.addStatement("$T $L = 0", type(slot), variable(slot)));
        }
        for (int i = 0; i < components.size(); i++) {
            KeyComponent component = components.get(i);
            Slot slot = plan.layout().key().get(i);
            CodeBlock value = access(component);
            if (component.type().isPrimitive()) {
                code.addStatement("$T $L = $L", type(slot), variable(slot), value);
            } else if (slot.storage() == Storage.WORD) {
                String boxed = slot.name() + "Boxed";
                code.addStatement("$T $L = $L", component.type().typeName(), boxed, value);
                code.add(nullCheck(boxed, component));
                code.addStatement("$T $L = $L", type(slot), variable(slot), boxed);
            } else {
                code.addStatement("$T $L = $L", type(slot), variable(slot), value);
                code.add(nullCheck(variable(slot), component));
            }
        }
        return code.build();
    }

    /** Takes the key out of an event as {@link #take} does, to look only: gives up where a component is null. */
    CodeBlock peek(HandlerModel handler) {
        CodeBlock.Builder code = CodeBlock.builder();
        List<KeyComponent> components = handler.keys();
        for (int i = 0; i < components.size(); i++) {
            KeyComponent component = components.get(i);
            code.addStatement(
                    "$T $L = $L",
                    component.type().typeName(),
                    variable(plan.layout().key().get(i)),
                    access(component));
            if (!component.type().isPrimitive()) {
                code.beginControlFlow(
                                "if ($L == null)", variable(plan.layout().key().get(i)))
                        .addStatement("return")
                        .endControlFlow();
            }
        }
        return code.build();
    }

    private static CodeBlock nullCheck(String variable, KeyComponent component) {
        return CodeBlock.builder()
                .beginControlFlow("if ($L == null)", variable)
                .addStatement("throw nullKey($S, event)", component.name())
                .endControlFlow()
                .build();
    }

    /** The value of a component of an event. */
    CodeBlock access(KeyComponent component) {
        return component.access() == MemberAccess.OPERATOR_STATIC
                ? CodeBlock.of("$T.$L(event)", plan.user(), component.member())
                : component.access() == MemberAccess.FIELD
                        ? CodeBlock.of("event.$L", component.member())
                        : CodeBlock.of("event.$L()", component.member());
    }

    // ----------------------------------------------------------------------------------------------------- hashing

    /** {@code hashOf(key)} and what it needs for records in the key. */
    List<MethodSpec> hashMethods() {
        Map<ClassName, MethodSpec> records = new LinkedHashMap<>();
        MethodSpec.Builder method = MethodSpec.methodBuilder("hashOf")
                .addJavadoc("The hash of a key, the same in every process.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(int.class)
                .addParameters(parameters());
        List<Slot> key = plan.layout().key();
        if (key.size() == 1) {
            method.addStatement("return $L", hash(key.get(0), records));
        } else {
            method.addStatement("int hash = $L", hash(key.get(0), records));
            for (Slot slot : key.subList(1, key.size())) {
                method.addStatement("hash = 31 * hash + $L", hash(slot, records));
            }
            method.addStatement("return hash");
        }
        List<MethodSpec> methods = new ArrayList<>();
        methods.add(method.build());
        methods.addAll(records.values());
        return methods;
    }

    /** A box is held in a variable of its primitive. */
    private CodeBlock hash(Slot slot, Map<ClassName, MethodSpec> records) {
        CodeBlock value = CodeBlock.of("$L", variable(slot));
        return slot.storage() == Storage.WORD
                ? PrimitiveCode.hash(PrimitiveCode.kind(slot.type()), value)
                : hash(slot.type(), value, records);
    }

    private CodeBlock hash(TypeModel type, CodeBlock value, Map<ClassName, MethodSpec> records) {
        if (type instanceof TypeModel.Primitive primitive) {
            return PrimitiveCode.hash(primitive.kind(), value);
        }
        if (type instanceof TypeModel.EnumType) {
            // the hash of a constant itself differs from process to process
            return CodeBlock.of("$L.name().hashCode()", value);
        }
        if (type instanceof TypeModel.Named named) {
            String method = "hashOf" + named.typeName().simpleName();
            if (!records.containsKey(named.typeName())) {
                records.put(named.typeName(), MethodSpec.methodBuilder(method).build());
                records.put(named.typeName(), recordHash(method, types.get(named), records));
            }
            return CodeBlock.of("$L($L)", records.get(named.typeName()).name(), value);
        }
        return CodeBlock.of("$L.hashCode()", value);
    }

    private MethodSpec recordHash(String name, NamedType type, Map<ClassName, MethodSpec> records) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(int.class)
                .addParameter(type.name(), "value")
                .addStatement("int hash = 0");
        for (PartModel part : type.parts()) {
            CodeBlock value = CodeBlock.of("value.$L()", part.name());
            CodeBlock hash = hash(part.type(), value, records);
            if (part.type().isPrimitive()) {
                method.addStatement("hash = 31 * hash + $L", hash);
            } else {
                method.addStatement("hash = 31 * hash + ($L == null ? 0 : $L)", value, hash);
            }
        }
        return method.addStatement("return hash").build();
    }

    // ------------------------------------------------------------------------------------------------ in the queue

    /** What the timer queue holds of a key: a number and a reference. */
    CodeBlock queueArguments() {
        if (plan.needsKeyObject()) {
            return CodeBlock.of("0L, new Key($L)", arguments());
        }
        CodeBlock word = CodeBlock.of("0L");
        CodeBlock reference = CodeBlock.of("null");
        for (Slot slot : plan.layout().key()) {
            CodeBlock value = CodeBlock.of("$L", variable(slot));
            if (slot.storage() == Storage.WORD) {
                word = PrimitiveCode.toKeyWord(PrimitiveCode.kind(slot.type()), value);
            } else {
                reference = value;
            }
        }
        return CodeBlock.of("$L, $L", word, reference);
    }

    /** Takes the key out of {@code keyWord} and {@code keyRef}. */
    CodeBlock fromQueue() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (plan.needsKeyObject()) {
            code.addStatement("Key key = (Key) keyRef");
        }
        for (Slot slot : plan.layout().key()) {
            CodeBlock value;
            if (plan.needsKeyObject()) {
                value = CodeBlock.of("key.$L()", variable(slot));
            } else if (slot.storage() == Storage.WORD) {
                value = PrimitiveCode.fromWord(PrimitiveCode.kind(slot.type()), CodeBlock.of("keyWord"));
            } else {
                value = CodeBlock.of("($T) keyRef", type(slot));
            }
            code.addStatement("$T $L = $L", type(slot), variable(slot), value);
        }
        return code.build();
    }
}
