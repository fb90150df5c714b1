package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.EVENT_TYPE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.StepStream;

/** Streams carry types that can be stored and sent. What steps put out is judged with the outputs of handlers. */
final class EventTypeRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            if (!(stream instanceof StepStream)) {
                TypeWalk.eventFlaw(stream.event())
                        .ifPresent(flaw -> problems.report(
                                EVENT_TYPE,
                                stream.place(),
                                stream.name(),
                                stream.event().display(),
                                flaw));
            }
        }
    }
}
