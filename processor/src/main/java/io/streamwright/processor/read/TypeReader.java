package io.streamwright.processor.read;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import io.streamwright.ListState;
import io.streamwright.MapState;
import io.streamwright.processor.model.PrimitiveKind;
import io.streamwright.processor.model.ScalarKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeModel.ArrayType;
import io.streamwright.processor.model.TypeModel.Boxed;
import io.streamwright.processor.model.TypeModel.EnumType;
import io.streamwright.processor.model.TypeModel.ListStateType;
import io.streamwright.processor.model.TypeModel.ListType;
import io.streamwright.processor.model.TypeModel.MapStateType;
import io.streamwright.processor.model.TypeModel.MapType;
import io.streamwright.processor.model.TypeModel.OptionalType;
import io.streamwright.processor.model.TypeModel.Primitive;
import io.streamwright.processor.model.TypeModel.Scalar;
import io.streamwright.processor.model.TypeModel.SetType;
import io.streamwright.processor.model.TypeModel.Unsupported;
import io.streamwright.processor.model.TypeTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the types of events, keys and state, and fills the type table with the classes they consist of. */
public final class TypeReader {
    private final ReadContext context;
    private final NamedTypeReader named;

    public TypeReader(ReadContext context) {
        this.context = context;
        this.named = new NamedTypeReader(context, this);
    }

    /** All classes met so far. */
    public TypeTable table() {
        return named.table();
    }

    /**
     * Describes {@code type}.
     *
     * @param where the element that names it
     */
    TypeModel read(TypeMirror type, Element where) {
        return switch (type.getKind()) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, CHAR, FLOAT, DOUBLE ->
                new Primitive(PrimitiveKind.valueOf(type.getKind().name()));
            case ARRAY -> new ArrayType(read(((javax.lang.model.type.ArrayType) type).getComponentType(), where));
            case DECLARED -> declared((DeclaredType) type, where);
            case ERROR -> missing(type, where);
            case VOID -> unsupported(type, "it holds no value");
            case TYPEVAR -> unsupported(type, "it is a type variable");
            case WILDCARD -> unsupported(type, "it is a wildcard; write the type itself");
            default -> unsupported(type, "it is not a type of values");
        };
    }

    /**
     * Describes the type of a state field, which may be a list or map of the runtime.
     *
     * @param where the field
     */
    TypeModel readState(TypeMirror type, Element where) {
        if (type instanceof DeclaredType declared) {
            String name =
                    ((TypeElement) declared.asElement()).getQualifiedName().toString();
            List<? extends TypeMirror> arguments = declared.getTypeArguments();
            if (name.equals(ListState.class.getName()) && !arguments.isEmpty()) {
                return new ListStateType(read(arguments.get(0), where));
            }
            if (name.equals(MapState.class.getName()) && !arguments.isEmpty()) {
                return new MapStateType(comparable(read(arguments.get(0), where)), read(arguments.get(1), where));
            }
        }
        return read(type, where);
    }

    private TypeModel missing(TypeMirror type, Element where) {
        context.missing(type, where);
        return unsupported(type, "it does not exist");
    }

    private TypeModel declared(DeclaredType type, Element where) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        Optional<TypeModel> known = value(name).or(() -> container(type, name, where));
        if (known.isPresent()) {
            return known.get();
        }
        if (!element.getTypeParameters().isEmpty()) {
            return unsupported(type, genericReason(name));
        }
        if (element.getKind() == ElementKind.ENUM) {
            return enumType(element);
        }
        return isOfJdk(name)
                ? unsupported(type, "it is not among the supported types of the JDK")
                : named.read(element);
    }

    private static Optional<TypeModel> value(String name) {
        for (PrimitiveKind kind : PrimitiveKind.values()) {
            if (kind.boxedTypeName().toString().equals(name)) {
                return Optional.of(new Boxed(kind));
            }
        }
        for (ScalarKind kind : ScalarKind.values()) {
            if (kind.typeName().canonicalName().equals(name)) {
                return Optional.of(new Scalar(kind));
            }
        }
        return Optional.empty();
    }

    private Optional<TypeModel> container(DeclaredType type, String name, Element where) {
        boolean isMap = name.equals(Map.class.getName());
        if (!isMap
                && !List.of(List.class.getName(), Set.class.getName(), Optional.class.getName())
                        .contains(name)) {
            return Optional.empty();
        }
        List<TypeModel> arguments = type.getTypeArguments().stream()
                .map(argument -> read(argument, where))
                .toList();
        if (arguments.isEmpty()) {
            return Optional.of(unsupported(type, "it is raw; write its type arguments"));
        }
        TypeModel first = arguments.get(0);
        if (isMap) {
            return Optional.of(new MapType(comparable(first), arguments.get(1)));
        }
        if (name.equals(List.class.getName())) {
            return Optional.of(new ListType(first));
        }
        if (name.equals(Set.class.getName())) {
            return Optional.of(new SetType(comparable(first)));
        }
        return Optional.of(
                first instanceof OptionalType
                        ? unsupported(type, "it is an Optional of an Optional")
                        : new OptionalType(first));
    }

    /** Sets and maps find their elements by {@code equals}, which arrays do not have. */
    private static TypeModel comparable(TypeModel type) {
        return type instanceof ArrayType
                ? new Unsupported(
                        type.typeName(), type.display(), "arrays in a set or as keys of a map are never equal")
                : type;
    }

    private static String genericReason(String name) {
        return switch (name) {
            case "java.util.ArrayList", "java.util.LinkedList", "java.util.Collection", "java.lang.Iterable" -> //
                "declare it as List";
            case "java.util.HashSet", "java.util.LinkedHashSet", "java.util.TreeSet", "java.util.SortedSet" -> //
                "declare it as Set";
            case "java.util.HashMap", "java.util.LinkedHashMap", "java.util.TreeMap", "java.util.SortedMap" -> //
                "declare it as Map";
            case "io.streamwright.ListState", "io.streamwright.MapState" -> //
                "it is a @State field of its own, with its type arguments, not part of something";
            default -> "it is generic";
        };
    }

    private EnumType enumType(TypeElement element) {
        List<String> constants = element.getEnclosedElements().stream()
                .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
                .map(member -> member.getSimpleName().toString())
                .toList();
        return new EnumType(ClassName.get(element), constants, context.access(element));
    }

    private static boolean isOfJdk(String name) {
        return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("jdk.");
    }

    static Unsupported unsupported(TypeMirror type, String reason) {
        return new Unsupported(typeName(type), display(type), reason);
    }

    private static TypeName typeName(TypeMirror type) {
        return type.getKind() == TypeKind.ERROR ? ClassName.bestGuess("Missing") : TypeName.get(type);
    }

    /** The type with simple names, for messages. */
    static String display(TypeMirror type) {
        return type.toString().replaceAll("@\\S+ ", "").replaceAll("\\b(?:[a-z_][A-Za-z0-9_]*\\.)+(?=[A-Z])", "");
    }
}
