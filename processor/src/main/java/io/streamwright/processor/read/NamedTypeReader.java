package io.streamwright.processor.read;

import com.palantir.javapoet.ClassName;
import io.streamwright.EventTime;
import io.streamwright.Named;
import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.model.EventTimeModel;
import io.streamwright.processor.model.MemberAccess;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.NamedType.BeanType;
import io.streamwright.processor.model.NamedType.RecordType;
import io.streamwright.processor.model.NamedType.SealedType;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.Text;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeTable;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
 * Reads the user's own classes. Whether a class is one of ours is decided by its shape alone, before its parts are read, so
 * that classes may refer to themselves.
 */
final class NamedTypeReader {
    private final ReadContext context;
    private final TypeReader types;
    /** In the order met; a class is entered before its parts are read, with its description following. */
    private final Set<ClassName> met = new LinkedHashSet<>();

    private final Map<ClassName, NamedType> described = new HashMap<>();

    NamedTypeReader(ReadContext context, TypeReader types) {
        this.context = context;
        this.types = types;
    }

    TypeTable table() {
        Map<ClassName, NamedType> table = new LinkedHashMap<>();
        for (ClassName name : met) {
            NamedType type = described.get(name);
            if (type != null) {
                table.put(name, type);
            }
        }
        return new TypeTable(table);
    }

    /** Describes a class that is not generic, not an enum and not of the JDK. */
    TypeModel read(TypeElement element) {
        Optional<String> flaw = flaw(element);
        if (flaw.isPresent()) {
            return TypeReader.unsupported(element.asType(), flaw.get());
        }
        ClassName name = ClassName.get(element);
        if (met.add(name)) {
            described.put(name, describe(name, element));
        }
        return new TypeModel.Named(name);
    }

    private Optional<String> flaw(TypeElement element) {
        return switch (element.getKind()) {
            case RECORD -> Optional.empty();
            case INTERFACE -> sealedFlaw(element);
            case CLASS -> beanFlaw(element);
            default -> Optional.of("it is an annotation");
        };
    }

    private Optional<String> sealedFlaw(TypeElement element) {
        if (!element.getModifiers().contains(Modifier.SEALED)) {
            return Optional.of("it is an interface that is not sealed");
        }
        for (TypeMirror permitted : element.getPermittedSubclasses()) {
            if (permitted.getKind() != TypeKind.DECLARED) {
                return Optional.of("it permits " + permitted + ", which does not exist");
            }
            TypeElement child = (TypeElement) ((DeclaredType) permitted).asElement();
            if (!child.getTypeParameters().isEmpty()) {
                return Optional.of("it permits " + child.getSimpleName() + ", which is generic");
            }
            Optional<String> flaw = child.getKind() == ElementKind.INTERFACE
                    ? sealedFlaw(child)
                    : child.getKind() == ElementKind.RECORD
                            ? Optional.empty()
                            : Optional.of("it permits " + child.getSimpleName() + ", which is not a record");
            if (flaw.isPresent()) {
                return flaw;
            }
        }
        return Optional.empty();
    }

    private Optional<String> beanFlaw(TypeElement element) {
        Set<Modifier> modifiers = element.getModifiers();
        TypeMirror superclass = element.getSuperclass();
        if (modifiers.contains(Modifier.ABSTRACT)) {
            return Optional.of("it is an abstract class");
        }
        if (element.getEnclosingElement() instanceof TypeElement && !modifiers.contains(Modifier.STATIC)) {
            return Optional.of("it is an inner class, not a static one");
        }
        if (superclass.getKind() == TypeKind.ERROR) {
            context.missing(superclass, element);
        } else if (!ReadContext.is(superclass, Object.class)) {
            return Optional.of("it extends " + TypeReader.display(superclass));
        }
        if (!ClassFactsReader.hasPlainConstructor(element, context)) {
            return Optional.of(
                    "it has no constructor without parameters that is not private and throws no checked exception");
        }
        List<VariableElement> stored = storedFields(element);
        for (VariableElement field : stored) {
            if (field.getModifiers().contains(Modifier.PRIVATE)) {
                return Optional.of("its field `" + field.getSimpleName() + "` is private");
            }
            if (field.getModifiers().contains(Modifier.FINAL)) {
                return Optional.of("its field `" + field.getSimpleName() + "` is final");
            }
        }
        return stored.isEmpty() ? Optional.of("it has no fields") : Optional.empty();
    }

