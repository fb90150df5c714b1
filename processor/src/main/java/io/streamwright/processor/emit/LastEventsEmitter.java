package io.streamwright.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.streamwright.Firing;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.WindowModel;
import io.streamwright.processor.plan.JobPlan;
import io.streamwright.processor.plan.OperatorPlan;
import io.streamwright.processor.plan.Slot;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the class that runs an operator over the last events of a key: these are its rows, and the state is made of them anew. */
final class LastEventsEmitter extends OperatorEmitter {
    private final KeyCode key;
    private final WindowModel window;
    private final Slot events;
    private final Slot times;

    LastEventsEmitter(JobPlan job, OperatorPlan plan) {
        super(job, plan);
        this.key = new KeyCode(plan, job.job().types());
        this.window = plan.model().window().orElseThrow();
        this.events = plan.layout().state().get(0);
        this.times = plan.layout().state().get(1);
    }

    @Override
    TypeSpec type() {
        TypeSpec.Builder type = header(RuntimeNames.KEYED_OPERATOR, "the last events of each key");
        addSlotCodecs(type);
        OperatorPlan.EventHandler handler = plan.eventHandlers().get(0);
        TypeModel event = handler.handler().eventType().orElseThrow().boxed();
        if (!job.facts().isImmutable(event)) {
            type.addField(codecs.constant("event", event));
        }
        type.addField(FieldSpec.builder(ClassName.get("", "Rows"), "rows", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new Rows()")
                .build());
        type.addMethod(constructor(
                                CodeBlock.builder().addStatement("super(uid)").build(), false)
                        .build())
                .addMethod(event(handler))
                .addMethod(hashMethod(handler, key));
        if (handler.touchable()) {
            type.addMethod(touchMethod(handler, key, "rows.touch($L, ahead)"));
        }
        type.addMethod(fire(handler, event)).addMethod(hashOfEntry()).addMethod(onEntry());
        key.hashMethods().forEach(type::addMethod);
        type.addMethod(table());
        type.addMethod(stateFields(List.of(CodeBlock.of(
                "new $T($T.WINDOW, $S, $S)",
                RuntimeNames.MANIFEST.nestedClass("Field"),
                RuntimeNames.MANIFEST.nestedClass("Role"),
                "window",
                "the last events"))));
        type.addType(new RowsEmitter(plan, job.facts(), key).emit());
        return type.build();
    }

    private MethodSpec event(OperatorPlan.EventHandler handler) {
        CodeBlock begun = CodeBlock.builder()
                .addStatement("segment.refs[at * Rows.REFS + $L] = new $T<>()", events.index(), ArrayList.class)
                .addStatement("segment.refs[at * Rows.REFS + $L] = new $T<>()", times.index(), ArrayList.class)
                .build();
        return eventMethod(handler)
                .addAnnotation(Sources.unchecked())
                .addCode(key.extract(handler.handler()))
                .addStatement("$T segment = rows.segment(hash)", RuntimeNames.SEGMENT)
                .addStatement("int at = rows.find(segment, hash, $L)", key.arguments())
                .addCode(addIfAbsent(key, begun))
                .addCode(RowsEmitter.place(false, true, false))
                .addCode(take(events))
                .addCode(take(times))
                .addStatement("$L.add(event)", events.name())
                .addStatement("$L.add(time)", times.name())
                .beginControlFlow(
                        "if (full(segment.words, at * Rows.WORDS + Rows.COUNT, $LL))",
                        window.countSlide().orElseThrow().value())
                .addStatement("int spare = $L.size() - $L", events.name(), window.firingCount())
                .beginControlFlow("if (spare > 0)")
                .addStatement("$L.subList(0, spare).clear()", events.name())
                .addStatement("$L.subList(0, spare).clear()", times.name())
                .endControlFlow()
                .addStatement("fire($L, $L, $L, time)", key.arguments(), events.name(), times.name())
                .endControlFlow()
                .build();
    }

    /** Takes a list out of the row to be changed. */
    private CodeBlock take(Slot slot) {
        TypeName type = slot.type().typeName();
        return CodeBlock.builder()
                .addStatement("$T $L = $L", type, slot.name(), SlotCode.load(slot))
                .beginControlFlow("if (copiesState)")
                .addStatement("$L = $L.copy($L)", slot.name(), CodecCode.constantName(slot.name()), slot.name())
                .addStatement("$L = $L", SlotCode.reference(slot.index()), slot.name())
                .endControlFlow()
                .build();
    }

    private MethodSpec fire(OperatorPlan.EventHandler handler, TypeModel event) {
        HandlerModel close = plan.closeHandler();
        CodeBlock each = CodeBlock.of("$L.get(i)", events.name());
        return MethodSpec.methodBuilder("fire")
                .addJavadoc(
                        "Adds up the last events with {@code $L} and puts out what {@code $L} makes of them.\n",
                        userMethod(handler.handler()),
                        userMethod(close))
                .addModifiers(Modifier.PRIVATE)
                .addParameters(key.parameters())
                .addParameter(events.type().typeName(), events.name())
                .addParameter(times.type().typeName(), times.name())
                .addParameter(long.class, "firesAt")
                .addCode(setUp())
                .addCode(ownLists())
                .beginControlFlow("for (int i = 0; i < $L.size(); i++)", events.name())
                .addStatement(
                        "$T event = $L",
                        event.typeName(),
                        job.facts().isImmutable(event)
                                ? each
                                : CodeBlock.of("$L.copy($L)", CodecCode.constantName("event"), each))
                .addStatement("long time = $L.get(i)", times.name())
                .addCode(HandlerCode.call(
                        handler.handler(),
                        CodeBlock.of("operator"),
                        HandlerCode.outField(handler.handler()),
                        bindings()))
                .endControlFlow()
                .addCode(HandlerCode.call(close, CodeBlock.of("operator"), HandlerCode.outField(close), bindings()))
                .addCode(emit(close, CodeBlock.of("firesAt")))
                .build();
    }

    /** The state lasts for a call: lists and maps are such as plain objects have. */
    private CodeBlock ownLists() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (FieldModel field : plan.model().fields(FieldRole.STATE)) {
            if (field.type().isStateObject()) {
                code.addStatement(
                        "operator.$L = $T.create()",
                        field.name(),
                        ((ParameterizedTypeName) field.typeName()).rawType());
            }
        }
        return code.build();
    }

    private HandlerCode.Bindings bindings() {
        return new HandlerCode.Bindings() {
            @Override
            public CodeBlock key(ParamModel param) {
                Slot slot = plan.layout().key().get(plan.model().keyIndex(param));
                return CodeBlock.of("$L", KeyCode.variable(slot));
            }

            @Override
            public CodeBlock firing() {
                return CodeBlock.of("$T.ON_TIME", Firing.class);
            }
        };
    }

    private static MethodSpec hashOfEntry() {
        return MethodSpec.methodBuilder("hashOfEntry")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(int.class)
                .addParameter(long.class, "keyWord")
                .addParameter(Object.class, "keyRef")
                .addStatement("throw new $T($S)", AssertionError.class, "there are no timers")
                .build();
    }

    private static MethodSpec onEntry() {
        return MethodSpec.methodBuilder("onEntry")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameter(int.class, "timer")
                .addParameter(long.class, "time")
                .addParameter(long.class, "keyWord")
                .addParameter(Object.class, "keyRef")
                .addStatement("throw new $T($S)", AssertionError.class, "there are no timers")
                .build();
    }

    private static MethodSpec table() {
        return MethodSpec.methodBuilder("table")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .returns(RuntimeNames.FLAT_TABLE)
                .addStatement("return rows")
                .build();
    }
}
