package io.streamwright.processor.read;

import io.streamwright.Watermark;
import io.streamwright.processor.model.Text;
import io.streamwright.processor.model.WatermarkMethod;
import io.streamwright.processor.model.WatermarkMethod.TimeParameter;
import io.streamwright.processor.model.WatermarkModel;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @Watermark} and the methods that tell watermarks. */
final class WatermarkReader {
    private final ReadContext context;

    WatermarkReader(ReadContext context) {
        this.context = context;
    }

    /** The methods of a job that tell watermarks, and so are no steps. */
    static Set<String> methodsOf(Element job) {
        return ElementFilter.methodsIn(job.getEnclosedElements()).stream()
                .flatMap(method -> Mark.find(method, Watermark.class).stream())
                .flatMap(mark -> mark.text("by").stream())
                .map(Text::value)
                .collect(Collectors.toSet());
    }

    /**
     * Reads the annotation of a method.
     *
     * @param event the type of the events of its stream
     */
    WatermarkModel read(Mark mark, ExecutableElement method, Optional<TypeMirror> event) {
        return new WatermarkModel(
                OperatorReader.duration(mark, "outOfOrder"),
                OperatorReader.duration(mark, "idleAfter"),
                mark.text("by").filter(name -> !name.value().isEmpty()).map(name -> method(name, method, event)),
                OperatorReader.duration(mark, "every"),
                OperatorReader.duration(mark, "alignWithin"),
                mark.text("alignGroup"),
                mark.place());
    }

    private WatermarkMethod method(Text name, ExecutableElement stream, Optional<TypeMirror> event) {
        List<ExecutableElement> all = ElementFilter.methodsIn(
                Objects.requireNonNull(stream.getEnclosingElement()).getEnclosedElements());
        List<ExecutableElement> named = all.stream()
                .filter(method -> method.getSimpleName().contentEquals(name.value()))
                .toList();
        Optional<ExecutableElement> usable =
                named.stream().filter(method -> flaw(method, event).isEmpty()).findFirst();
        ExecutableElement found = usable.or(() -> named.stream().findFirst()).orElse(null);
        if (found == null) {
            List<String> candidates = all.stream()
                    .filter(method -> flaw(method, event).isEmpty())
                    .map(method -> method.getSimpleName().toString())
                    .toList();
            return new WatermarkMethod(name, Optional.empty(), false, candidates, true, Optional.empty());
        }
        boolean isStatic = found.getModifiers().contains(Modifier.STATIC);
        List<? extends VariableElement> parameters = found.getParameters();
        Optional<TimeParameter> time = parameters.size() == 2
                ? Optional.of(
                        parameters.get(1).asType().getKind() == TypeKind.LONG
                                ? TimeParameter.MILLIS
                                : TimeParameter.INSTANT)
                : Optional.empty();
        return new WatermarkMethod(name, flaw(found, event), true, List.of(), isStatic, time);
    }

    private Optional<String> flaw(ExecutableElement method, Optional<TypeMirror> event) {
        Set<Modifier> modifiers = method.getModifiers();
        List<? extends VariableElement> parameters = method.getParameters();
        if (modifiers.contains(Modifier.PRIVATE)) {
            return Optional.of("is private");
        }
        if (!modifiers.contains(Modifier.STATIC) && !method.isDefault()) {
            return Optional.of("is neither static nor default");
        }
        if (!method.getTypeParameters().isEmpty()) {
            return Optional.of("has type parameters");
        }
        boolean takesEvent = !parameters.isEmpty()
                && event.isPresent()
                && context.types().isAssignable(event.get(), parameters.get(0).asType());
        if (!takesEvent || parameters.size() > 2) {
            return Optional.of("does not take the event, or the event and its time");
        }
        if (parameters.size() == 2 && !isTime(parameters.get(1).asType())) {
            return Optional.of("takes the time of the event as "
                    + TypeReader.display(parameters.get(1).asType()));
        }
        if (!isWatermark(method.getReturnType())) {
            return Optional.of("returns " + TypeReader.display(method.getReturnType()));
        }
        return context.throwsChecked(method) ? Optional.of("throws a checked exception") : Optional.empty();
    }

    private static boolean isTime(TypeMirror type) {
        return type.getKind() == TypeKind.LONG || ReadContext.is(type, Instant.class);
    }

    private static boolean isWatermark(TypeMirror type) {
        if (type.getKind() == TypeKind.LONG
                || ReadContext.is(type, Long.class)
                || ReadContext.is(type, Instant.class)) {
            return true;
        }
        if (!ReadContext.is(type, Optional.class)) {
            return false;
        }
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        return arguments.size() == 1 && ReadContext.is(arguments.get(0), Instant.class);
    }
}
