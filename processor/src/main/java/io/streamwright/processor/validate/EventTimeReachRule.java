package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.EVENT_TIME_UNREADABLE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.EventTimeModel;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.NamedType;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.SourceStream;
import io.streamwright.processor.model.TypeModel.Named;

/** The wiring, in the package of the job, can read the time of the events that enter it. */
final class EventTimeReachRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        for (StreamModel stream : job.streams()) {
            boolean isRead =
                    stream instanceof SourceStream || stream.watermark().isPresent();
            if (isRead && stream.event() instanceof Named named) {
                NamedType type = job.types().get(named);
                boolean isSamePackage = type.access().packageName().equals(job.packageName());
                type.eventTime()
                        .filter(time -> !isSamePackage && !time.isPublic() && !time.isPrivate())
                        .ifPresent(time -> report(type, time, stream, problems));
            }
        }
    }

    private static void report(NamedType type, EventTimeModel time, StreamModel stream, Problems problems) {
        problems.within(stream.place())
                .report(
                        EVENT_TIME_UNREADABLE,
                        time.place(),
                        time.member(),
                        Wording.of(type.name()),
                        "not public, and the job is in another package");
    }
}
