package io.streamwright.processor.plan;

import com.palantir.javapoet.ClassName;
import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.Partitioning;
import io.streamwright.processor.model.ResolvedJob;
import java.util.List;
import java.util.Map;

/**
 * All that is generated for a job.
 *
 * @param lane the wiring
 * @param streams each after its inputs
 * @param operators one per class
 * @param codecs one per class or interface of the user that is read or written, by its name
 * @param hasCommandLine whether the job gets a main method, because the command line is on the class path
 */
public record JobPlan(
        ResolvedJob resolved,
        ClassName lane,
        List<StreamPlan> streams,
        List<OperatorPlan> operators,
        Map<ClassName, CodecPlan> codecs,
        TypeFacts facts,
        boolean hasCommandLine) {

    public JobPlan {
        streams = List.copyOf(streams);
        operators = List.copyOf(operators);
    }

    /** The job as it was read. */
    public JobModel job() {
        return resolved.job();
    }

    /** The plan of an operator class. */
    public OperatorPlan operator(ClassName user) {
        return operators.stream()
                .filter(plan -> plan.user().equals(user))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no operator " + user));
    }

    /** The plan of the codec of a record, plain class or sealed interface. */
    public CodecPlan codec(ClassName type) {
        CodecPlan plan = codecs.get(type);
        if (plan == null) {
            throw new IllegalArgumentException("no codec for " + type);
        }
        return plan;
    }

    /**
     * How the events of a stream's inputs are divided among lanes: {@link Partitioning#DIRECT} if they stay on theirs, or if
     * only some do.
     */
    public Partitioning divisionOf(StreamPlan stream) {
        List<Partitioning> divisions = streams.stream()
                .flatMap(input -> input.readers().stream())
                .filter(reader -> reader.stream().equals(stream.name()))
                .map(StreamPlan.Reader::partitioning)
                .distinct()
                .toList();
        boolean alike = divisions.size() == 1 && divisions.get(0) != Partitioning.FORWARD;
        return alike ? divisions.get(0) : Partitioning.DIRECT;
    }

    /** How many stages the wiring has on several lanes. */
    public int stages() {
        return 1 + streams.stream().mapToInt(StreamPlan::stage).max().orElse(0);
    }

    /** The plan of a stream. */
    public StreamPlan stream(String name) {
        return streams.stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no stream " + name));
    }
}
