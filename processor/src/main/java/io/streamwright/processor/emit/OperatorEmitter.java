package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.LateOutput;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import io.streamwright.processor.plan.Storage;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator: what the three shapes have in common. */
abstract class OperatorEmitter {
    final JobPlan job;
    final OperatorPlan plan;
    final CodecCode codecs;
    final StateObjectCode stateObjects;

    /** Present if some of the state expires. */
    final Optional<ExpiryCode> expiry;

    OperatorEmitter(JobPlan job, OperatorPlan plan) {
        this.job = job;
        this.plan = plan;
        this.codecs = new CodecCode(job.codecs());
        this.stateObjects = new StateObjectCode(plan, codecs);
        this.expiry = plan.expires()
                ? Optional.of(new ExpiryCode(
                        plan, job.facts(), new KeyCode(plan, job.job().types())))
                : Optional.empty();
    }

    /** The file of an operator. */
    static JavaFile emit(JobPlan job, OperatorPlan plan) {
        OperatorEmitter emitter = switch (plan.shape()) {
            case STATELESS -> new StatelessEmitter(job, plan);
            case UNKEYED -> new UnkeyedEmitter(job, plan);
            case KEYED -> new KeyedEmitter(job, plan);
            case WINDOWED -> new WindowedEmitter(job, plan);
            case FIRING -> new FiringEmitter(job, plan);
            case PANED -> new PanedEmitter(job, plan);
            case SESSION -> new SessionEmitter(job, plan);
            case FIRING_SESSION -> new FiringSessionEmitter(job, plan);
            case LAST_EVENTS -> new LastEventsEmitter(job, plan);
        };
        return Sources.file(plan.generated(), emitter.type());
    }

    abstract TypeSpec type();

