package io.streamwright.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.Optional;

/**
 * What a handler puts out.
 *
 * @param element the type of the results, boxed; absent for {@link OutputKind#NONE}
 * @param returnType the return type as declared
 */
public record OutputModel(OutputKind kind, Optional<TypeModel> element, TypeName returnType) {}
