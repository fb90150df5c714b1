package io.streamwright.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.plan.Note;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.RowLayout;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import io.streamwright.processor.plan.TypeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes the nested table class of an operator: the typed search for a key, and rows as bytes. */
final class RowsEmitter {
    private final OperatorPlan plan;
    private final TypeFacts facts;
    private final RowLayout row;
    private final KeyCode key;

    RowsEmitter(OperatorPlan plan, TypeFacts facts, KeyCode key) {
        this.plan = plan;
        this.facts = facts;
        this.row = plan.layout();
        this.key = key;
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpec.classBuilder("Rows")
                .addJavadoc("One row per key.\n\n<pre>\n$L</pre>\n", drawing())
                .addModifiers(Modifier.STATIC, Modifier.FINAL)
                .superclass(RuntimeNames.FLAT_TABLE)
                .addField(constant("WORDS", row.words()));
        if (row.references() > 0) {
            type.addField(constant("REFS", row.references()));
        }
        row.notes().forEach(note -> type.addField(constant(note.name(), note.index())));
        if (row.state().stream().anyMatch(slot -> likeness(slot.type()).isPresent())) {
            type.addField(FieldSpec.builder(plan.user(), "INITIAL", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("What a new key begins with: says of which kind collections are.\n")
                    .initializer("new $T()", plan.user())
                    .build());
        }
        type.addMethod(MethodSpec.constructorBuilder()
                        .addStatement("super(WORDS, $L, $L)", row.references() > 0 ? "REFS" : "0", objects())
                        .build())
                .addMethod(row.bareKey() ? findBare() : find())
                .addMethod(begin());
        if (row.bareKey()) {
            type.addMethod(probeBare()).addMethod(hashAt());
        }
        type.addMethod(encodeRow()).addMethod(decodeRow());
        if (plan.mutableReferences() && plan.hasStateObjects()) {
            type.addMethod(copyObjects());
        }
        boolean generic = row.state().stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE)
                && row.state().stream().anyMatch(slot -> isGeneric(slot.type()));
        if (generic) {
            type.addAnnotation(Sources.unchecked());
        }
        return type.build();
    }

    /** What is done with objects that change: rows with lists or maps of the runtime would take too long to encode. */
    private CodeBlock objects() {
        return plan.hasStateObjects() && plan.mutableReferences()
                ? CodeBlock.of("$T.COPIED", RuntimeNames.ROW_OBJECTS)
                : CodeBlock.of("$L", plan.mutableReferences());
    }

