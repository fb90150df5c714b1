package io.streamwright.processor.diagnose;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * The classes of this compilation that are read from source. Messages have lines only there; elements of class files have
 * none, and may have lost the names of their parameters.
 */
public final class SourceScope {
    /** Qualified names of outermost classes: elements are not kept from one round to the next. */
    private final Set<String> outermost = new HashSet<>();

    /** Adds the root elements of a round. */
    public void add(Set<? extends Element> roots) {
        for (Element root : roots) {
            if (root instanceof TypeElement type) {
                outermost.add(type.getQualifiedName().toString());
            }
        }
    }

    /** Whether {@code element} stands in a source file of this compilation. */
    public boolean contains(Element element) {
        Element current = element;
        while (current.getEnclosingElement() != null && !(current.getEnclosingElement() instanceof PackageElement)) {
            current = current.getEnclosingElement();
        }
        return current instanceof TypeElement type
                && outermost.contains(type.getQualifiedName().toString());
    }
}
