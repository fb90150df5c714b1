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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whatever is kept in snapshots has a name of its own there. Positions of sources, state and pending output of sinks are kept
 * apart, so that a source {@code views} may feed an operator with the uid {@code views}.
 */
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
            List<String> others = new ArrayList<>();
            keptAs(stream).forEach(kind -> {
                String other = owners.putIfAbsent(kind + " " + uid, stream.name());
                if (other != null) {
                    others.add(other);
                }
            });
            if (!others.isEmpty()) {
                Place place = own.map(Text::place).orElse(stream.place());
                problems.report(UID_TWICE, place, stream.name(), others.get(0), uid);
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
        return keptAs(stream).findAny().isPresent();
    }

    /** What a snapshot keeps of a stream. */
    private static Stream<String> keptAs(StreamModel stream) {
        List<String> kinds = new ArrayList<>();
        if (stream instanceof SourceStream) {
            kinds.add("position");
        } else if (stream instanceof ApplyStream || stream.watermark().isPresent()) {
            kinds.add("state");
        }
        if (stream.sink().isPresent()) {
            kinds.add("output");
        }
        return kinds.stream();
    }
}
