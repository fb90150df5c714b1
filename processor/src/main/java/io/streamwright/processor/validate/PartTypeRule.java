package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.PART_TYPE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.PartModel;
import io.streamwright.processor.model.TypeTable;

/** The parts of events and state can be stored and sent in their turn. */
final class PartTypeRule implements Rule<TypeTable> {

    @Override
    public void check(TypeTable types, Problems problems) {
        for (NamedType type : types.all()) {
            for (PartModel part : type.parts()) {
                TypeWalk.unsupported(part.type())
                        .ifPresent(flaw -> problems.report(
                                PART_TYPE,
                                part.place(),
                                Wording.of(type.name()) + "." + part.name(),
                                flaw.typeName(),
                                flaw.reason()));
            }
        }
    }
}
