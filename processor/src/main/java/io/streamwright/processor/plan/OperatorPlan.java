package io.streamwright.processor.plan;

import com.palantir.javapoet.ClassName;
import io.streamwright.Redistribution;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.TtlModel;
import io.streamwright.processor.model.TypeModel;
import java.util.List;
import java.util.Optional;

/**
 * The class that runs an operator in one job.
 *
 * @param generated its name, in the package of the user's class
 * @param eventHandlers with the names of the generated methods, in the order of the model's event handlers
 * @param output the type of the results, boxed; empty if there are none
 * @param lateOutputs where late events go, or what is put out for them
 * @param mutableReferences whether rows refer to objects that user code changes in place, but for lists and maps of the
 *     runtime
 */
public record OperatorPlan(
        OperatorModel model,
        ClassName generated,
        Shape shape,
        RowLayout layout,
        List<EventHandler> eventHandlers,
        Optional<TypeModel> output,
        List<LateOutput> lateOutputs,
        boolean mutableReferences) {

    public OperatorPlan {
        eventHandlers = List.copyOf(eventHandlers);
        lateOutputs = List.copyOf(lateOutputs);
    }

    /** What it keeps. */
    public enum Shape {
        /** Nothing. */
        STATELESS,
        /** Lists of each lane, and that its input has ended. */
        UNKEYED,
        /** A row per key. */
        KEYED,
        /** A row per key and window, which is gone once the window has fired. */
        WINDOWED,
        /** A row per key and pane, a part that several windows have in common. */
        PANED,
        /** A row per session of a key, which fires at its end and for late events. */
        SESSION,
        /** A row per session of a key, which may fire before that as well. */
        FIRING_SESSION,
        /** A row per key and window, which may fire several times. */
        FIRING,
        /** The last events of a key. */
        LAST_EVENTS
    }

    /**
     * An event handler and the generated method that calls it.
     *
     * @param method unique in the generated class
     * @param touchable whether the row of an event can be found without calling user code, so that it can be read ahead
     */
    public record EventHandler(HandlerModel handler, String method, boolean touchable) {

        /** The generated method that reads ahead. */
        public String touchMethod() {
            return "touch" + method.substring("handle".length());
        }

        /** The generated method that gives the hash of an event's key. */
        public String hashMethod() {
            return "hashFor" + method.substring("handle".length());
        }
    }

    /** The user's class. */
    public ClassName user() {
        return model.name();
    }

    /** The fields that are set from the configuration. */
    public List<FieldModel> configs() {
        return model.fields(FieldRole.CONFIG);
    }

    /** The fields that hold services. */
    public List<FieldModel> services() {
        return model.fields(FieldRole.SERVICE);
    }

    /** The fields that are kept. */
    public List<FieldModel> states() {
        return model.fields(FieldRole.STATE);
    }

    /** What is called for a late event of a handler, if anything is. */
    public Optional<HandlerModel> lateHandler(EventHandler handler) {
        return model.lateHandler(handler.handler().eventType().orElseThrow().boxed());
    }

    /** Where the late events of a handler go as they are, if they do. */
    public Optional<LateOutput> lateOutput(EventHandler handler) {
        TypeModel type = handler.handler().eventType().orElseThrow().boxed();
        return model.handlers(HandlerKind.LATE).isEmpty()
                ? lateOutputs.stream()
                        .filter(output -> output.type().equals(type))
                        .findFirst()
                : Optional.empty();
    }

    /** Whether user code changes what a row refers to here; lists and maps of the runtime look after themselves. */
    public boolean isMutable(Slot slot, TypeFacts facts) {
        return slot.storage() == Storage.REFERENCE && !slot.type().isStateObject() && !facts.isImmutable(slot.type());
    }

    /** Whether there are fields that hold lists or maps of the runtime. */
    public boolean hasStateObjects() {
        return !stateObjects().isEmpty();
    }

    /** How long the elements of a field are kept that holds a list or map of the runtime. */
    public Optional<TtlModel> ttlOf(Slot slot) {
        return states().stream()
                .filter(field -> field.name().equals(slot.name()))
                .findFirst()
                .flatMap(field -> field.ttl().or(model::ttl));
    }

    /** Whether some of the state expires. */
    public boolean expires() {
        return !layout.expiries().isEmpty()
                || stateObjects().stream().anyMatch(slot -> ttlOf(slot).isPresent());
    }

    /** The fields that hold lists or maps of the runtime. */
    public List<Slot> stateObjects() {
        return layout.state().stream()
                .filter(slot -> slot.type().isStateObject())
                .toList();
    }

    /** Whether it has something to do when its input ends. */
    public boolean handlesEnd() {
        return !model.handlers(HandlerKind.END).isEmpty();
    }

    /** How the lists of lanes are given to other lanes. */
    public Redistribution redistribution(Slot slot) {
        return states().stream()
                .filter(field -> field.name().equals(slot.name()))
                .findFirst()
                .orElseThrow()
                .redistribution();
    }

    /** The handler of a window that closes. */
    public HandlerModel closeHandler() {
        return model.handlers(HandlerKind.CLOSE).get(0);
    }

    /** What is called when a window fires at its end; empty if nothing is. */
    public Optional<HandlerModel> endHandler() {
        return model.handlers(HandlerKind.CLOSE).stream().findFirst();
    }

    /** What is called when a window fires before or after its end. */
    public HandlerModel againHandler() {
        return model.handlers(HandlerKind.FIRE).stream().findFirst().orElseGet(this::closeHandler);
    }

    /**
     * Whether timers need an object for their key: the queue has room for one number and one reference.
     */
    public boolean needsKeyObject() {
        long numbers = layout.key().stream()
                .filter(slot -> slot.storage() == Storage.WORD)
                .count();
        return (!layout.timers().isEmpty() || shape == Shape.SESSION || shape == Shape.FIRING_SESSION)
                && (numbers > 1 || layout.key().size() - numbers > 1);
    }
}
