package io.streamwright.processor.plan;

import io.streamwright.processor.model.JobModel;
import io.streamwright.processor.model.Partitioning;
import io.streamwright.processor.model.ResolvedJob;
import io.streamwright.processor.model.ResolvedStream;
import io.streamwright.processor.model.StreamModel;
import java.util.HashMap;
import java.util.Map;

/**
 * How the wiring of a job falls into stages on several lanes. An event stays in its stage as long as it stays on its lane;
 * where events are divided anew, a later stage begins. So stages feed later ones only.
 */
final class Stages {
    private final ResolvedJob job;
    private final Map<String, Integer> numbers = new HashMap<>();

    private Stages(ResolvedJob job) {
        this.job = job;
    }

    /** Cuts a job into stages. */
    static Stages of(ResolvedJob job) {
        Stages stages = new Stages(job);
        for (ResolvedStream stream : job.order()) {
            stages.numbers.put(stream.name(), stages.number(stream));
        }
        return stages;
    }

    /**
     * Sources are first; all else comes after what is divided for it, and with what is not. Side streams are where they are put
     * out.
     */
    private int number(ResolvedStream stream) {
        int number = stream.model().of().map(of -> stageOf(of.value())).orElse(0);
        for (String input : stream.inputNames()) {
            boolean stays = division(input, stream.name()) == Partitioning.DIRECT;
            number = Math.max(number, stageOf(input) + (stays ? 0 : 1));
        }
        return number;
    }

    /** The number of a stream's stage, from 0. */
    int stageOf(String stream) {
        return numbers.getOrDefault(stream, 0);
    }

    /** Which lane an event goes to on its way from a stream to one of its readers. */
    Partitioning between(String from, String to) {
        Partitioning division = division(from, to);
        return division == Partitioning.DIRECT && stageOf(from) < stageOf(to) ? Partitioning.FORWARD : division;
    }

    /** As {@link #between}, but {@link Partitioning#DIRECT} for all that stay on their lane. */
    private Partitioning division(String from, String to) {
        ResolvedStream reader = job.stream(to);
        if (isKeyed(reader.model(), job.job())) {
            return Partitioning.HASH;
        }
        boolean differ = job.stream(from).parallelism() != reader.parallelism();
        return reader.model()
                .lanes()
                .partitioning()
                .filter(asked -> asked != Partitioning.FORWARD)
                .orElse(differ ? Partitioning.REBALANCE : Partitioning.DIRECT);
    }

    private static boolean isKeyed(StreamModel model, JobModel job) {
        return model instanceof StreamModel.ApplyStream apply
                && job.operatorOf(apply).isKeyed();
    }
}
