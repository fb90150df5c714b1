package io.streamwright.processor.plan;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;
import io.streamwright.processor.model.HandlerInput;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.MemberAccess;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.Partitioning;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.ResolvedStream;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.TypeModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Makes the plan of a sound job. */
public final class Planner {
    /** The key of windows over all keys: the number 0. */
    private static final KeyComponent ALL_KEYS =
            new KeyComponent("all", new TypeModel.Primitive(PrimitiveKind.INT), MemberAccess.OPERATOR_STATIC, "all");

    private final ResolvedJob resolved;
    private final JobModel job;
    private final Naming naming;
    private final TypeFacts facts;
    private final Stages stages;

    private Planner(ResolvedJob resolved) {
        this.resolved = resolved;
        this.job = resolved.job();
        this.naming = new Naming(job);
        this.facts = new TypeFacts(job.types());
        this.stages = Stages.of(resolved);
    }

    /**
     * Plans a job.
     *
     * @param hasCommandLine whether the command line is on the class path
     */
    public static JobPlan plan(ResolvedJob resolved, boolean hasCommandLine) {
        return new Planner(resolved).plan(hasCommandLine);
    }

    private JobPlan plan(boolean hasCommandLine) {
        return new JobPlan(
                resolved,
                naming.lane(),
                resolved.order().stream().map(this::stream).toList(),
                job.operators().stream().map(this::operator).toList(),
                codecs(),
                facts,
                hasCommandLine);
    }

    // ------------------------------------------------------------------------------------------------- operators

    private OperatorPlan operator(OperatorModel model) {
        OperatorPlan.Shape shape = shape(model);
        RowLayout layout = RowLayout.of(
                model.isOverAllKeys() ? List.of(ALL_KEYS) : model.keys(),
                model.slidesByCount() ? lastEvents(model) : model.fields(FieldRole.STATE),
                model,
                shape == OperatorPlan.Shape.PANED ? List.of(Note.MARK) : Note.of(model));
        boolean mutable = layout.state().stream()
                .anyMatch(slot -> slot.storage() == Storage.REFERENCE
                        && !slot.type().isStateObject()
                        && !facts.isImmutable(slot.type()));
        List<OperatorPlan.EventHandler> handlers = eventHandlers(model);
        return new OperatorPlan(
                model,
                naming.operator(model.name()),
                shape,
                layout,
                handlers,
                model.outputType(),
                LateOutputs.of(model, handlers, resolved),
                mutable);
    }

    private static OperatorPlan.Shape shape(OperatorModel model) {
        if (model.window().isEmpty()) {
            if (model.isKeyed()) {
                return OperatorPlan.Shape.KEYED;
            }
            boolean keepsNothing = model.fields(FieldRole.STATE).isEmpty()
                    && model.handlers(HandlerKind.END).isEmpty();
            return keepsNothing ? OperatorPlan.Shape.STATELESS : OperatorPlan.Shape.UNKEYED;
        }
        if (model.window().get().isSession()) {
            return model.isFiring() ? OperatorPlan.Shape.FIRING_SESSION : OperatorPlan.Shape.SESSION;
        }
        if (model.slidesByCount()) {
            return OperatorPlan.Shape.LAST_EVENTS;
        }
        if (Panes.obstacle(model).isEmpty()) {
            return OperatorPlan.Shape.PANED;
        }
        return model.isFiring() ? OperatorPlan.Shape.FIRING : OperatorPlan.Shape.WINDOWED;
    }

    /** What is kept in place of the fields of the class: the last events and their times. */
    private static List<FieldModel> lastEvents(OperatorModel model) {
        TypeModel event = model.handlers(HandlerKind.EVENT)
                .get(0)
                .eventType()
                .orElseThrow()
                .boxed();
        TypeModel time = new TypeModel.Boxed(PrimitiveKind.LONG);
        return List.of(
                lastEvents("lastEvents", new TypeModel.ListType(event), model),
                lastEvents("lastTimes", new TypeModel.ListType(time), model));
    }

    private static FieldModel lastEvents(String name, TypeModel type, OperatorModel model) {
        return new FieldModel(
                name,
                type,
                new FieldModel.FieldFlags(false, false, false),
                Set.of(FieldRole.STATE),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                model.place());
    }

    private static List<OperatorPlan.EventHandler> eventHandlers(OperatorModel model) {
        List<OperatorPlan.EventHandler> result = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (HandlerModel handler : model.handlers(HandlerKind.EVENT)) {
            String name = "handle" + Naming.capitalise(handler.methodName());
            // overloads may have the same erasure
            for (int next = 2; !names.add(name); next++) {
                name = "handle" + Naming.capitalise(handler.methodName()) + next;
            }
            result.add(new OperatorPlan.EventHandler(handler, name, isTouchable(handler)));
        }
        return result;
    }

    private static boolean isTouchable(HandlerModel handler) {
        return !handler.keys().isEmpty()
                && handler.keys().stream()
                        .allMatch(key ->
                                key.access() == MemberAccess.RECORD_ACCESSOR || key.access() == MemberAccess.FIELD);
    }

    // --------------------------------------------------------------------------------------------------- streams

