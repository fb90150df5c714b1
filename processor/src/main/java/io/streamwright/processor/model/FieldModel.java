package io.streamwright.processor.model;

import com.palantir.javapoet.TypeName;
import io.streamwright.Redistribution;
import java.util.Optional;
import java.util.Set;

/**
 * A field of an operator.
 *
 * @param type unsupported for most services; their type is {@link #typeName()} all the same
 * @param roles exactly one in a resolved job, but for static fields, which have none
 * @param config present with {@link FieldRole#CONFIG}
 * @param service present with {@link FieldRole#SERVICE}
 * @param ttl how long it is kept, if that is said of this field
 * @param redistribute how the lists of lanes are given to other lanes, if that is written
 */
public record FieldModel(
        String name,
        TypeModel type,
        FieldFlags flags,
        Set<FieldRole> roles,
        Optional<ConfigModel> config,
        Optional<ServiceModel> service,
        Optional<TtlModel> ttl,
        Optional<RedistributeModel> redistribute,
        Place place) {
    public FieldModel {
        roles = Set.copyOf(roles);
    }

    /** The modifiers that matter. */
    public record FieldFlags(boolean isStatic, boolean isPrivate, boolean isFinal) {}

    /**
     * A {@code @Config} annotation.
     *
     * @param name of the setting
     * @param description one line, may be empty
     */
    public record ConfigModel(Text name, boolean required, String description) {}

    /**
     * What is to know of a service.
     *
     * @param isConstructible whether {@code new Type()} compiles in the package of the operator
     * @param isReachable whether code in the package of the operator can name the type
     * @param isAutoCloseable whether it is closed with the job
     */
    public record ServiceModel(boolean isConstructible, boolean isReachable, boolean isAutoCloseable) {}

    /** How the lists of lanes are given to other lanes. */
    public Redistribution redistribution() {
        return redistribute.map(RedistributeModel::value).orElse(Redistribution.SPLIT);
    }

    /** Whether the field has {@code role}. */
    public boolean is(FieldRole role) {
        return roles.contains(role);
    }

    /** The type as declared. */
    public TypeName typeName() {
        return type.typeName();
    }
}
