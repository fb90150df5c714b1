package io.streamwright.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The user's classes that a job's events and state consist of, in the order in which they were met. */
public final class TypeTable {
    private final Map<ClassName, NamedType> types;

    public TypeTable(Map<ClassName, NamedType> types) {
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /**
     * The description of a class.
     *
     * @throws IllegalArgumentException if the class is not in the table
     */
    public NamedType get(ClassName name) {
        NamedType type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("not in the type table: " + name);
        }
        return type;
    }

    /** The description of {@code type}. */
    public NamedType get(TypeModel.Named type) {
        return get(type.typeName());
    }

    /** All classes. */
    public Collection<NamedType> all() {
        return types.values();
    }

    /** What gives events of {@code type} their time, if anything does. */
    public Optional<EventTimeModel> eventTimeOf(TypeModel type) {
        return type instanceof TypeModel.Named named ? get(named).eventTime() : Optional.empty();
    }

    @Override
    public String toString() {
        return types.values().toString();
    }
}
