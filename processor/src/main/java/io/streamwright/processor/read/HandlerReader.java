package io.streamwright.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.streamwright.Counter;
import io.streamwright.EventTime;
import io.streamwright.Firing;
import io.streamwright.Histogram;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyTimers;
import io.streamwright.KeyedBy;
import io.streamwright.Named;
import io.streamwright.OnTimer;
import io.streamwright.Out;
import io.streamwright.TimeDomain;
import io.streamwright.WindowEnd;
import io.streamwright.WindowStart;
import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.HandlerModel.MethodFlags;
import io.streamwright.processor.model.KeyLookup;
import io.streamwright.processor.model.KeyModel;
import io.streamwright.processor.model.OutputKind;
import io.streamwright.processor.model.OutputModel;
import io.streamwright.processor.model.ParamModel;
import io.streamwright.processor.model.ParamRole;
import io.streamwright.processor.model.TimerModel;
import io.streamwright.processor.model.TypeModel;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the methods of the user that are called with events, timers and windows. */
final class HandlerReader {
    private final ReadContext context;
    private final TypeReader types;

    HandlerReader(ReadContext context, TypeReader types) {
        this.context = context;
        this.types = types;
    }

    /**
     * Describes {@code method}.
     *
     * @param keys looks up the key of the event, if the operator has one
     * @param gap looks up the gap of its session, if events say it
     */
    HandlerModel read(ExecutableElement method, HandlerKind kind, Optional<KeyReader> keys, Optional<KeyReader> gap) {
        List<ParamModel> params = params(method, kind);
        return new HandlerModel(
                kind,
                method.getSimpleName().toString(),
                kind == HandlerKind.TIMER ? Optional.of(timer(method)) : Optional.empty(),
                params,
                kind == HandlerKind.FIRE_WHEN ? verdict(method) : output(method, params),
                flags(method),
                method.getThrownTypes().stream().map(TypeName::get).toList(),
                keyLookups(method, kind, params, keys),
                gapLookups(method, kind, params, gap).stream().findFirst(),
                ElementPlace.of(method));
    }

    /** The modifiers of a method that generated code calls. */
    static MethodFlags flags(ExecutableElement method) {
        Set<Modifier> modifiers = method.getModifiers();
        return new MethodFlags(
                modifiers.contains(Modifier.STATIC),
                modifiers.contains(Modifier.PRIVATE),
                modifiers.contains(Modifier.ABSTRACT),
                !method.getTypeParameters().isEmpty());
    }

    private static List<KeyLookup> keyLookups(
            ExecutableElement method, HandlerKind kind, List<ParamModel> params, Optional<KeyReader> keys) {
        if (kind != HandlerKind.EVENT || keys.isEmpty()) {
            return List.of();
        }
        for (int i = 0; i < params.size(); i++) {
            if (params.get(i).role() == ParamRole.EVENT) {
                return keys.get()
                        .lookUp(method.getParameters().get(i), params.get(i).keyedBy());
            }
        }
        return List.of();
    }

    private static List<KeyLookup> gapLookups(
            ExecutableElement method, HandlerKind kind, List<ParamModel> params, Optional<KeyReader> gap) {
        if (kind != HandlerKind.EVENT || gap.isEmpty()) {
            return List.of();
        }
        for (int i = 0; i < params.size(); i++) {
            if (params.get(i).role() == ParamRole.EVENT) {
                return gap.get().lookUp(method.getParameters().get(i), Optional.empty());
            }
        }
        return List.of();
    }

    private static TimerModel timer(ExecutableElement method) {
        Mark mark = Mark.find(method, OnTimer.class).orElseThrow();
        return new TimerModel(
                mark.textOrEmpty("value").value(),
                mark.constant("time").map(TimeDomain::valueOf).orElse(TimeDomain.EVENT),
                mark.place("value"));
    }

    private List<ParamModel> params(ExecutableElement method, HandlerKind kind) {
        boolean areNamesReal = areNamesReal(method);
        List<ParamModel> params = new ArrayList<>();
        boolean hasEvent = kind == HandlerKind.TIMER
                || kind == HandlerKind.CLOSE
                || kind == HandlerKind.FIRE
                || kind == HandlerKind.END;
        for (VariableElement element : method.getParameters()) {
            ParamModel param = param(element, areNamesReal, hasEvent);
            hasEvent |= param.role() == ParamRole.EVENT;
            params.add(param);
        }
        return params;
    }

    /** Class files compiled without {@code -parameters} and without debug information yield {@code arg0}, {@code arg1}. */
    private boolean areNamesReal(ExecutableElement method) {
        if (context.sources().contains(method)) {
            return true;
        }
        List<? extends VariableElement> params = method.getParameters();
        for (int i = 0; i < params.size(); i++) {
            if (!params.get(i).getSimpleName().contentEquals("arg" + i)) {
                return true;
            }
        }
        return false;
    }

