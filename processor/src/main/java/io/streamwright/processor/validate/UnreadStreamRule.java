package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.STREAM_UNREAD;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.ResolvedStream;

/** Each stream goes somewhere. */
final class UnreadStreamRule implements Rule<ResolvedJob> {

    @Override
    public void check(ResolvedJob job, Problems problems) {
        for (ResolvedStream stream : job.streams()) {
            if (stream.model().sink().isEmpty() && job.readersOf(stream.name()).isEmpty()) {
                problems.report(STREAM_UNREAD, stream.model().place(), stream.name());
            }
        }
    }
}
