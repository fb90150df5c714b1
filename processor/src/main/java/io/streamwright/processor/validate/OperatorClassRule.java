package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.OPERATOR_CONSTRUCTOR;
import static io.streamwright.processor.diagnose.Problem.OPERATOR_EXTENDS;
import static io.streamwright.processor.diagnose.Problem.OPERATOR_GENERIC;
import static io.streamwright.processor.diagnose.Problem.OPERATOR_INNER;
import static io.streamwright.processor.diagnose.Problem.OPERATOR_KIND;
import static io.streamwright.processor.diagnose.Problem.OPERATOR_UNREACHABLE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.ClassFacts;
import io.streamwright.processor.model.OperatorModel;

/** Generated code of its own package can name an operator and make one, and sees all of it. */
final class OperatorClassRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        OperatorModel operator = scope.operator();
        ClassFacts facts = operator.facts();
        String name = Wording.of(operator);
        if (facts.kind() != ClassFacts.Kind.CLASS || facts.isAbstract()) {
            problems.report(OPERATOR_KIND, operator.place(), name, kind(facts));
            return;
        }
        if (facts.isInner()) {
            problems.report(OPERATOR_INNER, operator.place(), name);
        }
        if (facts.isGeneric()) {
            problems.report(OPERATOR_GENERIC, operator.place(), name);
        }
        if (operator.access().isPrivate()) {
            problems.report(OPERATOR_UNREACHABLE, operator.place(), name);
            // The constructor that a private class gets by default is private as well.
            return;
        }
        facts.superclass()
                .ifPresent(superclass -> problems.report(OPERATOR_EXTENDS, operator.place(), name, superclass));
        switch (facts.constructor()) {
            case ACCESSIBLE -> {}
            case MISSING -> constructor(operator, "has no constructor without parameters", problems);
            case PRIVATE -> constructor(operator, "has a private constructor", problems);
            case THROWS -> constructor(operator, "has a constructor that throws checked exceptions", problems);
        }
    }

    private static void constructor(OperatorModel operator, String reason, Problems problems) {
        problems.report(OPERATOR_CONSTRUCTOR, operator.place(), Wording.of(operator), reason);
    }

    private static String kind(ClassFacts facts) {
        return switch (facts.kind()) {
            case CLASS -> "an abstract class";
            case RECORD -> "a record";
            case ENUM -> "an enum";
            case INTERFACE -> "an interface";
            case OTHER -> "not a class";
        };
    }
}
