package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.FORMAT_NAME_TWICE;
import static io.streamwright.processor.diagnose.Problem.NAME_EMPTY;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.TypeTable;
import java.util.HashSet;
import java.util.Set;

/** In JSON and CSV, too, the parts of a type are told apart by their names. */
final class PartNameRule implements Rule<TypeTable> {

    @Override
    public void check(TypeTable types, Problems problems) {
        for (NamedType type : types.all()) {
            Set<String> names = new HashSet<>();
            for (PartModel part : type.parts()) {
                if (part.formatName().isEmpty()) {
                    problems.report(NAME_EMPTY, part.place());
                } else if (!names.add(part.formatName())) {
                    problems.report(FORMAT_NAME_TWICE, part.place(), Wording.of(type.name()), part.formatName());
                }
            }
        }
    }
}
