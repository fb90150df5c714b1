package io.streamwright.processor.read;

import com.palantir.javapoet.ClassName;
import io.streamwright.Apply;
import io.streamwright.KeyedBy;
import io.streamwright.StreamJob;
import io.streamwright.Window;
import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.model.MarkedElement;
import io.streamwright.processor.model.MarkedElement.Owner;
import io.streamwright.processor.model.MarkedElement.Target;
import io.streamwright.processor.model.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/** Finds all annotations of the language in the classes of a round, whether or not a job knows of them. */
public final class PlacementReader {
    private final List<MarkedElement> found = new ArrayList<>();
    private final List<TypeElement> operators = new ArrayList<>();
    private final Set<ClassName> applied = new HashSet<>();

    private PlacementReader() {}

    /** Walks through {@code roots} and all that is nested in them. */
    public static PlacementReader of(Collection<? extends Element> roots) {
        PlacementReader reader = new PlacementReader();
        Collection<TypeElement> types = ElementFilter.typesIn(Set.copyOf(roots));
        types.forEach(reader::collectApplied);
        types.forEach(reader::visit);
        return reader;
    }

    /** Everything that carries an annotation of the language. */
    public List<MarkedElement> marked() {
        return List.copyOf(found);
    }

    /** The classes that look like operators: they have handlers, a key or a window. */
    public List<TypeElement> operators() {
        return List.copyOf(operators);
    }

    private void collectApplied(TypeElement type) {
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            Mark.find(method, Apply.class)
                    .flatMap(mark -> mark.type("value"))
                    .map(StreamReader::operatorName)
                    .ifPresent(applied::add);
        }
        ElementFilter.typesIn(type.getEnclosedElements()).forEach(this::collectApplied);
    }

    private void visit(TypeElement type) {
        Owner owner = owner(type);
        add(type, Target.CLASS, owner);
        for (Element component : type.getRecordComponents()) {
            add(component, Target.COMPONENT, owner);
        }
        // A record passes the annotations of its components on to its fields, accessors and constructor.
        boolean isRecord = type.getKind() == ElementKind.RECORD;
        for (Element member : type.getEnclosedElements()) {
            switch (member.getKind()) {
                case FIELD -> {
                    if (!isRecord || isStatic(member)) {
                        add(member, Target.FIELD, owner);
                    }
                }
                case METHOD -> visitMethod((ExecutableElement) member, owner);
                case CONSTRUCTOR -> {
                    if (!isRecord) {
                        visitParameters((ExecutableElement) member, Target.PARAMETER, owner);
                    }
                }
                case CLASS, INTERFACE, RECORD, ENUM -> visit((TypeElement) member);
                default -> {}
            }
        }
    }

    private void visitMethod(ExecutableElement method, Owner owner) {
        boolean isGetter =
                method.getParameters().isEmpty() && method.getReturnType().getKind() != TypeKind.VOID;
        add(method, isGetter ? Target.GETTER : Target.METHOD, owner);
        boolean isHandler = owner == Owner.JOB
                ? method.isDefault()
                : OperatorReader.handlerKind(method).isPresent();
        visitParameters(method, isHandler ? Target.HANDLER_PARAMETER : Target.PARAMETER, owner);
    }

    private void visitParameters(ExecutableElement method, Target target, Owner owner) {
        for (VariableElement param : method.getParameters()) {
            add(param, target, owner);
        }
    }

    private Owner owner(TypeElement type) {
        if (Mark.isOn(type, StreamJob.class)) {
            return Owner.JOB;
        }
        boolean looksLikeOperator = Mark.isOn(type, KeyedBy.class)
                || Mark.isOn(type, Window.class)
                || ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                        .anyMatch(method -> OperatorReader.handlerKind(method).isPresent());
        if (looksLikeOperator) {
            operators.add(type);
        }
        return looksLikeOperator || applied.contains(ClassName.get(type)) ? Owner.OPERATOR : Owner.OTHER;
    }

    private void add(Element element, Target target, Owner owner) {
        Map<String, Place> annotations = JobReader.marks(element);
        if (!annotations.isEmpty()) {
            String name = element.getSimpleName().toString();
            boolean isStatic = isStatic(element) && target != Target.CLASS;
            found.add(new MarkedElement(name, target, owner, isStatic, annotations, ElementPlace.of(element)));
        }
    }

    private static boolean isStatic(Element element) {
        return element.getModifiers().contains(Modifier.STATIC);
    }
}
