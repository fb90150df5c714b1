package io.streamwright.processor.read;

import com.palantir.javapoet.ClassName;
import io.streamwright.Apply;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.processor.diagnose.ElementPlace;
import io.streamwright.processor.model.Access;
import io.streamwright.processor.model.ClassFacts;
import io.streamwright.processor.model.ClassFacts.ConstructorFact;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.JobModel.JobFacts;
import io.streamwright.processor.model.MethodModel;
import io.streamwright.processor.model.MethodModel.Kind;
import io.streamwright.processor.model.MethodModel.Returns;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.StreamModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads a job: its interface, the operators it applies and the types these speak of. */
public final class JobReader {
    private final ReadContext context;
    private final TypeReader types;
    private final StreamReader streams;
    private final OperatorReader operators;

    public JobReader(ReadContext context) {
        this.context = context;
        this.types = new TypeReader(context);
        this.streams = new StreamReader(context, types);
        this.operators = new OperatorReader(context, types);
    }

    /** Describes the job {@code element}, which is annotated with {@code @StreamJob}. */
    public JobModel read(TypeElement element) {
        Mark mark = Mark.find(element, StreamJob.class).orElseThrow();
        List<MethodModel> methods = new ArrayList<>();
        List<StreamModel> found = new ArrayList<>();
        Map<ClassName, OperatorModel> applied = new LinkedHashMap<>();
        Set<String> watermarks = WatermarkReader.methodsOf(element);
        for (ExecutableElement method : ElementFilter.methodsIn(element.getEnclosedElements())) {
            if (method.isDefault() && watermarks.contains(method.getSimpleName().toString())) {
                // tells the watermark of a stream, and is none itself
                continue;
            }
            MethodModel shape = method(method);
            methods.add(shape);
            streams.read(method, shape).ifPresent(found::add);
            Mark.find(method, Apply.class).ifPresent(apply -> readOperator(apply, applied));
        }
        return new JobModel(
                ClassName.get(element),
                mark.textOrEmpty("value"),
                generatedName(element),
                facts(element),
                context.access(element),
                LanesReader.parallelism(element),
                methods,
                found,
                List.copyOf(applied.values()),
                types.table(),
                ElementPlace.of(element));
    }

    private static JobFacts facts(TypeElement element) {
        return new JobFacts(
                element.getKind() == ElementKind.INTERFACE,
                !element.getTypeParameters().isEmpty(),
                !element.getInterfaces().isEmpty());
    }

    private static ClassName generatedName(TypeElement element) {
        ClassName name = ClassName.get(element);
        return ClassName.get(name.packageName(), String.join("_", name.simpleNames()) + "Job");
    }

    private void readOperator(Mark apply, Map<ClassName, OperatorModel> applied) {
        Optional<TypeMirror> type = apply.type("value");
        if (type.isEmpty() || type.get().getKind() == TypeKind.ERROR) {
            // The compiler does not tell the name of a class that it did not find.
            context.missing("The class that @Apply names", apply.element());
            return;
        }
        ClassName name = StreamReader.operatorName(type.get());
        if (!applied.containsKey(name)) {
            applied.put(name, operator(name, type.get(), apply));
        }
    }

    private OperatorModel operator(ClassName name, TypeMirror type, Mark apply) {
        if (type instanceof DeclaredType declared) {
            return operators.read((TypeElement) declared.asElement());
        }
        return new OperatorModel(
                name,
                new ClassFacts(
                        ClassFacts.Kind.OTHER, false, false, false, Optional.empty(), ConstructorFact.ACCESSIBLE),
                new Access("", true, false),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                apply.place("value"));
    }

    private MethodModel method(ExecutableElement method) {
        TypeMirror returns = method.getReturnType();
        return new MethodModel(
                method.getSimpleName().toString(),
                kind(method),
                !method.getTypeParameters().isEmpty(),
                method.getParameters().size(),
                returns(method),
                TypeReader.display(returns),
                marks(method),
                written(method),
                ElementPlace.of(method));
    }

    private static Kind kind(ExecutableElement method) {
        if (method.getModifiers().contains(Modifier.STATIC)) {
            return Kind.STATIC;
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            return Kind.PRIVATE;
        }
        return method.isDefault() ? Kind.DEFAULT : Kind.ABSTRACT;
    }

    private Returns returns(ExecutableElement method) {
        TypeMirror type = method.getReturnType();
        if (type.getKind() == TypeKind.VOID) {
            return Returns.VOID;
        }
        if (type.getKind() == TypeKind.ERROR) {
            context.missing(type, method);
        }
        if (!ReadContext.is(type, StreamOf.class)) {
            return Returns.OTHER;
        }
        return ((DeclaredType) type).getTypeArguments().isEmpty() ? Returns.RAW_STREAM_OF : Returns.STREAM_OF;
    }

    private static Set<String> written(ExecutableElement method) {
        Set<String> written = new LinkedHashSet<>();
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            String annotation =
                    mirror.getAnnotationType().asElement().getSimpleName().toString();
            for (ExecutableElement member : mirror.getElementValues().keySet()) {
                written.add(annotation + "." + member.getSimpleName());
            }
        }
        return written;
    }

    /** The annotations of the language on {@code element}, by simple name. */
    static Map<String, Place> marks(Element element) {
        Map<String, Place> marks = new LinkedHashMap<>();
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            String name = Mark.qualifiedName(mirror).toString();
            String languagePackage = StreamJob.class.getPackageName();
            if (name.startsWith(languagePackage + ".") && name.indexOf('.', languagePackage.length() + 1) < 0) {
                marks.put(name.substring(languagePackage.length() + 1), new Mark(element, mirror).place());
            }
        }
        return marks;
    }
}
