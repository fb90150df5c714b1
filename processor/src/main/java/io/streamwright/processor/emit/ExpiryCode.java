package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.TtlModel;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.plan.Expiry;
import io.streamwright.processor.plan.Naming;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import io.streamwright.processor.plan.TypeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The code of a keyed operator whose state expires: which fields a handler sees, when they were written, what is removed in passing. */
final class ExpiryCode {
    private final OperatorPlan plan;
    private final TypeFacts facts;
    private final KeyCode key;

    ExpiryCode(OperatorPlan plan, TypeFacts facts, KeyCode key) {
        this.plan = plan;
        this.facts = facts;
        this.key = key;
    }

    private List<Expiry> expiries() {
        return plan.layout().expiries();
    }

    private boolean isTouchedByReading() {
        return expiries().stream().anyMatch(expiry -> expiry.ttl().onRead());
    }

    // ----------------------------------------------------------------------------------------- fields, constructor

    static String ttlField(Expiry expiry) {
        return expiry.variable() + "Ttl";
    }

    void addFields(TypeSpec.Builder type) {
        type.addField(RuntimeNames.TIME_SOURCE, "clock", Modifier.PRIVATE, Modifier.FINAL);
        expiries()
                .forEach(expiry ->
                        type.addField(RuntimeNames.STATE_TTL, ttlField(expiry), Modifier.PRIVATE, Modifier.FINAL));
        type.addField(FieldSpec.builder(long.class, "now", Modifier.PRIVATE)
                .addJavadoc("What the clock showed when the current call began.\n")
                .build());
        if (isTouchedByReading()) {
            type.addField(FieldSpec.builder(boolean.class, "cleaning", Modifier.PRIVATE)
                    .addJavadoc("Whether a row is looked at to remove what has expired, which is no reading.\n")
                    .build());
        }
    }

    /** Sets the fields, in the constructor, before lists and maps are made. */
    CodeBlock create() {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("this.clock = context.time()");
        expiries().forEach(expiry -> code.addStatement("this.$L = $L", ttlField(expiry), newTtl(expiry.ttl())));
        return code.build();
    }

    static CodeBlock newTtl(TtlModel ttl) {
        return CodeBlock.of(
                "new $T($LL, $L, $L, clock::currentTimeMillis)",
                RuntimeNames.STATE_TTL,
                ttl.duration().millis(),
                ttl.onRead(),
                ttl.returnsExpired());
    }

    // ---------------------------------------------------------------------------------------------------- reading

