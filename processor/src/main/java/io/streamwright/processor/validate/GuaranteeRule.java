package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.GUARANTEE;

import io.streamwright.Guarantee;
import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.SinkModel;
import io.streamwright.processor.model.StreamModel;
import java.util.Set;

/** What a sink is asked for it can deliver, as far as that is known without the sink. */
final class GuaranteeRule implements Rule<JobModel> {
    private static final Set<String> CANNOT_TAKE_BACK = Set.of("log", "stdout", "discard", "socket");

    @Override
    public void check(JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            stream.sink().ifPresent(sink -> check(sink, problems));
        }
    }

    private static void check(SinkModel sink, Problems problems) {
        String scheme = sink.address().scheme();
        if (sink.guarantee() == Guarantee.EXACTLY_ONCE && CANNOT_TAKE_BACK.contains(scheme)) {
            problems.report(GUARANTEE, sink.guaranteePlace(), scheme, sink.guarantee());
        }
    }
}
