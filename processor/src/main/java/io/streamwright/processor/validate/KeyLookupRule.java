package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.KEY_FUNCTION;
import static io.streamwright.processor.diagnose.Problem.KEY_NOT_ACCESSIBLE;
import static io.streamwright.processor.diagnose.Problem.KEY_UNKNOWN;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyLookup;
import io.streamwright.processor.model.TypeModel;

/** What a key is said to consist of is there, in each event. */
final class KeyLookupRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        String operator = Wording.of(scope.operator());
        for (HandlerModel handler : scope.operator().handlers()) {
            String event = handler.eventType().map(TypeModel::display).orElse("");
            for (KeyLookup key : handler.keyLookups()) {
                switch (key.outcome()) {
                    case FOUND -> {}
                    case UNKNOWN ->
                        problems.reportMisspelt(
                                KEY_UNKNOWN, key.place(), key.name(), key.candidates(), event, key.name(), operator);
                    case NOT_ACCESSIBLE ->
                        problems.report(KEY_NOT_ACCESSIBLE, key.place(), key.name(), event, operator);
                    case BAD_FUNCTION -> problems.report(KEY_FUNCTION, key.place(), key.name(), operator, event);
                }
            }
        }
    }
}
