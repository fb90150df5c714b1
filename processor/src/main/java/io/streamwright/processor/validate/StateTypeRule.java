package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.STATE_TYPE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;

/** State is of types that can be stored. Parts of the user's own classes are judged where these are declared. */
final class StateTypeRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        for (FieldModel field : scope.operator().fields(FieldRole.STATE)) {
            TypeWalk.unsupported(field.type())
                    .ifPresent(flaw -> problems.report(
                            STATE_TYPE,
                            field.place(),
                            field.name(),
                            Wording.of(scope.operator()),
                            flaw.typeName(),
                            flaw.reason()));
        }
    }
}