    private static List<VariableElement> storedFields(TypeElement element) {
        return ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC)
                        && !field.getModifiers().contains(Modifier.TRANSIENT))
                .toList();
    }

    private NamedType describe(ClassName name, TypeElement element) {
        ElementPlace place = ElementPlace.of(element);
        List<EventTimeModel> times = eventTimes(element);
        return switch (element.getKind()) {
            case RECORD -> new RecordType(name, context.access(element), components(element), times, place);
            case INTERFACE -> new SealedType(name, context.access(element), permitted(element), times, place);
            default -> new BeanType(name, context.access(element), fields(element), times, place);
        };
    }

    private List<PartModel> components(TypeElement element) {
        return element.getRecordComponents().stream()
                .map(component -> part(component, fieldOf(component), component.asType()))
                .toList();
    }

    private List<PartModel> fields(TypeElement element) {
        return storedFields(element).stream()
                .map(field -> part(field, field, field.asType()))
                .toList();
    }

    private PartModel part(Element part, Element place, TypeMirror type) {
        String name = part.getSimpleName().toString();
        String formatName = markOf(part, Named.class)
                .flatMap(mark -> mark.text("value"))
                .map(Text::value)
                .orElse(name);
        return new PartModel(
                name,
                formatName,
                types.read(type, place),
                FillReader.of(annotation -> fillOf(part, place, annotation)),
                ElementPlace.of(place));
    }

    /** On the field of a component, if it is there as well: that has a line in the source. */
    private static Optional<Mark> fillOf(Element part, Element place, Class<? extends Annotation> type) {
        return Mark.find(place, type).or(() -> markOf(part, type));
    }

    private List<ClassName> permitted(TypeElement element) {
        Set<ClassName> permitted = new LinkedHashSet<>();
        for (TypeMirror child : element.getPermittedSubclasses()) {
            TypeElement childElement = (TypeElement) ((DeclaredType) child).asElement();
            if (childElement.getKind() == ElementKind.INTERFACE) {
                permitted.addAll(permitted(childElement));
            } else {
                read(childElement);
                permitted.add(ClassName.get(childElement));
            }
        }
        return List.copyOf(permitted);
    }

    private List<EventTimeModel> eventTimes(TypeElement element) {
        List<EventTimeModel> times = new ArrayList<>();
        Set<String> components = new LinkedHashSet<>();
        for (RecordComponentElement component : element.getRecordComponents()) {
            components.add(component.getSimpleName().toString());
            if (markOf(component, EventTime.class).isPresent()) {
                times.add(eventTime(component, fieldOf(component), component.asType(), MemberAccess.RECORD_ACCESSOR));
            }
        }
        for (Element member : element.getEnclosedElements()) {
            // A record passes the annotations of its components on to its fields and accessors.
            if (!Mark.isOn(member, EventTime.class)
                    || member.getModifiers().contains(Modifier.STATIC)
                    || components.contains(member.getSimpleName().toString())) {
                continue;
            }
            if (member.getKind() == ElementKind.FIELD) {
                times.add(eventTime(member, member, member.asType(), MemberAccess.FIELD));
            } else if (member instanceof ExecutableElement method
                    && method.getParameters().isEmpty()) {
                times.add(eventTime(member, member, method.getReturnType(), MemberAccess.METHOD));
            }
        }
        return times;
    }

    private EventTimeModel eventTime(Element member, Element place, TypeMirror type, MemberAccess access) {
        // Components have no modifiers; their accessors are public.
        boolean isComponent = member.getKind() == ElementKind.RECORD_COMPONENT;
        return new EventTimeModel(
                member.getSimpleName().toString(),
                access,
                types.read(type, place),
                isComponent || member.getModifiers().contains(Modifier.PUBLIC),
                !isComponent && member.getModifiers().contains(Modifier.PRIVATE),
                Mark.find(place, EventTime.class).map(Mark::place).orElse(ElementPlace.of(place)));
    }

    /**
     * The annotation of a field or component. Class files keep those of a component reliably on its accessor and field only.
     */
    private static Optional<Mark> markOf(Element part, Class<? extends Annotation> type) {
        Optional<Mark> own = Mark.find(part, type);
        if (own.isPresent() || !(part instanceof RecordComponentElement component)) {
            return own;
        }
        return Mark.find(fieldOf(component), type)
                .or(() -> Optional.ofNullable(component.getAccessor()).flatMap(accessor -> Mark.find(accessor, type)));
    }

    /** The field of a component, which unlike the component itself has a line in the source. */
    private static Element fieldOf(RecordComponentElement component) {
        Element owner = component.getEnclosingElement();
        List<? extends Element> members = owner == null ? List.of() : owner.getEnclosedElements();
        for (VariableElement field : ElementFilter.fieldsIn(members)) {
            if (field.getSimpleName().equals(component.getSimpleName())
                    && !field.getModifiers().contains(Modifier.STATIC)) {
                return field;
            }
        }
        return component;
    }
}
