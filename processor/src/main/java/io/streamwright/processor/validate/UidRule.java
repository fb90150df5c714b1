package io.streamwright.processor.validate;

import static io.streamwright.processor.diagnose.Problem.UID_MEANINGLESS;
import static io.streamwright.processor.diagnose.Problem.UID_TWICE;

import io.streamwright.processor.diagnose.Problems;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.Place;
import io.streamwright.processor.model.StreamModel;
import io.streamwright.processor.model.StreamModel.ApplyStream;
import io.streamwright.processor.model.StreamModel.SourceStream;
import io.streamwright.processor.model.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Whatever is kept in snapshots has a name of its own there. */
final class UidRule implements Rule<JobModel> {

    @Override
    public void check(JobModel job, Problems problems) {
        Map<String, String> owners = new HashMap<>();
        for (StreamModel stream : job.streams()) {
            Optional<Text> own = stream.head().uid();
            own.ifPresent(uid -> UidSyntaxRule.check(uid, problems));
            if (!isKept(stream)) {
                own.ifPresent(uid -> problems.report(UID_MEANINGLESS, uid.place(), stream.name()));
                continue;
            }
            String uid = uidOf(stream, job);
            String other = owners.putIfAbsent(uid, stream.name());
            if (other != null) {
                Place place = own.map(Text::place).orElse(stream.place());
                problems.report(UID_TWICE, place, stream.name(), other, uid);
            }
        }
    }

    /** The uid of a stream: that of the method, else of the operator class, else its name. */
    static String uidOf(StreamModel stream, JobModel job) {
        Optional<Text> ofClass =
                stream instanceof ApplyStream apply ? job.operatorOf(apply).uid() : Optional.empty();
        return stream.head().uid().or(() -> ofClass).map(Text::value).orElse(stream.name());
    }

    private static boolean isKept(StreamModel stream) {
        return stream instanceof SourceStream
                || stream instanceof ApplyStream
                || stream.sink().isPresent();
    }
}
