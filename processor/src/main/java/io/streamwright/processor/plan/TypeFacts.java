package io.streamwright.processor.plan;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeTable;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What follows from the structure of types: whether values can change, how the layout reads in words. */
public final class TypeFacts {
    /** Beyond this a reference is cheaper to hand over than the components. */
    private static final int MOST_WORDS = 16;

    private final TypeTable types;
    private final Map<ClassName, Boolean> immutable = new HashMap<>();

    public TypeFacts(TypeTable types) {
        this.types = types;
    }

    /** Whether a value of this type never changes once made. */
    public boolean isImmutable(TypeModel type) {
        if (type instanceof TypeModel.OptionalType optional) {
            return isImmutable(optional.element());
        }
        if (type instanceof TypeModel.Named named) {
            return isImmutable(named.typeName());
        }
        return !(type instanceof TypeModel.ListType
                || type instanceof TypeModel.SetType
                || type instanceof TypeModel.MapType
                || type.isStateObject()
                || type instanceof TypeModel.ArrayType);
    }

    private boolean isImmutable(ClassName name) {
        Boolean known = immutable.get(name);
        if (known != null) {
            return known;
        }
        // a type that refers to itself is immutable unless something else in it is not
        immutable.put(name, true);
        NamedType type = types.get(name);
        boolean result = !(type instanceof NamedType.BeanType)
                && type.parts().stream().allMatch(part -> isImmutable(part.type()))
                && (!(type instanceof NamedType.SealedType sealed)
                        || sealed.permitted().stream().allMatch(this::isImmutable));
        immutable.put(name, result);
        return result;
    }

    /**
     * The components of a record of primitives, which can cross over to another lane as words; none for all other types, which
     * cross over as they are.
     */
    public List<PartModel> words(TypeModel type) {
        if (type instanceof TypeModel.Named named
                && types.get(named.typeName()) instanceof NamedType.RecordType record) {
            List<PartModel> parts = record.parts();
            boolean primitives = parts.stream().allMatch(part -> part.type().isPrimitive());
            return primitives && parts.size() <= MOST_WORDS ? parts : List.of();
        }
        return List.of();
    }

    /** The layout in words, as the runtime's codecs give it: {@code PageView{page:String,at:Instant}}. */
    public String schema(TypeModel type) {
        return schema(type, new LinkedHashSet<>());
    }

    /** The layout of a named type. */
    public String schema(ClassName name) {
        return schema(name, new LinkedHashSet<>());
    }

    private String schema(TypeModel type, Set<ClassName> around) {
        if (type instanceof TypeModel.ListType list) {
            return "List<" + schema(list.element(), around) + ">";
        }
        if (type instanceof TypeModel.SetType set) {
            return "Set<" + schema(set.element(), around) + ">";
        }
        if (type instanceof TypeModel.MapType map) {
            return "Map<" + schema(map.key(), around) + "," + schema(map.value(), around) + ">";
        }
        if (type instanceof TypeModel.ListStateType list) {
            return "ListState<" + schema(list.element(), around) + ">";
        }
        if (type instanceof TypeModel.MapStateType map) {
            return "MapState<" + schema(map.key(), around) + "," + schema(map.value(), around) + ">";
        }
        if (type instanceof TypeModel.OptionalType optional) {
            return "Optional<" + schema(optional.element(), around) + ">";
        }
        if (type instanceof TypeModel.ArrayType array) {
            return schema(array.component(), around) + "[]";
        }
        if (type instanceof TypeModel.EnumType constants) {
            return constants.display() + "[" + String.join(",", constants.constants()) + "]";
        }
        if (type instanceof TypeModel.Named named) {
            return schema(named.typeName(), around);
        }
        return type.display();
    }

    private String schema(ClassName name, Set<ClassName> around) {
        String simple = String.join(".", name.simpleNames());
        // inside of itself a type is named only
        if (!around.add(name)) {
            return simple;
        }
        NamedType type = types.get(name);
        String content;
        if (type instanceof NamedType.SealedType sealed) {
            content = sealed.permitted().stream()
                    .map(record -> schema(record, around))
                    .collect(Collectors.joining("|", "<", ">"));
        } else {
            content = type.parts().stream()
                    .map((PartModel part) -> part.name() + ":" + schema(part.type(), around))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        around.remove(name);
        return simple + content;
    }
}
