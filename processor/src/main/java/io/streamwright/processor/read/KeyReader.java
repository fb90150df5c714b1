package io.streamwright.processor.read;

import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.KeyLookup;
import io.streamwright.processor.model.KeyLookup.Outcome;
import io.streamwright.processor.model.KeyModel;
import io.streamwright.processor.model.MemberAccess;
import io.streamwright.processor.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Finds what the names of a {@code @KeyedBy} stand for: a component, field or method of the event, in this order, else a
 * static method of the operator.
 */
final class KeyReader {
    private final TypeElement operator;
    private final KeyModel key;
    private final ReadContext context;
    private final TypeReader types;
    private final String operatorPackage;

    KeyReader(TypeElement operator, KeyModel key, ReadContext context, TypeReader types) {
        this.operator = operator;
        this.key = key;
        this.context = context;
        this.types = types;
        this.operatorPackage = context.packageOf(operator);
    }

    /** Looks up all components of the key, as the class names them or the event parameter does. */
    List<KeyLookup> lookUp(VariableElement event, Optional<KeyModel> override) {
        return override.orElse(key).names().stream()
                .map(name -> lookUp(name, event))
                .toList();
    }

    private KeyLookup lookUp(Text name, VariableElement event) {
        List<Found> found = new ArrayList<>(ofEvent(name.value(), event));
        found.addAll(ofOperator(name.value(), event.asType()));
        Optional<Found> usable =
                found.stream().filter(f -> f.outcome == Outcome.FOUND).findFirst();
        Outcome outcome =
                usable.or(() -> found.stream().findFirst()).map(f -> f.outcome).orElse(Outcome.UNKNOWN);
        return new KeyLookup(
                name.value(),
                outcome,
                usable.map(f -> new KeyComponent(name.value(), types.read(f.type, f.member), f.access, name.value())),
                outcome == Outcome.UNKNOWN ? candidates(event) : List.of(),
                name.place());
    }

    private List<Found> ofEvent(String name, VariableElement event) {
        List<Found> found = new ArrayList<>();
        for (Element member : membersOf(event.asType())) {
            if (!member.getSimpleName().contentEquals(name)) {
                continue;
            }
            boolean isAccessible = context.isAccessible(member, operatorPackage);
            Outcome outcome = isAccessible ? Outcome.FOUND : Outcome.NOT_ACCESSIBLE;
            if (member instanceof RecordComponentElement) {
                // Accessors are public; the component itself has no modifiers.
                found.add(new Found(member, member.asType(), MemberAccess.RECORD_ACCESSOR, Outcome.FOUND));
            } else if (member.getKind() == ElementKind.FIELD) {
                found.add(new Found(member, member.asType(), MemberAccess.FIELD, outcome));
            } else if (member instanceof ExecutableElement method) {
                found.add(new Found(member, method.getReturnType(), MemberAccess.METHOD, outcome));
            }
        }
        return found;
    }

    /** Components, instance fields and instance methods without parameters that return something, in this order. */
    private List<Element> membersOf(TypeMirror event) {
        if (event.getKind() != TypeKind.DECLARED) {
            return List.of();
        }
        TypeElement type = (TypeElement) ((DeclaredType) event).asElement();
        List<Element> members = new ArrayList<>(type.getRecordComponents());
        List<? extends Element> all = context.elements().getAllMembers(type);
        ElementFilter.fieldsIn(all).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .forEach(members::add);
        ElementFilter.methodsIn(all).stream().filter(this::isGetter).forEach(members::add);
        return members;
    }

    private boolean isGetter(ExecutableElement method) {
        return method.getParameters().isEmpty()
                && method.getTypeParameters().isEmpty()
                && method.getReturnType().getKind() != TypeKind.VOID
                && !method.getModifiers().contains(Modifier.STATIC)
                && !isOfObject(method)
                && !context.throwsChecked(method);
    }

    private static boolean isOfObject(ExecutableElement method) {
        return method.getEnclosingElement() instanceof TypeElement owner
                && owner.getQualifiedName().contentEquals("java.lang.Object");
    }

    private List<Found> ofOperator(String name, TypeMirror event) {
        return ElementFilter.methodsIn(operator.getEnclosedElements()).stream()
                .filter(method -> method.getSimpleName().contentEquals(name))
                .map(method -> new Found(
                        method,
                        method.getReturnType(),
                        MemberAccess.OPERATOR_STATIC,
                        isFunction(method, event) ? Outcome.FOUND : Outcome.BAD_FUNCTION))
                .toList();
    }

    private boolean isFunction(ExecutableElement method, TypeMirror event) {
        return method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && method.getTypeParameters().isEmpty()
                && method.getParameters().size() == 1
                && context.types()
                        .isAssignable(event, method.getParameters().get(0).asType())
                && method.getReturnType().getKind() != TypeKind.VOID
                && !context.throwsChecked(method);
    }

    private List<String> candidates(VariableElement event) {
        Set<String> names = new LinkedHashSet<>();
        for (Element member : membersOf(event.asType())) {
            if (member instanceof RecordComponentElement || context.isAccessible(member, operatorPackage)) {
                names.add(member.getSimpleName().toString());
            }
        }
        for (ExecutableElement method : ElementFilter.methodsIn(operator.getEnclosedElements())) {
            if (isFunction(method, event.asType())) {
                names.add(method.getSimpleName().toString());
            }
        }
        return List.copyOf(names);
    }

    private record Found(Element member, TypeMirror type, MemberAccess access, Outcome outcome) {}
}
