package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.STREAM_TWICE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.StreamModel;
import java.util.HashSet;
import java.util.Set;

/** Streams are told apart by their names. */
final class StreamNameRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        Set<String> names = new HashSet<>();
        for (StreamModel stream : job.streams()) {
            if (!names.add(stream.name())) {
                problems.report(STREAM_TWICE, stream.place(), stream.name());
            }
        }
    }
}
