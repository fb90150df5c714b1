package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.TTL_IN_WINDOW;
import static io.streamwright.processor.diagnose.Problem.TTL_OF_NOTHING;
import static io.streamwright.processor.diagnose.Problem.TTL_WITHOUT_KEY;
import static io.streamwright.processor.diagnose.Problem.TTL_WITHOUT_STATE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.TtlModel;

/** What expires is state of a key, and nothing else ends it. */
final class TtlRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        String name = Wording.of(operator);
        for (FieldModel field : operator.fields()) {
            if (field.ttl().isPresent() && !field.is(FieldRole.STATE)) {
                problems.report(TTL_WITHOUT_STATE, field.ttl().get().place(), field.name(), name);
            } else {
                field.ttl().ifPresent(ttl -> check(operator, ttl, problems));
            }
        }
        operator.ttl().ifPresent(ttl -> {
            check(operator, ttl, problems);
            boolean governs = operator.fields(FieldRole.STATE).stream()
                    .anyMatch(field -> field.ttl().isEmpty());
            if (!governs) {
                problems.report(TTL_OF_NOTHING, ttl.place(), name);
            }
        });
    }

    private static void check(OperatorModel operator, TtlModel ttl, Problems problems) {
        DurationCheck.positive("value", ttl.duration(), problems);
        Place place = ttl.place();
        if (!operator.isKeyed()) {
            problems.report(TTL_WITHOUT_KEY, place, Wording.of(operator));
        } else if (operator.window().isPresent()) {
            problems.report(TTL_IN_WINDOW, place, Wording.of(operator));
        }
    }
}
