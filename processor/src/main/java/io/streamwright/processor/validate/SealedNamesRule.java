package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.SEALED_NAME_TWICE;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.NamedType.SealedType;
import io.streamwright.processor.model.TypeTable;
import java.util.HashSet;
import java.util.Set;

/** Formats tell the records of a sealed interface apart by their simple names. */
final class SealedNamesRule implements Rule<TypeTable> {

    @Override
    public void check(TypeTable types, Problems problems) {
        for (NamedType type : types.all()) {
            if (type instanceof SealedType union) {
                Set<String> names = new HashSet<>();
                for (ClassName permitted : union.permitted()) {
                    if (!names.add(permitted.simpleName())) {
                        problems.report(
                                SEALED_NAME_TWICE,
                                types.get(permitted).place(),
                                Wording.of(type.name()),
                                permitted.simpleName());
                    }
                }
            }
        }
    }
}
