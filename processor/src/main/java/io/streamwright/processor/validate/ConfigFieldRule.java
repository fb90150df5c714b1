package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.CONFIG_NAME;
import static io.streamwright.processor.diagnose.Problem.CONFIG_TYPE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldModel.ConfigModel;
import io.streamwright.processor.model.FieldRole;
import io.streamwright.processor.model.ScalarKind;
import io.streamwright.processor.model.TypeModel;
import io.streamwright.processor.model.TypeModel.Boxed;
import io.streamwright.processor.model.TypeModel.EnumType;
import io.streamwright.processor.model.TypeModel.Primitive;
import io.streamwright.processor.model.TypeModel.Scalar;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Settings have names that fit a command line, and types that can be read from text. */
final class ConfigFieldRule implements Rule<OperatorScope> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]*");
    private static final Set<ScalarKind> SCALARS = EnumSet.of(
            ScalarKind.STRING, ScalarKind.BIG_DECIMAL, ScalarKind.DURATION, ScalarKind.INSTANT, ScalarKind.LOCAL_DATE);

    @Override
    public void check(OperatorScope scope, Problems problems) {
        for (FieldModel field : scope.operator().fields(FieldRole.CONFIG)) {
            ConfigModel config = field.config().orElseThrow();
            String name = config.name().value();
            if (!NAME.matcher(name).matches()) {
                problems.report(CONFIG_NAME, config.name().place(), name);
            }
            if (!isSettable(field.type())) {
                problems.report(CONFIG_TYPE, field.place(), name, field.type().display());
            }
        }
    }

    private static boolean isSettable(TypeModel type) {
        return type instanceof Primitive
                || type instanceof Boxed
                || type instanceof EnumType
                || type instanceof Scalar scalar && SCALARS.contains(scalar.kind());
    }
}
