package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.FROM_MEANINGLESS;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.StreamModel.StepStream;

/** Only steps and applications have inputs to name. */
final class FromPlacementRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            if (!(stream instanceof StepStream) && !(stream instanceof ApplyStream)) {
                stream.head()
                        .from()
                        .ifPresent(from ->
                                problems.report(FROM_MEANINGLESS, from.place(), stream.name(), Wording.kind(stream)));
            }
        }
    }
}
