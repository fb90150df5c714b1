package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.HANDLER_GENERIC;
import static io.streamwright.processor.diagnose.Problem.HANDLER_PRIVATE;
import static io.streamwright.processor.diagnose.Problem.HANDLER_STATIC;
import static io.streamwright.processor.diagnose.Problem.MERGE_MEANINGLESS;
import static io.streamwright.processor.diagnose.Problem.MERGE_SIGNATURE;
import static io.streamwright.processor.diagnose.Problem.MERGE_TWICE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.MergeModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.WindowModel;
import java.util.List;

/** There is one way to merge state, where there is anything to merge. */
final class MergeRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        List<MergeModel> merges = operator.merges();
        if (merges.isEmpty()) {
            return;
        }
        String name = Wording.of(operator);
        for (MergeModel merge : merges) {
            checkSignature(merge, name, problems);
        }
        MergeModel first = merges.get(0);
        for (MergeModel other : merges.subList(1, merges.size())) {
            problems.report(MERGE_TWICE, other.place(), first.methodName(), other.methodName(), name);
        }
        if (operator.window().isEmpty()) {
            problems.report(MERGE_MEANINGLESS, first.place(), first.methodName(), name, "has no @Window");
        } else if (!operator.window().get().isSession()
                && !overlaps(operator.window().get())) {
            problems.report(
                    MERGE_MEANINGLESS, first.place(), first.methodName(), name, "has windows that do not overlap");
        }
    }

    private static void checkSignature(MergeModel merge, String name, Problems problems) {
        if (merge.flags().isPrivate()) {
            problems.report(HANDLER_PRIVATE, merge.place(), merge.methodName());
        }
        if (merge.flags().isStatic()) {
            problems.report(HANDLER_STATIC, merge.place(), merge.methodName());
        }
        if (merge.flags().isGeneric()) {
            problems.report(HANDLER_GENERIC, merge.place(), merge.methodName());
        }
        if (!merge.takesSame() || !merge.returnsNothing()) {
            problems.report(MERGE_SIGNATURE, merge.place(), merge.methodName(), name);
        }
    }

    /** Whether there is state of several times in one window; so if that is not known, since a duration is wrong. */
    private static boolean overlaps(WindowModel window) {
        return window.slide()
                .map(slide -> !slide.isValid()
                        || !window.size().isValid()
                        || slide.millis() < window.size().millis())
                .orElse(false);
    }
}