    private MethodSpec copyObjects() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("copyObjects")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addCode(place(false, true, false));
        row.state().stream()
                .filter(slot -> plan.isMutable(slot, facts))
                .forEach(slot -> method.addStatement(
                        "$L = $L.copyNullable($L)",
                        SlotCode.reference(slot.index()),
                        CodecCode.constantName(slot.name()),
                        SlotCode.load(slot)));
        return method.build();
    }

    /** Whether casting to a type cannot be checked. */
    static boolean isGeneric(TypeModel type) {
        return type instanceof TypeModel.ListType
                || type instanceof TypeModel.SetType
                || type instanceof TypeModel.MapType
                || type instanceof TypeModel.OptionalType
                || type.isStateObject()
                || (type instanceof TypeModel.ArrayType array && isGeneric(array.component()));
    }

    private static FieldSpec constant(String name, int value) {
        return FieldSpec.builder(int.class, name, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", value)
                .build();
    }

    /** The layout as a reader of the class wants to see it. */
    private CodeBlock drawing() {
        List<String> words = new ArrayList<>(row.bareKey() ? List.of() : List.of("0 meta"));
        List<String> refs = new ArrayList<>();
        List<String> bits = new ArrayList<>();
        for (List<Slot> slots : List.of(row.key(), row.state())) {
            for (Slot slot : slots) {
                if (slot.storage() == Storage.REFERENCE) {
                    refs.add(slot.index() + " " + slot.name());
                } else if (slot.index() >= 0) {
                    words.add(slot.index() + " " + slot.name());
                }
                if (slot.flag() >= 0) {
                    bits.add(slot.flag() + " " + slot.name() + (slot.storage() == Storage.FLAG ? "" : " is there"));
                }
            }
        }
        for (RowLayout.TimerSlot timer : row.timers()) {
            words.add(timer.dueWord() + " " + timer.name() + " due");
            words.add(timer.queuedWord() + " " + timer.name() + " queued");
            if (timer.hasMany()) {
                refs.add(timer.laterReference() + " " + timer.name() + " later");
            }
        }
        row.notes().forEach(note -> words.add(note.index() + " (" + note.name() + ")"));
        row.expiries().forEach(expiry -> words.add(ExpiryCode.describe(expiry)));
        CodeBlock.Builder drawing = CodeBlock.builder();
        drawing.add("words: $L\n", String.join(" | ", words));
        if (!refs.isEmpty()) {
            drawing.add("refs:  $L\n", String.join(" | ", refs));
        }
        if (!bits.isEmpty()) {
            drawing.add("bits:  $L\n", String.join(" | ", bits));
        }
        return drawing.build();
    }

    private MethodSpec find() {
        boolean wordsOnly = row.key().stream().allMatch(slot -> slot.storage() == Storage.WORD);
        MethodSpec.Builder method = MethodSpec.methodBuilder("find")
                .addJavadoc("The place of the row of a key, or the complement of the place where it belongs.\n")
                .returns(int.class)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "hash")
                .addParameters(key.parameters())
                .addStatement("long[] words = segment.words");
        if (!wordsOnly) {
            method.addStatement("$T[] refs = segment.refs", Object.class);
        }
        List<CodeBlock> same = new ArrayList<>();
        if (!wordsOnly) {
            same.add(CodeBlock.of("$T.hash(meta) == hash", RuntimeNames.SEGMENT));
        }
        for (Slot slot : row.key()) {
            CodeBlock variable = CodeBlock.of("$L", KeyCode.variable(slot));
            if (slot.storage() == Storage.WORD) {
                String bits = wordVariable(slot);
                method.addStatement(
                        "long $L = $L", bits, PrimitiveCode.toKeyWord(PrimitiveCode.kind(slot.type()), variable));
                same.add(CodeBlock.of("words[at * WORDS + $L] == $L", slot.index(), bits));
            } else if (slot.type() instanceof TypeModel.EnumType) {
                same.add(CodeBlock.of("$L == $L", referenceAt(slot.index()), variable));
            } else {
                same.add(CodeBlock.of("$L.equals($L)", variable, referenceAt(slot.index())));
            }
        }
        return method.addStatement("int mask = segment.mask")
                .addStatement("int at = segment.home(hash)")
                .beginControlFlow("while (true)")
                .addStatement("long meta = words[at * WORDS]")
                .beginControlFlow("if (meta == 0L)")
                .addStatement("return ~at")
                .endControlFlow()
                .beginControlFlow("if ($L)", CodeBlock.join(same, " && "))
                .addStatement("return at")
                .endControlFlow()
                .addStatement("at = (at + 1) & mask")
                .endControlFlow()
                .build();
    }

    /** As {@link #find}, in rows whose first word is the key. */
    private MethodSpec findBare() {
        Slot slot = row.key().get(0);
        CodeBlock variable = CodeBlock.of("$L", KeyCode.variable(slot));
        return MethodSpec.methodBuilder("find")
                .addJavadoc("The place of the row of a key, or the complement of the place where it belongs.\n")
                .returns(int.class)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "hash")
                .addParameters(key.parameters())
                .addStatement("long word = $L", PrimitiveCode.toKeyWord(PrimitiveCode.kind(slot.type()), variable))
                .beginControlFlow("if (word == 0L)")
                .addStatement("return segment.placeOfZero(WORDS)")
                .endControlFlow()
                .addStatement("long[] words = segment.words")
                .addStatement("int at = segment.home(hash)")
                .addStatement("return words[at * WORDS] == word ? at : probe(words, segment.mask, at, word)")
                .build();
    }

    /** Apart, so that no loop stands on the way of most events: it would have everything put aside before. */
    private MethodSpec probeBare() {
        return MethodSpec.methodBuilder("probe")
                .addJavadoc("Looks on where the first look has not found the key.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(int.class)
                .addParameter(long[].class, "words")
                .addParameter(int.class, "mask")
                .addParameter(int.class, "at")
                .addParameter(long.class, "word")
                .beginControlFlow("while (true)")
                .addStatement("long found = words[at * WORDS]")
                .beginControlFlow("if (found == word)")
                .addStatement("return at")
                .endControlFlow()
                .beginControlFlow("if (found == 0L)")
                .addStatement("return ~at")
                .endControlFlow()
                .addStatement("at = (at + 1) & mask")
                .endControlFlow()
                .build();
    }

    private MethodSpec hashAt() {
        return MethodSpec.methodBuilder("hashAt")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(int.class)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addStatement("return hashOf($L)", key.inRow(row.key().get(0)))
                .build();
    }

    private static String wordVariable(Slot slot) {
        return slot.name() + "Word";
    }

    private static CodeBlock referenceAt(int index) {
        return index == 0 ? CodeBlock.of("refs[at * REFS]") : CodeBlock.of("refs[at * REFS + $L]", index);
    }

    private MethodSpec begin() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("begin")
                .addJavadoc("Begins a row at an empty place that has been found for it.\n")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(int.class, "hash")
                .addParameters(key.parameters())
                .addStatement("long[] words = segment.words")
                .addStatement("int w = at * WORDS");
        if (!row.bareKey()) {
            method.addStatement("words[w] = $T.meta(hash)", RuntimeNames.SEGMENT);
        }
        for (Slot slot : row.key()) {
            CodeBlock variable = CodeBlock.of("$L", KeyCode.variable(slot));
            if (slot.storage() == Storage.WORD) {
                CodeBlock word = PrimitiveCode.toKeyWord(PrimitiveCode.kind(slot.type()), variable);
                method.addStatement(
                        "$L = $L",
                        SlotCode.word(slot.index()),
                        row.bareKey() ? CodeBlock.of("$T.taken($L)", RuntimeNames.SEGMENT, word) : word);
            } else {
                method.addStatement("segment.$L = $L", referenceAt(slot.index()), variable);
            }
        }
        for (RowLayout.TimerSlot timer : row.timers()) {
            method.addStatement("$L = $T.NONE", SlotCode.word(timer.dueWord()), RuntimeNames.TIMER_QUEUE);
            method.addStatement("$L = $T.NONE", SlotCode.word(timer.queuedWord()), RuntimeNames.TIMER_QUEUE);
            if (timer.hasMany()) {
                method.addStatement("segment.$L = null", referenceAt(timer.laterReference()));
            }
        }
        row.expiries()
                .forEach(expiry ->
                        method.addStatement("$L = $T.NEVER", SlotCode.word(expiry.word()), RuntimeNames.STATE_TTL));
        return method.addStatement("segment.rows++").build();
    }

    // ------------------------------------------------------------------------------------------------------ bytes

    private MethodSpec encodeRow() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("encodeRow")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(RuntimeNames.BINARY_OUTPUT, "out")
                .addCode(place(needsWords(), row.references() > 0, hasFlags()));
        for (Slot slot : row.key()) {
            if (slot.storage() == Storage.WORD) {
                var kind = PrimitiveCode.kind(slot.type());
                method.addStatement("out.$L($L)", PrimitiveCode.write(kind), key.inRow(slot));
            } else {
                method.addStatement(
                        "$L.write($L, out)", CodecCode.constantName(KeyCode.variable(slot)), SlotCode.load(slot));
            }
        }
        row.state().forEach(slot -> method.addCode(SlotCode.encode(slot)));
        for (RowLayout.TimerSlot timer : row.timers()) {
            method.addStatement("out.writeLong($L)", SlotCode.word(timer.dueWord()));
            if (timer.hasMany()) {
                method.addStatement(
                        "$T.write(($T) $L, out)",
                        RuntimeNames.TIME_SET,
                        RuntimeNames.TIME_SET,
                        SlotCode.reference(timer.laterReference()));
            }
        }
        for (Slot note : row.notes()) {
            CodeBlock word = SlotCode.word(note.index());
            method.addStatement(
                    "out.writeLong($L)",
                    note.name().equals(Note.MARK.name())
                            ? CodeBlock.of("markToWrite(hashAt(segment, at), $L)", word)
                            : word);
        }
        row.expiries().forEach(expiry -> method.addStatement("out.writeLong($L)", SlotCode.word(expiry.word())));
        return method.build();
    }

    private boolean hasFlags() {
        return row.flags() != 0L;
    }

    private boolean needsWords() {
        return row.words() > 1 || hasFlags();
    }

    /** Declares what {@link SlotCode} expects. */
    static CodeBlock place(boolean words, boolean references, boolean meta) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (words) {
            code.addStatement("long[] words = segment.words").addStatement("int w = at * Rows.WORDS");
        }
        if (references) {
            code.addStatement("$T[] refs = segment.refs", Object.class).addStatement("int r = at * Rows.REFS");
        }
        if (meta) {
            code.addStatement("long meta = words[w]");
        }
        return code.build();
    }

    /** Reads a value; a collection becomes one of the kind that a new key begins with. */
    private static CodeBlock alike(Slot slot) {
        CodeBlock decoded = SlotCode.decode(slot);
        return likeness(slot.type())
                .map(method ->
                        CodeBlock.of("$T.$L(INITIAL.$L, $L)", RuntimeNames.LIKENESS, method, slot.name(), decoded))
                .orElse(decoded);
    }

    private static Optional<String> likeness(TypeModel type) {
        if (type instanceof TypeModel.SetType) {
            return Optional.of("set");
        }
        return type instanceof TypeModel.MapType ? Optional.of("map") : Optional.empty();
    }

    private MethodSpec decodeRow() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("decodeRow")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeNames.BINARY_INPUT, "in");
        for (Slot slot : row.key()) {
            CodeBlock value = slot.storage() == Storage.WORD
                    ? CodeBlock.of("in.$L()", PrimitiveCode.read(PrimitiveCode.kind(slot.type())))
                    : CodeBlock.of("$L.read(in)", CodecCode.constantName(KeyCode.variable(slot)));
            method.addStatement("$T $L = $L", KeyCode.type(slot), KeyCode.variable(slot), value);
        }
        method.addStatement("int hash = hashOf($L)", key.arguments())
                .addStatement("$T segment = makeRoom(hash)", RuntimeNames.SEGMENT)
                .addStatement("int at = ~find(segment, hash, $L)", key.arguments())
                .beginControlFlow("if (at < 0)")
                .addStatement("throw new $T($S)", RuntimeNames.CORRUPT_DATA, "two rows have the same key")
                .endControlFlow()
                .addStatement("begin(segment, at, hash, $L)", key.arguments());
        boolean storesWords = hasFlags()
                || !row.timers().isEmpty()
                || !row.notes().isEmpty()
                || !row.expiries().isEmpty()
                || row.state().stream().anyMatch(slot -> slot.storage() == Storage.WORD);
        boolean storesReferences =
                row.hasManyTimes() || row.state().stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE);
        method.addCode(place(storesWords, storesReferences, false));
        for (Slot slot : row.state()) {
            CodeBlock value = CodeBlock.of("$LValue", slot.name());
            method.addStatement("$T $L = $L", slot.type().typeName(), value, alike(slot));
            CodeBlock flags = SlotCode.flags(slot, value);
            if (!flags.isEmpty()) {
                method.addStatement("words[w] |= $L", flags);
            }
            method.addCode(SlotCode.store(slot, value));
        }
        for (RowLayout.TimerSlot timer : row.timers()) {
            method.addStatement("$L = in.readLong()", SlotCode.word(timer.dueWord()));
            if (timer.hasMany()) {
                method.addStatement(
                        "$L = $T.read(in)", SlotCode.reference(timer.laterReference()), RuntimeNames.TIME_SET);
            }
        }
        row.notes().forEach(note -> method.addStatement("$L = in.readLong()", SlotCode.word(note.index())));
        row.expiries().forEach(expiry -> method.addStatement("$L = in.readLong()", SlotCode.word(expiry.word())));
        return method.build();
    }
}
