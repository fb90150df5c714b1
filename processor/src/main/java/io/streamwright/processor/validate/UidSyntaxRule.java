package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.UID_SYNTAX;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.Text;
import java.util.regex.Pattern;

/** Uids of methods and of classes are written alike. */
final class UidSyntaxRule implements Rule<OperatorScope> {
    private static final Pattern UID = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");

    @Override
    public void check(OperatorScope scope, Problems problems) {
        scope.operator().uid().ifPresent(uid -> check(uid, problems));
    }

    static void check(Text uid, Problems problems) {
        if (!UID.matcher(uid.value()).matches()) {
            problems.report(UID_SYNTAX, uid.place(), uid.value());
        }
    }
}