    private ParamModel param(VariableElement element, boolean isNameReal, boolean hasEvent) {
        List<String> annotations = new ArrayList<>();
        List<ParamRole> roles = new ArrayList<>();
        for (Binding binding : Binding.values()) {
            if (Mark.isOn(element, binding.annotation)) {
                annotations.add(binding.annotation.getSimpleName());
                roles.add(binding.role);
            }
        }
        TypeMirror type = element.asType();
        Optional<ParamRole> byType = roleOf(type);
        ParamRole unbound = hasEvent ? ParamRole.UNKNOWN : ParamRole.EVENT;
        ParamRole role = byType.or(() -> roles.stream().findFirst()).orElse(unbound);
        return new ParamModel(
                element.getSimpleName().toString(),
                isNameReal,
                Mark.find(element, Named.class).flatMap(mark -> mark.text("value")),
                byType.isPresent() ? TypeReader.unsupported(type, "it is not a value") : types.read(type, element),
                role,
                annotations,
                role == ParamRole.OUT ? Optional.of(argument((DeclaredType) type, element)) : Optional.empty(),
                Mark.find(element, KeyedBy.class).map(mark -> new KeyModel(mark.texts("value"), mark.place())),
                ElementPlace.of(element));
    }

    private static Optional<ParamRole> roleOf(TypeMirror type) {
        for (Handle handle : Handle.values()) {
            if (ReadContext.is(type, handle.type)) {
                return Optional.of(handle.role);
            }
        }
        return Optional.empty();
    }

    /** What decides something puts out nothing. */
    private static OutputModel verdict(ExecutableElement method) {
        TypeMirror type = method.getReturnType();
        TypeName typeName = type.getKind() == TypeKind.ERROR ? ClassName.get(Object.class) : TypeName.get(type);
        return new OutputModel(OutputKind.NONE, Optional.empty(), typeName);
    }

    private OutputModel output(ExecutableElement method, List<ParamModel> params) {
        TypeMirror type = method.getReturnType();
        TypeName typeName = type.getKind() == TypeKind.ERROR ? ClassName.get(Object.class) : TypeName.get(type);
        if (type.getKind() == TypeKind.VOID) {
            Optional<TypeModel> element = params.stream()
                    .flatMap(param -> param.outElement().stream())
                    .findFirst();
            return new OutputModel(element.isPresent() ? OutputKind.OUT : OutputKind.NONE, element, typeName);
        }
        if (ReadContext.is(type, Optional.class)) {
            return new OutputModel(OutputKind.OPTIONAL, Optional.of(argument((DeclaredType) type, method)), typeName);
        }
        for (Class<?> iterable : List.of(Iterable.class, Collection.class, List.class, Set.class)) {
            if (ReadContext.is(type, iterable)) {
                return new OutputModel(
                        OutputKind.ITERABLE, Optional.of(argument((DeclaredType) type, method)), typeName);
            }
        }
        return new OutputModel(
                OutputKind.VALUE, Optional.of(types.read(type, method).boxed()), typeName);
    }

    /** The type of what a step puts out. */
    Optional<TypeMirror> outputOf(ExecutableElement method) {
        TypeMirror type = method.getReturnType();
        if (type.getKind() == TypeKind.VOID) {
            return method.getParameters().stream()
                    .map(VariableElement::asType)
                    .filter(param -> ReadContext.is(param, Out.class))
                    .findFirst()
                    .flatMap(HandlerReader::argument);
        }
        boolean wrapped = List.of(Optional.class, Iterable.class, Collection.class, List.class, Set.class).stream()
                .anyMatch(wrapper -> ReadContext.is(type, wrapper));
        return wrapped ? argument(type) : Optional.of(type);
    }

    private static Optional<TypeMirror> argument(TypeMirror type) {
        return ((DeclaredType) type).getTypeArguments().stream().findFirst().map(argument -> (TypeMirror) argument);
    }

    private TypeModel argument(DeclaredType type, Element where) {
        List<? extends TypeMirror> arguments = type.getTypeArguments();
        return arguments.isEmpty()
                ? TypeReader.unsupported(type, "it is raw; write its type argument")
                : types.read(arguments.get(0), where);
    }

    /** What a parameter receives because of its type. */
    private enum Handle {
        TIMER(KeyTimer.class, ParamRole.TIMER),
        TIMERS(KeyTimers.class, ParamRole.TIMERS),
        OUT(Out.class, ParamRole.OUT),
        FIRING(Firing.class, ParamRole.FIRING),
        COUNTER(Counter.class, ParamRole.COUNTER),
        HISTOGRAM(Histogram.class, ParamRole.HISTOGRAM);

        private final Class<?> type;
        private final ParamRole role;

        Handle(Class<?> type, ParamRole role) {
            this.type = type;
            this.role = role;
        }
    }

    private enum Binding {
        KEY(Key.class, ParamRole.KEY),
        TIME(EventTime.class, ParamRole.TIME),
        START(WindowStart.class, ParamRole.WINDOW_START),
        END(WindowEnd.class, ParamRole.WINDOW_END);

        private final Class<? extends Annotation> annotation;
        private final ParamRole role;

        Binding(Class<? extends Annotation> annotation, ParamRole role) {
            this.annotation = annotation;
            this.role = role;
        }
    }
}
