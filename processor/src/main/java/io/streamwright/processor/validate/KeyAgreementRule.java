package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.KEY_TYPES_DIFFER;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.HandlerKind;
import io.streamwright.processor.model.HandlerModel;
import io.streamwright.processor.model.KeyComponent;
import io.streamwright.processor.model.KeyLookup;
import io.streamwright.processor.model.TypeModel;
import java.util.List;

/** All events of an operator meet under keys of the same types. A primitive and its box agree. */
final class KeyAgreementRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        List<HandlerModel> handlers = scope.operator().handlers(HandlerKind.EVENT);
        for (HandlerModel handler : handlers.subList(Math.min(1, handlers.size()), handlers.size())) {
            check(scope, handlers.get(0), handler, problems);
        }
    }

    private static void check(OperatorScope scope, HandlerModel first, HandlerModel second, Problems problems) {
        if (!isComplete(first) || !isComplete(second)) {
            return;
        }
        List<TypeModel> firstTypes = boxed(first);
        List<TypeModel> secondTypes = boxed(second);
        if (firstTypes.size() == secondTypes.size() && !firstTypes.equals(secondTypes)) {
            problems.report(
                    KEY_TYPES_DIFFER,
                    second.place(),
                    Wording.of(scope.operator()),
                    display(first),
                    first.eventType().map(TypeModel::display).orElse(""),
                    display(second),
                    second.eventType().map(TypeModel::display).orElse(""));
        }
    }

    private static boolean isComplete(HandlerModel handler) {
        return handler.keyLookups().stream().allMatch(lookup -> lookup.outcome() == KeyLookup.Outcome.FOUND);
    }

    private static List<TypeModel> boxed(HandlerModel handler) {
        return handler.keys().stream().map(key -> key.type().boxed()).toList();
    }

    private static String display(HandlerModel handler) {
        List<String> types = handler.keys().stream()
                .map(KeyComponent::type)
                .map(TypeModel::display)
                .toList();
        return types.size() == 1 ? types.get(0) : "(" + String.join(", ", types) + ")";
    }
}
