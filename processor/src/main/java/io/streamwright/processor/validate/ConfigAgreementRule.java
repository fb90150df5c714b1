package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.CONFIG_CONFLICT;
import static io.streamwright.processor.diagnose.Problem.CONFIG_STREAM;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.FieldModel;
import io.streamwright.processor.model.FieldRole;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.Text;
import java.util.HashMap;
import java.util.Map;

/** A setting means one thing in all of a job, and is not taken for the address or an option of a stream. */
final class ConfigAgreementRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        Map<String, Owner> owners = new HashMap<>();
        for (OperatorModel operator : job.operators()) {
            for (FieldModel field : operator.fields(FieldRole.CONFIG)) {
                Text name = field.config().orElseThrow().name();
                checkStreams(name, job, problems);
                Owner first = owners.putIfAbsent(name.value(), new Owner(operator, field));
                if (first != null
                        && !first.field.type().boxed().equals(field.type().boxed())) {
                    problems.report(
                            CONFIG_CONFLICT,
                            name.place(),
                            name.value(),
                            field.type().display(),
                            first.field.type().display(),
                            Wording.of(first.operator) + "." + first.field.name());
                }
            }
        }
    }

    private static void checkStreams(Text name, JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            if (name.value().equals(stream.name()) || name.value().startsWith(stream.name() + ".")) {
                problems.report(CONFIG_STREAM, name.place(), name.value(), stream.name());
            }
        }
    }

    private record Owner(OperatorModel operator, FieldModel field) {}
}
