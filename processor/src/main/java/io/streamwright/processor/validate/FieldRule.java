package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.FIELD_FINAL;
import static io.streamwright.processor.diagnose.Problem.FIELD_PRIVATE;
import static io.streamwright.processor.diagnose.Problem.FIELD_SEVERAL_ROLES;
import static io.streamwright.processor.diagnose.Problem.FIELD_STATIC;
import static io.streamwright.processor.diagnose.Problem.FIELD_WITHOUT_ROLE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.ClassFacts;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;
import java.util.Locale;
import java.util.stream.Collectors;

/** Each instance field of an operator has one role, and generated code can set it. */
final class FieldRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        if (scope.operator().facts().kind() == ClassFacts.Kind.CLASS) {
            for (FieldModel field : scope.operator().fields()) {
                check(field, Wording.of(scope.operator()), problems);
            }
        }
    }

    private static void check(FieldModel field, String operator, Problems problems) {
        if (field.flags().isStatic()) {
            if (!field.roles().isEmpty()) {
                problems.report(FIELD_STATIC, field.place(), field.name(), operator, roles(field));
            }
            return;
        }
        if (field.roles().isEmpty()) {
            problems.report(FIELD_WITHOUT_ROLE, field.place(), field.name(), operator);
            return;
        }
        if (field.roles().size() > 1) {
            problems.report(FIELD_SEVERAL_ROLES, field.place(), field.name(), operator, roles(field));
        }
        if (field.flags().isPrivate()) {
            problems.report(FIELD_PRIVATE, field.place(), field.name(), operator);
        }
        if (field.flags().isFinal()) {
            problems.report(FIELD_FINAL, field.place(), field.name(), operator);
        }
    }

    private static String roles(FieldModel field) {
        return field.roles().stream().sorted().map(FieldRule::annotation).collect(Collectors.joining(", "));
    }

    private static String annotation(FieldRole role) {
        return "@" + role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
