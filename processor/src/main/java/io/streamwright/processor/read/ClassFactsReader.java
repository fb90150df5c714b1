package io.streamwright.processor.read;

import io.streamwright.processor.model.ClassFacts;
import io.streamwright.processor.model.ClassFacts.ConstructorFact;
import io.streamwright.processor.model.ClassFacts.Kind;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads what sort of class an operator is. */
final class ClassFactsReader {

    private ClassFactsReader() {}

    static ClassFacts read(TypeElement element, ReadContext context) {
        return new ClassFacts(
                kind(element),
                isInner(element),
                !element.getTypeParameters().isEmpty(),
                element.getModifiers().contains(Modifier.ABSTRACT),
                superclass(element, context),
                constructor(element, context));
    }

    /** Whether code of its own package can make an instance without arguments. */
    static boolean hasPlainConstructor(TypeElement element, ReadContext context) {
        return constructor(element, context) == ConstructorFact.ACCESSIBLE;
    }

    private static Kind kind(TypeElement element) {
        return switch (element.getKind()) {
            case CLASS -> Kind.CLASS;
            case RECORD -> Kind.RECORD;
            case ENUM -> Kind.ENUM;
            default -> Kind.INTERFACE;
        };
    }

    /** Whether an instance needs one of the class around it, or cannot be named at all. */
    static boolean isInner(TypeElement element) {
        return switch (element.getNestingKind()) {
            case TOP_LEVEL -> false;
            case MEMBER -> !element.getModifiers().contains(Modifier.STATIC);
            case LOCAL, ANONYMOUS -> true;
        };
    }

    private static Optional<String> superclass(TypeElement element, ReadContext context) {
        TypeMirror superclass = element.getSuperclass();
        if (superclass.getKind() == TypeKind.ERROR) {
            context.missing(superclass, element);
        }
        return superclass.getKind() != TypeKind.DECLARED
                        || element.getKind() == ElementKind.ENUM
                        || ReadContext.is(superclass, Object.class)
                ? Optional.empty()
                : Optional.of(TypeReader.display(superclass));
    }

    private static ConstructorFact constructor(TypeElement element, ReadContext context) {
        List<ExecutableElement> plain = ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                .filter(constructor -> constructor.getParameters().isEmpty())
                .toList();
        if (plain.isEmpty()) {
            return ConstructorFact.MISSING;
        }
        if (plain.get(0).getModifiers().contains(Modifier.PRIVATE)) {
            return ConstructorFact.PRIVATE;
        }
        return context.throwsChecked(plain.get(0)) ? ConstructorFact.THROWS : ConstructorFact.ACCESSIBLE;
    }
}
