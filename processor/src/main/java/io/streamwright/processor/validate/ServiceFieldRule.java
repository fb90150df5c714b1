package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.SERVICE_TYPE;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;

/** Services are objects that the program around the job can supply by their class. */
final class ServiceFieldRule implements Rule<OperatorScope> {

    @Override
    public void check(OperatorScope scope, Problems problems) {
        for (FieldModel field : scope.operator().fields(FieldRole.SERVICE)) {
            if (!(field.typeName() instanceof ClassName)) {
                boolean isGeneric = field.typeName() instanceof ParameterizedTypeName;
                problems.report(
                        SERVICE_TYPE,
                        field.place(),
                        field.name(),
                        Wording.of(scope.operator()),
                        field.type().display(),
                        isGeneric ? "generic" : "not a class");
            }
        }
    }
}
