package io.streamwright.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Optional;

/**
 * A method that is called with an event, a timer or a window.
 *
 * @param timer present for {@link HandlerKind#TIMER}
 * @param thrown all exceptions it declares; handlers may declare checked ones
 * @param gapLookup for {@link HandlerKind#EVENT} where events say the gap of their session: where it stands
 * @param keyLookups for {@link HandlerKind#EVENT} in a keyed operator, one per name of its key
 */
public record HandlerModel(
        HandlerKind kind,
        String methodName,
        Optional<TimerModel> timer,
        List<ParamModel> params,
        OutputModel output,
        MethodFlags flags,
        List<TypeName> thrown,
        List<KeyLookup> keyLookups,
        Optional<KeyLookup> gapLookup,
        Place place) {
    public HandlerModel {
        params = List.copyOf(params);
        thrown = List.copyOf(thrown);
        keyLookups = List.copyOf(keyLookups);
    }

    /**
     * The modifiers that matter.
     *
     * @param isGeneric whether it has type parameters
     */
    public record MethodFlags(boolean isStatic, boolean isPrivate, boolean isAbstract, boolean isGeneric) {}

    /** Where the gap of a session stands in the event. */
    public Optional<KeyComponent> gapComponent() {
        return gapLookup.flatMap(KeyLookup::component);
    }

    /** The event parameter, if there is one: always for steps and event handlers of a resolved job. */
    public Optional<ParamModel> eventParam() {
        return params.stream().filter(param -> param.role() == ParamRole.EVENT).findFirst();
    }

    /** The type of the event, as declared (may be primitive). */
    public Optional<TypeModel> eventType() {
        return eventParam().map(ParamModel::type);
    }

    /** How the key is taken from the event; empty if the operator has none. */
    public List<KeyComponent> keys() {
        return keyLookups.stream()
                .flatMap(lookup -> lookup.component().stream())
                .toList();
    }
}