    /** The class with its header and the fields that all shapes have. */
    TypeSpec.Builder header(TypeName superclass, String what) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.generated())
                .addJavadoc(
                        "Runs {@link $T} in the job $L: $L.\n\n<p>Generated; not to be edited or named.\n",
                        plan.user(),
                        Sources.nameOf(job.job(), plan.generated().packageName()),
                        what)
                .addAnnotation(Sources.generated())
                .addAnnotation(Sources.deprecation())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(superclass);
        if (plan.output().isPresent()) {
            type.addField(outputType(), "output", Modifier.PRIVATE, Modifier.FINAL);
        }
        for (LateOutput late : plan.lateOutputs()) {
            type.addField(lateField(late));
        }
        for (FieldModel config : plan.configs()) {
            type.addField(config.typeName(), fixedField(config), Modifier.PRIVATE, Modifier.FINAL);
        }
        for (FieldModel service : plan.services()) {
            type.addField(service.typeName(), fixedField(service), Modifier.PRIVATE, Modifier.FINAL);
        }
        if (plan.mutableReferences()) {
            type.addField(FieldSpec.builder(boolean.class, "copiesState", Modifier.PRIVATE, Modifier.FINAL)
                    .addJavadoc("Whether handlers work on copies, for tests that go on after a failure.\n")
                    .build());
        }
        expiry.ifPresent(code -> code.addFields(type));
        stateObjects.addFields(type);
        handlers()
                .filter(HandlerCode::takesOut)
                .forEach(handler -> type.addField(FieldSpec.builder(
                                ParameterizedTypeName.get(
                                        RuntimeNames.OUT_HANDLE,
                                        handler.output().element().orElseThrow().typeName()),
                                HandlerCode.outField(handler),
                                Modifier.PRIVATE,
                                Modifier.FINAL)
                        .initializer("new $T<>($S)", RuntimeNames.OUT_HANDLE, userMethod(handler))
                        .build()));
        metrics().forEach(metric -> type.addField(metricField(metric)));
        return type;
    }

    /** The counters and histograms, each once, whichever handlers share it. */
    private Collection<ParamModel> metrics() {
        Map<String, ParamModel> metrics = new LinkedHashMap<>();
        plan.model().handlers().stream()
                .flatMap(handler -> handler.params().stream())
                .filter(param -> param.role().isMetric())
                .forEach(param -> metrics.putIfAbsent(HandlerCode.metricField(param), param));
        return metrics.values();
    }

    private static FieldSpec metricField(ParamModel param) {
        boolean counts = param.role() == ParamRole.COUNTER;
        return FieldSpec.builder(
                        counts ? RuntimeNames.COUNTER_HANDLE : RuntimeNames.HISTOGRAM_HANDLE,
                        HandlerCode.metricField(param),
                        Modifier.PRIVATE,
                        Modifier.FINAL)
                .initializer("$L($S)", counts ? "counter" : "histogram", param.bindingName())
                .build();
    }

    /** Handlers with distinct fields for their {@code Out}: overloads share one, since they never run at the same time. */
    private Stream<HandlerModel> handlers() {
        return plan.model().handlers().stream()
                .collect(java.util.stream.Collectors.toMap(
                        HandlerCode::outField,
                        handler -> handler,
                        (one, other) -> HandlerCode.takesOut(one) ? one : other,
                        java.util.LinkedHashMap::new))
                .values()
                .stream();
    }

    private TypeName outputType() {
        return outputOf(plan.output().orElseThrow());
    }

    private static TypeName outputOf(TypeModel type) {
        return ParameterizedTypeName.get(RuntimeNames.OUTPUT, type.typeName());
    }

    private static FieldSpec lateField(LateOutput late) {
        FieldSpec.Builder field =
                FieldSpec.builder(outputOf(late.type()), late.field(), Modifier.PRIVATE, Modifier.FINAL);
        return late.everywhere()
                ? field.build()
                : field.addJavadoc("Null where late events are dropped.\n").build();
    }

    /** {@code Dedup.first}, for messages. */
    String userMethod(HandlerModel handler) {
        return plan.user().simpleName() + "." + handler.methodName();
    }

    /** The constructor up to configuration and services. */
    MethodSpec.Builder constructor(CodeBlock superCall, boolean keepsInitial) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addParameter(String.class, "uid")
                .addParameter(RuntimeNames.OPERATOR_CONTEXT, "context");
        if (plan.output().isPresent()) {
            constructor.addParameter(outputType(), "output");
        }
        plan.lateOutputs().forEach(late -> constructor.addParameter(outputOf(late.type()), late.field()));
        constructor.addCode(superCall);
        if (plan.output().isPresent()) {
            constructor.addStatement("this.output = output");
        }
        plan.lateOutputs().forEach(late -> constructor.addStatement("this.$L = $L", late.field(), late.field()));
        if (plan.mutableReferences()) {
            constructor.addStatement("this.copiesState = context.copiesState()");
        }
        expiry.ifPresent(code -> constructor.addCode(code.create()));
        constructor.addCode(stateObjects.create());
        if (!plan.configs().isEmpty() && !keepsInitial) {
            constructor.addStatement("$T initial = new $T()", plan.user(), plan.user());
        }
        for (FieldModel config : plan.configs()) {
            constructor.addStatement(
                    "this.$L = context.config().value($S, $L, initial.$L)",
                    fixedField(config),
                    config.config().orElseThrow().name().value(),
                    configType(config.type()),
                    config.name());
        }
        for (FieldModel service : plan.services()) {
            boolean made = service.service().orElseThrow().isConstructible();
            constructor.addStatement(
                    "this.$L = context.service($T.class, $L)",
                    fixedField(service),
                    service.typeName(),
                    made ? CodeBlock.of("$T::new", service.typeName()) : CodeBlock.of("null"));
        }
        return constructor;
    }

    /** The generated field that holds a setting or service, apart from the fields that all generated classes have. */
    private static String fixedField(FieldModel field) {
        return field.name() + (field.is(FieldRole.CONFIG) ? "Config" : "Service");
    }

    /** The expression for the type of a setting. */
    static CodeBlock configType(TypeModel type) {
        if (type instanceof TypeModel.EnumType constants) {
            return CodeBlock.of("$T.oneOf($T.values())", RuntimeNames.CONFIG_TYPE, constants.typeName());
        }
        if (type instanceof TypeModel.Scalar scalar) {
            return CodeBlock.of("$T.$L", RuntimeNames.CONFIG_TYPE, scalar.kind().name());
        }
        PrimitiveKind kind = PrimitiveCode.kind(type);
        return CodeBlock.of("$T.$L", RuntimeNames.CONFIG_TYPE, kind.name().toUpperCase(Locale.ROOT));
    }

    /** Gives a fresh instance of the user's class what does not change. */
    CodeBlock setUp() {
        CodeBlock.Builder code = CodeBlock.builder().addStatement("$T operator = new $T()", plan.user(), plan.user());
        code.add(assignFixed());
        return code.build();
    }

    /** Gives {@code operator} its configuration and services. */
    CodeBlock assignFixed() {
        return assignFixed("operator");
    }

    /** Gives an instance its configuration and services. */
    CodeBlock assignFixed(String instance) {
        CodeBlock.Builder code = CodeBlock.builder();
        Stream.concat(plan.configs().stream(), plan.services().stream())
                .forEach(field -> code.addStatement("$L.$L = $L", instance, field.name(), fixedField(field)));
        return code.build();
    }

    /** Passes on what a handler put out, at the time that {@code time} says. */
    CodeBlock emit(HandlerModel handler, CodeBlock time) {
        String output = handler.kind() == HandlerKind.LATE ? "lateOutput" : "output";
        if (HandlerCode.takesOut(handler)) {
            return CodeBlock.builder()
                    .addStatement("$L.drainTo($L, $L)", HandlerCode.outField(handler), output, time)
                    .build();
        }
        return HandlerCode.emit(
                handler,
                plan.user().simpleName(),
                value -> CodeBlock.builder()
                        .addStatement("$L.emit($L, $L)", output, value, time)
                        .build());
    }

    /** The generated method that reads ahead the row of an event. */
    MethodSpec touchMethod(OperatorPlan.EventHandler handler, KeyCode key, String touch) {
        return MethodSpec.methodBuilder(handler.touchMethod())
                .addJavadoc("Notes where the row of an event lies, for {@code $L}.\n", userMethod(handler.handler()))
                .addModifiers(Modifier.PUBLIC)
                .addParameter(
                        handler.handler().eventType().orElseThrow().boxed().typeName(), "event")
                .addParameter(long.class, "time")
                .addParameter(RuntimeNames.READ_AHEAD, "ahead")
                .addCode(key.peek(handler.handler()))
                .addStatement(touch, CodeBlock.of("hashOf($L)", key.arguments()))
                .build();
    }

    /** The generated method that gives the hash of an event's key, from which its lane follows. */
    MethodSpec hashMethod(OperatorPlan.EventHandler handler, KeyCode key) {
        return MethodSpec.methodBuilder(handler.hashMethod())
                .addJavadoc("The hash of the key of an event for {@code $L}.\n", userMethod(handler.handler()))
                .addModifiers(Modifier.PUBLIC)
                .returns(int.class)
                .addParameter(
                        handler.handler().eventType().orElseThrow().boxed().typeName(), "event")
                .addCode(key.take(handler.handler()))
                .addStatement("return hashOf($L)", key.arguments())
                .build();
    }

    /** The head of the generated method for an event handler. */
    MethodSpec.Builder eventMethod(OperatorPlan.EventHandler handler) {
        return MethodSpec.methodBuilder(handler.method())
                .addJavadoc("An event for {@code $L}.\n", userMethod(handler.handler()))
                .addModifiers(Modifier.PUBLIC)
                .addParameter(
                        handler.handler().eventType().orElseThrow().boxed().typeName(), "event")
                .addParameter(long.class, "time");
    }

    // --------------------------------------------------------------------------------------------- keyed and windowed

    /** Constants for the codecs that rows need. */
    void addSlotCodecs(TypeSpec.Builder type) {
        for (Slot slot : plan.layout().key()) {
            if (slot.storage() == Storage.REFERENCE) {
                type.addField(codecs.constant(KeyCode.variable(slot), slot.type()));
            }
        }
        for (Slot slot : plan.layout().state()) {
            if (!(slot.type() instanceof TypeModel.Primitive)) {
                type.addField(
                        slot.type().isStateObject()
                                ? stateObjects.codec(slot)
                                : codecs.constant(slot.name(), slot.type()));
            }
        }
    }

    /** {@code close(start, rows, segment, at)}: the handler of a window that closes, for one of its rows. */
    MethodSpec closeMethod(KeyCode key, ClassName rows, HandlerCode.Bindings bindings) {
        HandlerModel handler = plan.closeHandler();
        MethodSpec.Builder method = MethodSpec.methodBuilder("close")
                .addJavadoc("A row of a window that closes: {@code $L}.\n", userMethod(handler))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(long.class, "start")
                .addParameter(rows, "rows")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addCode(setUp());
        if (!plan.layout().state().isEmpty()) {
            method.addStatement("load(operator, segment, at)");
        }
        List<Slot> asked = HandlerCode.params(handler, ParamRole.KEY).stream()
                .map(param -> plan.layout().key().get(plan.model().keyIndex(param)))
                .toList();
        method.addCode(RowsEmitter.place(
                !plan.layout().bareKey() && asked.stream().anyMatch(slot -> slot.storage() == Storage.WORD),
                asked.stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE),
                false));
        return method.addCode(
                        HandlerCode.call(handler, CodeBlock.of("operator"), HandlerCode.outField(handler), bindings))
                .addCode(emit(handler, CodeBlock.of("WINDOWS.lastMillis(start)")))
                .build();
    }

    /** The key of an entry in a queue, where a number and a reference are not enough. */
    TypeSpec keyRecord(KeyCode key) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameters(key.parameters());
        return TypeSpec.recordBuilder("Key")
                .addJavadoc("The key of an entry in the timer queue.\n")
                .addModifiers(Modifier.PRIVATE)
                .recordConstructor(constructor.build())
                .build();
    }

    /** Loads the state of a row into {@code operator}. */
    MethodSpec load() {
        List<Slot> state = plan.layout().state();
        MethodSpec.Builder method = MethodSpec.methodBuilder("load")
                .addJavadoc("Gives the operator the state of a row.\n")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(plan.user(), "operator")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at");
        if (!plan.mutableReferences() && !plan.hasStateObjects() && expiry.isEmpty()) {
            method.addModifiers(Modifier.STATIC);
        }
        boolean meta = state.stream().anyMatch(slot -> slot.flag() >= 0);
        boolean words = meta
                || !plan.layout().expiries().isEmpty()
                || state.stream().anyMatch(slot -> slot.storage() == Storage.WORD);
        boolean references = state.stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE);
        method.addCode(RowsEmitter.place(words, references, meta));
        if (state.stream()
                .anyMatch(slot -> slot.storage() == Storage.REFERENCE
                        && !slot.type().isStateObject()
                        && RowsEmitter.isGeneric(slot.type()))) {
            method.addAnnotation(Sources.unchecked());
        }
        for (Slot slot : state) {
            if (expiry.filter(code -> code.covers(slot)).isPresent()) {
                continue;
            }
            method.addStatement(
                    "operator.$L = $L",
                    slot.name(),
                    slot.type().isStateObject() ? StateObjectCode.load(slot) : SlotCode.load(slot));
        }
        expiry.ifPresent(code -> method.addCode(code.load()));
        List<Slot> copied = state.stream()
                .filter(slot -> plan.isMutable(slot, job.facts()))
                .filter(slot -> expiry.filter(code -> code.covers(slot)).isEmpty())
                .toList();
        if (!copied.isEmpty()) {
            method.beginControlFlow("if (copiesState)");
            copied.forEach(slot -> method.addStatement(copied(slot)));
            method.endControlFlow();
        }
        return method.build();
    }

    /** Gives the operator objects of its own in place of those of the row it was loaded from. */
    MethodSpec detach() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("detach")
                .addJavadoc("Gives the operator objects of its own, since the row it was loaded from stays.\n")
                .addModifiers(storeModifiers())
                .addParameter(plan.user(), "operator");
        plan.layout().state().stream()
                .filter(slot -> plan.isMutable(slot, job.facts()))
                .forEach(slot -> method.addStatement(copied(slot)));
        plan.stateObjects()
                .forEach(slot -> method.addStatement(
                        "operator.$L = $L.detach(operator.$L)",
                        slot.name(),
                        StateObjectCode.slotField(slot),
                        slot.name()));
        return method.build();
    }

    private static CodeBlock copied(Slot slot) {
        return CodeBlock.of(
                "operator.$L = $L.copyNullable(operator.$L)",
                slot.name(),
                CodecCode.constantName(slot.name()),
                slot.name());
    }

    /** Gives {@code operator} the state of the row at {@code at}, if there is one. */
    CodeBlock loadIfPresent() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (!plan.layout().state().isEmpty()) {
            code.beginControlFlow("if (at >= 0)").addStatement("load(operator, segment, at)");
            if (plan.hasStateObjects()) {
                code.nextControlFlow("else").add(stateObjects.begin());
            }
            code.endControlFlow();
        }
        return code.build();
    }

    /** Those of a method that stores state and does nothing else: static, if it needs no list or map of the runtime. */
    Modifier[] storeModifiers() {
        return plan.hasStateObjects()
                ? new Modifier[] {Modifier.PRIVATE}
                : new Modifier[] {Modifier.PRIVATE, Modifier.STATIC};
    }

    /** Stores the state of {@code operator} into a row at {@code segment}, {@code at}. */
    CodeBlock storeState() {
        List<Slot> state = plan.layout().state();
        CodeBlock.Builder code = CodeBlock.builder();
        boolean flags = state.stream().anyMatch(slot -> slot.flag() >= 0);
        boolean words = flags || state.stream().anyMatch(slot -> slot.storage() == Storage.WORD);
        boolean references = state.stream().anyMatch(slot -> slot.storage() == Storage.REFERENCE);
        code.add(RowsEmitter.place(words, references, false));
        if (flags) {
            List<CodeBlock> bits = state.stream()
                    .map(slot -> SlotCode.flags(slot, CodeBlock.of("operator.$L", slot.name())))
                    .filter(block -> !block.isEmpty())
                    .toList();
            code.addStatement(
                    "words[w] = words[w] & ~$L | $L", plan.layout().flags() + "L", CodeBlock.join(bits, " | "));
        }
        for (Slot slot : state) {
            code.add(
                    slot.type().isStateObject()
                            ? StateObjectCode.store(slot)
                            : SlotCode.store(slot, CodeBlock.of("operator.$L", slot.name())));
        }
        return code.build();
    }

    /**
     * Finds the row of the key at {@code segment}, {@code at}, or adds one. Adding stands apart from the way of most events, so
     * that this one stays small enough to be compiled as one with its caller; and it is not given the event, which then need
     * not be made as an object.
     */
    CodeBlock findOrAdd(KeyCode key) {
        return CodeBlock.builder()
                .addStatement("$T segment = rows.segment(hash)", RuntimeNames.SEGMENT)
                .addStatement("int at = rows.find(segment, hash, $L)", key.arguments())
                .addStatement("boolean isNew = at < 0")
                .beginControlFlow("if (isNew)")
                .addStatement("segment = addRow($Lsegment, at, hash, $L)", rowsArgument(), key.arguments())
                .addStatement("at = rows.added")
                .endControlFlow()
                .build();
    }

    /** What comes before the arguments of {@code addRow}: the table, if an operator has several. */
    String rowsArgument() {
        return "";
    }

    /** Calls a handler for a row that was found or added: if it throws, nothing is stored. */
    CodeBlock callForRow(HandlerModel handler, HandlerCode.Bindings bindings) {
        CodeBlock.Builder code = CodeBlock.builder();
        HandlerCode.declareResult(handler).ifPresent(code::addStatement);
        return code.beginControlFlow("try")
                .add(HandlerCode.call(handler, CodeBlock.of("operator"), HandlerCode.outField(handler), bindings, true))
                .nextControlFlow("catch ($T e)", Throwable.class)
                .beginControlFlow("if (isNew)")
                .addStatement("rows.remove(segment, at)")
                .endControlFlow()
                .addStatement("throw e")
                .endControlFlow()
                .build();
    }

    /** The head of {@code addRow}. */
    MethodSpec.Builder addRowHead() {
        return MethodSpec.methodBuilder("addRow")
                .addJavadoc("Adds a row for a key that has none, with what a new key begins with.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(RuntimeNames.SEGMENT);
    }

    /** {@code addRow} with its parameters, where {@code at} is the complement of the place for the row. */
    MethodSpec addRow(MethodSpec.Builder head, KeyCode key) {
        head.addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addParameter(int.class, "hash")
                .addParameters(key.parameters())
                .beginControlFlow("if (!rows.hasRoom(segment))")
                .addStatement("segment = rows.makeRoom(hash)")
                .addStatement("at = rows.find(segment, hash, $L)", key.arguments())
                .endControlFlow()
                .addStatement("at = ~at")
                .addStatement("rows.begin(segment, at, hash, $L)", key.arguments());
        if (plan.hasStateObjects()) {
            head.addStatement("$T operator = new $T()", plan.user(), plan.user())
                    .addCode(stateObjects.begin())
                    .addStatement("storeState(operator, segment, at)");
        } else if (!plan.layout().state().isEmpty()) {
            head.addStatement("storeState(new $T(), segment, at)", plan.user());
        }
        return head.addStatement("rows.added = at")
                .addStatement("return segment")
                .build();
    }

    /** {@code storeState}: writes the fields of the user's class into a row. */
    MethodSpec storeStateMethod() {
        return MethodSpec.methodBuilder("storeState")
                .addJavadoc("Writes the state of the operator into a row.\n")
                .addModifiers(storeModifiers())
                .addParameter(plan.user(), "operator")
                .addParameter(RuntimeNames.SEGMENT, "segment")
                .addParameter(int.class, "at")
                .addCode(storeState())
                .build();
    }

    /** Makes sure that there is a row at {@code segment}, {@code at}; {@code begun} is done with a new one. */
    CodeBlock addIfAbsent(KeyCode key, CodeBlock begun) {
        return CodeBlock.builder()
                .beginControlFlow("if (at < 0)")
                .beginControlFlow("if (!rows.hasRoom(segment))")
                .addStatement("segment = rows.makeRoom(hash)")
                .addStatement("at = rows.find(segment, hash, $L)", key.arguments())
                .endControlFlow()
                .addStatement("at = ~at")
                .addStatement("rows.begin(segment, at, hash, $L)", key.arguments())
                .add(begun)
                .endControlFlow()
                .build();
    }

    /** {@code stateFields()}: key and state with their types, for the manifest. */
    MethodSpec stateFields(List<CodeBlock> more) {
        ClassName field = RuntimeNames.MANIFEST.nestedClass("Field");
        ClassName role = RuntimeNames.MANIFEST.nestedClass("Role");
        Stream<CodeBlock> keys = plan.layout().key().stream()
                .map(slot -> CodeBlock.of(
                        "new $T($T.KEY, $S, $S)",
                        field,
                        role,
                        slot.name(),
                        job.facts().schema(slot.storage() == Storage.WORD ? primitive(slot) : slot.type())));
        Stream<CodeBlock> states = plan.layout().state().stream()
                .map(slot -> CodeBlock.of(
                        "new $T($T.STATE, $S, $S)",
                        field,
                        role,
                        slot.name(),
                        job.facts().schema(slot.type())));
        List<CodeBlock> all =
                Stream.of(keys, states, more.stream()).flatMap(blocks -> blocks).toList();
        return MethodSpec.methodBuilder("stateFields")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), field))
                .addStatement("return $T.of(\n$L)", List.class, CodeBlock.join(all, ",\n"))
                .build();
    }

    private static TypeModel primitive(Slot slot) {
        return new TypeModel.Primitive(PrimitiveCode.kind(slot.type()));
    }
}
