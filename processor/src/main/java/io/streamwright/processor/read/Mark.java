package io.streamwright.processor.read;

import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.Text;
import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * An annotation of the language on an element, with the places of its values.
 *
 * @param element what carries it
 * @param mirror the annotation
 */
record Mark(Element element, AnnotationMirror mirror) {

    /** The annotation of {@code type} on {@code element}, if it is there. */
    static Optional<Mark> find(Element element, Class<? extends Annotation> type) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (qualifiedName(mirror).contentEquals(type.getName())) {
                return Optional.of(new Mark(element, mirror));
            }
        }
        return Optional.empty();
    }

    /** Whether {@code element} carries an annotation of {@code type}. */
    static boolean isOn(Element element, Class<? extends Annotation> type) {
        return find(element, type).isPresent();
    }

    /** The qualified name of the annotation. */
    static Name qualifiedName(AnnotationMirror mirror) {
        return ((TypeElement) mirror.getAnnotationType().asElement()).getQualifiedName();
    }

    /** The annotation itself. */
    Place place() {
        return new ElementPlace(element, mirror, null);
    }

    /** The value of {@code member}, or the annotation where that is not written. */
    Place place(String member) {
        return value(member).map(this::place).orElse(place());
    }

    private Place place(AnnotationValue value) {
        return new ElementPlace(element, mirror, value);
    }

    /** The members that are written, with their places. */
    Map<String, Place> written() {
        Map<String, Place> written = new LinkedHashMap<>();
        mirror.getElementValues()
                .forEach((member, value) -> written.put(member.getSimpleName().toString(), place(value)));
        return written;
    }

    /** The string that is written for {@code member}. */
    Optional<Text> text(String member) {
        return value(member).map(this::text);
    }

    /** The string that is written for {@code member}; where the compiler misses it, an empty one for our rules to judge. */
    Text textOrEmpty(String member) {
        return text(member).orElseGet(() -> new Text("", place()));
    }

    /** The strings that are written for {@code member}, each at its own place. */
    List<Text> texts(String member) {
        Optional<AnnotationValue> value = value(member);
        if (value.isPresent() && value.get().getValue() instanceof List<?> elements) {
            return elements.stream()
                    .map(element -> text((AnnotationValue) element))
                    .toList();
        }
        return value.map(this::text).stream().toList();
    }

    private Text text(AnnotationValue value) {
        return new Text(String.valueOf(value.getValue()), place(value));
    }

    /** The name of the enum constant that is written for {@code member}. */
    Optional<String> constant(String member) {
        return value(member)
                .filter(value -> value.getValue() instanceof Element)
                .map(value -> ((Element) value.getValue()).getSimpleName().toString());
    }

    /** The whole number that is written for {@code member}. */
    Optional<Integer> number(String member) {
        return value(member)
                .filter(value -> value.getValue() instanceof Integer)
                .map(value -> (Integer) value.getValue());
    }

    /** The number that is written for {@code member}, whole or not. */
    Optional<Double> decimal(String member) {
        return value(member)
                .filter(value -> value.getValue() instanceof Number)
                .map(value -> ((Number) value.getValue()).doubleValue());
    }

    /** The boolean that is written for {@code member}. */
    Optional<Boolean> flag(String member) {
        return value(member)
                .filter(value -> value.getValue() instanceof Boolean)
                .map(value -> (Boolean) value.getValue());
    }

    /** The class that is written for {@code member}; absent if it does not exist. */
    Optional<TypeMirror> type(String member) {
        return value(member)
                .filter(value -> value.getValue() instanceof TypeMirror)
                .map(value -> (TypeMirror) value.getValue());
    }

    private Optional<AnnotationValue> value(String member) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(member)) {
                return Optional.of(entry.getValue());
            }
        }
        return Optional.empty();
    }
}
