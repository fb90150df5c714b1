package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.PARALLELISM;
import static io.streamwright.processor.diagnose.Problem.PARALLELISM_OF_ALL;
import static io.streamwright.processor.diagnose.Problem.PARALLELISM_OF_LATE;
import static io.streamwright.processor.diagnose.Problem.PARALLELISM_OF_LETTERS;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.LanesModel.ParallelismModel;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.StreamModel.DeadLetterStream;
import io.streamwright.processor.model.StreamModel.LateStream;

/** A job and its streams run on as many lanes as there can be. */
final class ParallelismRule implements Rule<JobModel> {
    /** As many as there can be key groups. */
    private static final int MOST = 1_024;

    @Override
    public void check(JobModel job, Problems problems) {
        job.parallelism().ifPresent(lanes -> check(Wording.of(job.name()), lanes, problems));
        for (StreamModel stream : job.streams()) {
            stream.lanes().parallelism().ifPresent(lanes -> check(stream, lanes, job, problems));
        }
    }

    /** Whether its operator has windows over the events of all keys. */
    static boolean isOverAllKeys(StreamModel stream, JobModel job) {
        return stream instanceof ApplyStream apply && job.operatorOf(apply).isOverAllKeys();
    }

    private static void check(StreamModel stream, ParallelismModel lanes, JobModel job, Problems problems) {
        if (stream instanceof DeadLetterStream letters) {
            problems.report(
                    PARALLELISM_OF_LETTERS,
                    lanes.place(),
                    stream.name(),
                    letters.source().value());
        } else if (stream instanceof LateStream late) {
            problems.report(
                    PARALLELISM_OF_LATE,
                    lanes.place(),
                    stream.name(),
                    late.application().value());
        } else if (lanes.lanes() != 1 && isOverAllKeys(stream, job)) {
            problems.report(PARALLELISM_OF_ALL, lanes.place(), stream.name(), lanes.lanes());
        } else {
            check(stream.name(), lanes, problems);
        }
    }

    private static void check(String name, ParallelismModel lanes, Problems problems) {
        if (lanes.lanes() < 1 || lanes.lanes() > MOST) {
            problems.report(PARALLELISM, lanes.place(), name, lanes.lanes());
        }
    }
}