    private StreamPlan stream(ResolvedStream stream) {
        List<StreamPlan.Reader> readers = new ArrayList<>();
        for (ResolvedStream reader : resolved.readersOf(stream.name())) {
            for (HandlerInput input : reader.inputs()) {
                if (input.streams().contains(stream.name())) {
                    readers.add(new StreamPlan.Reader(
                            reader.name(), input.handler(), stages.between(stream.name(), reader.name())));
                }
            }
        }
        boolean mutable = !facts.isImmutable(stream.model().event());
        return new StreamPlan(
                stream,
                "emit" + Naming.capitalise(stream.name()),
                readers,
                mutable && readers.size() > 1,
                mutable,
                clocksBefore(stream),
                clocksOnLanes(stream),
                stages.stageOf(stream.name()),
                stream.model() instanceof StreamModel.SourceStream ? touchedBy(stream) : List.of(),
                deadLettersOf(stream));
    }

    /**
     * The operators that will need a row for an event of this stream: those that read it, and those behind unions and steps
     * that pass on events of the same type, for which its key is a good guess.
     */
    private List<StreamPlan.Row> touchedBy(ResolvedStream stream) {
        List<StreamPlan.Row> touched = new ArrayList<>();
        for (ResolvedStream reader : resolved.readersOf(stream.name())) {
            if (reader.model() instanceof StreamModel.ApplyStream apply) {
                List<OperatorPlan.EventHandler> handlers = eventHandlers(job.operatorOf(apply));
                for (HandlerInput input : reader.inputs()) {
                    if (input.streams().contains(stream.name())
                            && handlers.get(input.handler()).touchable()) {
                        touched.add(new StreamPlan.Row(reader.name(), input.handler()));
                    }
                }
            } else if (reader.model().event().equals(stream.model().event())) {
                touched.addAll(touchedBy(reader));
            }
        }
        return touched;
    }

    private Optional<String> deadLettersOf(ResolvedStream source) {
        return resolved.streams().stream()
                .filter(other -> other.model() instanceof StreamModel.DeadLetterStream letters
                        && letters.source().value().equals(source.name()))
                .map(ResolvedStream::name)
                .findFirst();
    }

    /** What has a watermark directly before a stream, for each of its inputs that differ in this. */
    private List<List<String>> clocksBefore(ResolvedStream stream) {
        return stream.model()
                .of()
                .map(of -> List.of(List.of(of.value())))
                .orElseGet(() -> byInput(stream, input -> clocksBefore(input.streams())));
    }

    /** As {@link #clocksBefore}, where some inputs come through exchanges. */
    private List<List<StreamPlan.Clock>> clocksOnLanes(ResolvedStream stream) {
        return stream.model()
                .of()
                .map(of -> List.of(List.of(new StreamPlan.Clock(of.value(), Optional.empty()))))
                .orElseGet(() -> byInput(stream, input -> clocksOnLanes(stream, input.streams())));
    }

    private static <C> List<List<C>> byInput(ResolvedStream stream, Function<HandlerInput, Set<C>> clocks) {
        return stream.inputs().stream().map(clocks).map(List::copyOf).distinct().toList();
    }

    /** What has a watermark of its own directly before some inputs; streams in between only pass it on. */
    private Set<String> clocksBefore(List<String> inputs) {
        Set<String> clocks = new LinkedHashSet<>();
        for (String input : inputs) {
            ResolvedStream before = resolved.stream(input);
            if (hasClock(before)) {
                clocks.add(input);
            } else if (before.model().of().isPresent()) {
                clocks.add(before.model().of().get().value());
            } else {
                clocks.addAll(clocksBefore(before.inputNames()));
            }
        }
        return clocks;
    }

    private Set<StreamPlan.Clock> clocksOnLanes(ResolvedStream stream, List<String> inputs) {
        Set<StreamPlan.Clock> clocks = new LinkedHashSet<>();
        for (String input : inputs) {
            ResolvedStream before = resolved.stream(input);
            if (stages.between(input, stream.name()) != Partitioning.DIRECT) {
                clocks.add(new StreamPlan.Clock(input, Optional.of(stream.name())));
            } else if (hasClock(before)) {
                clocks.add(new StreamPlan.Clock(input, Optional.empty()));
            } else if (before.model().of().isPresent()) {
                clocks.add(new StreamPlan.Clock(before.model().of().get().value(), Optional.empty()));
            } else {
                clocks.addAll(clocksOnLanes(before, before.inputNames()));
            }
        }
        return clocks;
    }

    /** Whether the watermark of a stream is not simply that of its inputs. */
    static boolean hasClock(ResolvedStream stream) {
        return stream.model() instanceof StreamModel.SourceStream
                || stream.model() instanceof StreamModel.ApplyStream
                || stream.model().watermark().isPresent();
    }

    // ---------------------------------------------------------------------------------------------------- codecs

    private Map<ClassName, CodecPlan> codecs() {
        Map<ClassName, CodecPlan> codecs = new LinkedHashMap<>();
        for (NamedType type : job.types().all()) {
            codecs.put(
                    type.name(),
                    new CodecPlan(
                            type,
                            naming.codec(type.name(), CodecReach.isFromAnywhere(type, job.types())),
                            facts.schema(type.name()),
                            facts.isImmutable(new TypeModel.Named(type.name()))));
        }
        return codecs;
    }
}
