package io.streamwright.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An operator class. Several streams, of several jobs, may apply it.
 *
 * @param uid that of the class
 * @param key present if it is keyed
 * @param window present if its state is one per key and window
 * @param ttl how long fields without a setting of their own are kept
 * @param fields in source order
 * @param handlers in source order
 * @param merges the methods that merge state, one at most in a resolved job
 * @param place the class
 */
public record OperatorModel(
        ClassName name,
        ClassFacts facts,
        Access access,
        Optional<Text> uid,
        Optional<KeyModel> key,
        Optional<WindowModel> window,
        Optional<TtlModel> ttl,
        List<FieldModel> fields,
        List<HandlerModel> handlers,
        List<MergeModel> merges,
        Place place) {
    public OperatorModel {
        fields = List.copyOf(fields);
        handlers = List.copyOf(handlers);
        merges = List.copyOf(merges);
    }

    /** The package of the class, empty for the unnamed one. */
    public String packageName() {
        return access.packageName();
    }

    /** Whether its state is one per key. */
    public boolean isKeyed() {
        return key.isPresent();
    }

    /** Whether it has windows over the events of all keys, which all come to one lane. */
    public boolean isOverAllKeys() {
        return key.isEmpty() && window.isPresent();
    }

    /** The fields with {@code role}. */
    public List<FieldModel> fields(FieldRole role) {
        return fields.stream().filter(field -> field.is(role)).toList();
    }

    /** The handlers of {@code kind}. */
    public List<HandlerModel> handlers(HandlerKind kind) {
        return handlers.stream().filter(handler -> handler.kind() == kind).toList();
    }

    /** The method that merges state, if there is one. */
    public Optional<MergeModel> merge() {
        return merges.stream().findFirst();
    }

    /** The timers that have a handler, in source order. */
    public List<TimerModel> timers() {
        return handlers.stream().flatMap(handler -> handler.timer().stream()).toList();
    }

    /** Whether a timer has several times per key. */
    public boolean hasManyTimes(TimerModel timer) {
        return handlers.stream()
                .flatMap(handler -> handler.params().stream())
                .anyMatch(param ->
                        param.role() == ParamRole.TIMERS && param.bindingName().equals(timer.name()));
    }

    /** The key components as the first event handler has them; empty if it is not keyed. */
    public List<KeyComponent> keys() {
        return handlers(HandlerKind.EVENT).stream()
                .map(HandlerModel::keys)
                .findFirst()
                .orElse(List.of());
    }

    /**
     * Which component of the key {@code param} receives: the only one, or the one of its name.
     *
     * @return an index into {@link #keys()}, or -1 if there is none
     */
    public int keyIndex(ParamModel param) {
        List<String> names =
                key.stream().flatMap(k -> k.names().stream()).map(Text::value).toList();
        return names.size() == 1 ? 0 : names.indexOf(param.bindingName());
    }

    /**
     * Whether its windows may fire before their end, or by the clock, or more than once; sessions that only fire again for late events
     * by the same handler, whose state goes on, do not count.
     */
    public boolean isFiring() {
        return window.filter(spec -> spec.early().fires()
                        || !spec.isEventTime()
                        || firesWhenAsked()
                        || (spec.isSession()
                                ? purges() || !handlers(HandlerKind.FIRE).isEmpty()
                                : spec.latenessMillis() > 0))
                .isPresent();
    }

    /** Whether its windows are the last so many events of a key. */
    public boolean slidesByCount() {
        return window.filter(WindowModel::slidesByCount).isPresent();
    }

    /** Whether the user's own methods decide when windows fire. */
    public boolean firesWhenAsked() {
        return !handlers(HandlerKind.FIRE_WHEN).isEmpty();
    }

    /** Whether the state of a window may begin anew before its end. */
    public boolean purges() {
        return window.filter(WindowModel::discards).isPresent()
                || handlers(HandlerKind.FIRE_WHEN).stream()
                        .anyMatch(handler -> !handler.output().returnType().isPrimitive());
    }

    /** The method that decides whether a window fires after an event of this type, boxed, if there is one. */
    public Optional<HandlerModel> fireWhen(TypeModel event) {
        Optional<HandlerModel> ofType = handlers(HandlerKind.FIRE_WHEN).stream()
                .filter(handler -> handler.eventType().map(TypeModel::boxed).equals(Optional.of(event)))
                .findFirst();
        return ofType.or(() -> handlers(HandlerKind.FIRE_WHEN).stream()
                .filter(handler -> handler.eventType().isEmpty())
                .findFirst());
    }

    /** The type of what it puts out, boxed; empty if no handler puts out anything. */
    public Optional<TypeModel> outputType() {
        return outputType(handlers.stream().filter(handler -> handler.kind() != HandlerKind.LATE));
    }

    /** The type of what it puts out for late events, boxed; empty if no handler of these puts out anything. */
    public Optional<TypeModel> lateOutputType() {
        return outputType(handlers.stream().filter(handler -> handler.kind() == HandlerKind.LATE));
    }

    private static Optional<TypeModel> outputType(Stream<HandlerModel> handlers) {
        return handlers.flatMap(handler -> handler.output().element().stream()).findFirst();
    }

    /** The handler of late events of this type, boxed, if there is one. */
    public Optional<HandlerModel> lateHandler(TypeModel event) {
        return handlers(HandlerKind.LATE).stream()
                .filter(handler -> handler.eventType().map(TypeModel::boxed).equals(Optional.of(event)))
                .findFirst();
    }
}