    /** Loads the fields that expire; what has expired stays as a new key's. */
    CodeBlock load() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Expiry expiry : expiries()) {
            boolean hides = !expiry.ttl().returnsExpired();
            if (hides) {
                code.beginControlFlow("if (!$L.hides($L, now))", ttlField(expiry), SlotCode.word(expiry.word()));
            }
            for (Slot slot : expiry.slots()) {
                // a copy, since it will be compared with what the handler leaves
                CodeBlock value = plan.isMutable(slot, facts)
                        ? CodeBlock.of("$L.copyNullable($L)", CodecCode.constantName(slot.name()), SlotCode.load(slot))
                        : SlotCode.load(slot);
                code.addStatement("operator.$L = $L", slot.name(), value);
            }
            if (hides) {
                code.endControlFlow();
            }
        }
        return code.build();
    }

    // ---------------------------------------------------------------------------------------------------- writing

    private static String writtenVariable(Expiry expiry) {
        return expiry.variable() + "Written";
    }

    /** Finds out, before anything is stored, when the fields that expire were written. */
    CodeBlock findWritten() {
        CodeBlock.Builder code = CodeBlock.builder();
        expiries()
                .forEach(expiry -> code.addStatement(
                        "long $L = $L(operator, segment, at)", writtenVariable(expiry), writtenVariable(expiry)));
        return code.build();
    }

    CodeBlock storeWritten() {
        CodeBlock.Builder code = CodeBlock.builder();
        expiries()
                .forEach(expiry -> code.addStatement("$L = $L", SlotCode.word(expiry.word()), writtenVariable(expiry)));
        return code.build();
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        expiries().forEach(expiry -> methods.add(written(expiry)));
        methods.add(MethodSpec.methodBuilder("now")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(long.class)
                .addStatement("return clock.currentTimeMillis()")
                .build());
        cleanUpSteps().ifPresent(methods::add);
        methods.add(hasExpired());
        methods.add(cleanUp());
        return methods;
    }

    private MethodSpec written(Expiry expiry) {
        String fields = expiry.name().equals(Expiry.ROW) ? "the fields" : "{@code " + expiry.name() + "}";
        MethodSpec.Builder method = MethodSpec.methodBuilder(writtenVariable(expiry))
                .addJavadoc("When $L of a row was written last: now, if a handler has left another value.\n", fields)
                .addModifiers(Modifier.PRIVATE)
                .returns(long.class)
                .addParameter(plan.user(), "operator")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .beginControlFlow("if ($L)", all(expiry, slot -> CodeBlock.of("initial.$L", slot.name())))
                .addStatement("return $T.NEVER", RuntimeNames.STATE_TTL)
                .endControlFlow()
                .addCode(RowsEmitter.place(
                        true,
                        expiry.slots().stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE),
                        expiry.slots().stream().anyMatch(slot -> slot.flag() >= 0)));
        if (expiry.slots().stream()
                .anyMatch(slot -> slot.storage() == Storage.REFERENCE && RowsEmitter.isGeneric(slot.type()))) {
            method.addAnnotation(Sources.unchecked());
        }
        method.addStatement("long written = $L", SlotCode.word(expiry.word()));
        CodeBlock same = all(expiry, ExpiryCode::inRow);
        String ttl = ttlField(expiry);
        if (expiry.ttl().returnsExpired()) {
            method.beginControlFlow("if (!($L))", same)
                    .addStatement("return now")
                    .endControlFlow()
                    .beginControlFlow("if ($L.expired(written, now))", ttl)
                    .addComment("it has been read once more, and is gone")
                    .addStatement("$T fresh = new $T()", plan.user(), plan.user());
            expiry.slots().forEach(slot -> method.addStatement("operator.$L = fresh.$L", slot.name(), slot.name()));
            method.addStatement("return $T.NEVER", RuntimeNames.STATE_TTL).endControlFlow();
        } else {
            method.beginControlFlow("if ($L.hides(written, now) || !($L))", ttl, same)
                    .addStatement("return now")
                    .endControlFlow();
        }
        return method.addStatement(expiry.ttl().onRead() ? "return cleaning ? written : now" : "return written")
                .build();
    }

    /** The value in the row; a flag is a comparison itself. */
    private static CodeBlock inRow(Slot slot) {
        return slot.storage() == Storage.FLAG ? CodeBlock.of("($L)", SlotCode.load(slot)) : SlotCode.load(slot);
    }

    private static CodeBlock all(Expiry expiry, java.util.function.Function<Slot, CodeBlock> other) {
        return CodeBlock.join(
                expiry.slots().stream()
                        .map(slot -> same(slot, other.apply(slot)))
                        .toList(),
                " && ");
    }

    /** Whether what {@code operator} has is the same as another value. */
    static CodeBlock same(Slot slot, CodeBlock other) {
        CodeBlock now = CodeBlock.of("operator.$L", slot.name());
        return slot.type() instanceof TypeModel.Primitive primitive
                ? PrimitiveCode.same(primitive.kind(), now, other)
                : CodeBlock.of("$L.sameNullable($L, $L)", CodecCode.constantName(slot.name()), now, other);
    }

    // --------------------------------------------------------------------------------------------------- clean-up

    private List<Slot> objects() {
        return plan.stateObjects().stream()
                .filter(slot -> plan.ttlOf(slot).isPresent())
                .toList();
    }

    private Optional<MethodSpec> cleanUpSteps() {
        if (objects().isEmpty()) {
            return Optional.empty();
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder("cleanUpSteps")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(int.class)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addCode(RowsEmitter.place(false, true, false))
                .addStatement("int steps = 1");
        objects()
                .forEach(slot -> method.addStatement(
                        "steps = Math.max(steps, $L.cleanUpSteps($L))",
                        StateObjectCode.slotField(slot),
                        SlotCode.reference(slot.index())));
        return Optional.of(method.addStatement("return steps").build());
    }

    private MethodSpec hasExpired() {
        List<CodeBlock> expired = new ArrayList<>();
        expiries()
                .forEach(expiry -> expired.add(
                        CodeBlock.of("$L.expired($L, now)", ttlField(expiry), SlotCode.word(expiry.word()))));
        objects()
                .forEach(slot -> expired.add(CodeBlock.of(
                        "$L.hasExpired($L, step, now)",
                        StateObjectCode.slotField(slot),
                        SlotCode.reference(slot.index()))));
        return MethodSpec.methodBuilder("hasExpired")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(boolean.class)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(int.class, "step")
                .addParameter(long.class, "now")
                .addCode(RowsEmitter.place(!expiries().isEmpty(), !objects().isEmpty(), false))
                .addStatement("return $L", CodeBlock.join(expired, "\n|| "))
                .build();
    }

    private MethodSpec cleanUp() {
        boolean needsKey = !plan.layout().timers().isEmpty();
        MethodSpec.Builder method = MethodSpec.methodBuilder("cleanUp")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(int.class, "step");
        if (needsKey) {
            addKey(method);
        }
        if (isTouchedByReading()) {
            method.addStatement("cleaning = true");
        }
        method.addStatement("$T operator = prepare(segment, at, $T.NO_TIME)", plan.user(), RuntimeNames.OUTPUT);
        objects()
                .forEach(slot -> method.addStatement(
                        "$L.cleanUp(operator.$L, step, now)", StateObjectCode.slotField(slot), slot.name()));
        method.addStatement(
                "store(operator, segment, at$L)", needsKey ? CodeBlock.of(", $L", key.arguments()) : CodeBlock.of(""));
        if (isTouchedByReading()) {
            method.addStatement("cleaning = false");
        }
        return method.build();
    }

    private void addKey(MethodSpec.Builder method) {
        List<Slot> keys = plan.layout().key();
        method.addCode(RowsEmitter.place(
                !plan.layout().bareKey() && keys.stream().anyMatch(slot -> slot.storage() == Storage.WORD),
                keys.stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE),
                false));
        for (Slot slot : keys) {
            method.addStatement("$T $L = $L", KeyCode.type(slot), KeyCode.variable(slot), key.inRow(slot));
        }
    }

    /** What the manifest says of expiry: how long may change. */
    List<CodeBlock> stateFields() {
        List<String> names = new ArrayList<>();
        expiries().forEach(expiry -> names.add(expiry.name()));
        objects().forEach(slot -> names.add(slot.name()));
        return names.stream()
                .map(name -> CodeBlock.of(
                        "new $T($T.TTL, $S, $S)",
                        RuntimeNames.MANIFEST.nestedClass("Field"),
                        RuntimeNames.MANIFEST.nestedClass("Role"),
                        name,
                        "processing time"))
                .toList();
    }

    /** Whether {@code slot} expires, so that {@link #load} loads it. */
    boolean covers(Slot slot) {
        return expiries().stream().anyMatch(expiry -> expiry.slots().contains(slot));
    }

    static String describe(Expiry expiry) {
        return expiry.word() + " " + Naming.identifier(expiry.variable()) + " written";
    }
}
