package io.streamwright.processor.diagnose;

import io.streamwright.processor.model.Place;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A place in the code: an element, where known an annotation on it, where known a value of that.
 *
 * <p>Valid in the round in which it was made.
 */
public record ElementPlace(
        Element element,
        @Nullable AnnotationMirror annotation,
        @Nullable AnnotationValue value) implements Place {

    /** The place of an element. */
    public static ElementPlace of(Element element) {
        return new ElementPlace(element, null, null);
    }
}
