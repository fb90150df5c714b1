package io.streamwright.benchmarks;

import io.streamwright.benchmarks.feed.Checksum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Forks trials and gathers their repetitions; fails if results differ that must not. */
final class Measured {
    private final Options options;
    private final Map<String, Checksum.Outcome> expected = new HashMap<>();

    Measured(Options options) {
        this.options = options;
    }

    /** One process: its repetitions. */
    List<Trial.Repetition> fork(Side side, Load load) throws IOException, InterruptedException {
        int warmUps = side.foreign() ? 1 : options.warmUps();
        int repetitions = side.foreign() ? 1 : options.repetitions();
        return fork(side, load, options.jvm(), warmUps, repetitions);
    }

    /** One process with a heap that begins small, for what it needs in memory: once to warm up, once to measure. */
    long peakBytes(Side side, Load load) throws IOException, InterruptedException {
        return fork(side, load, List.of("-Xms32m", options.largestHeap()), 1, 1)
                .get(0)
                .peakBytes();
    }

    /** One process. */
    List<Trial.Repetition> fork(Side side, Load load, List<String> jvm, int warmUps, int repetitions)
            throws IOException, InterruptedException {
        List<String> allJvm = new ArrayList<>(jvm);
        allJvm.addAll(side.jvm());
        allJvm.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
        List<String> args =
                new ArrayList<>(List.of(side.key(), Integer.toString(warmUps), Integer.toString(repetitions)));
        args.addAll(load.toArgs());
        List<Trial.Repetition> all = Fork.run(Trial.class, allJvm, args).stream()
                .map(Trial.Repetition::of)
                .toList();
        if (all.size() != repetitions) {
            throw new IllegalStateException(side.key() + " ended early with " + load);
        }
        all.forEach(repetition -> check(side, load, repetition.outcome()));
        return all;
    }

    /** Lanes and snapshots do not change results; in how many parts the events come does. */
    private void check(Side side, Load load, Checksum.Outcome outcome) {
        String same = load.workload() + " " + load.keys() + " " + load.events() + " " + load.eventsPerMilli() + " "
                + load.splits();
        expected.putIfAbsent(same, outcome);
        if (!outcome.equals(expected.get(same))) {
            throw new IllegalStateException("%s gives other results for %s: %s instead of %s"
                    .formatted(side.key(), load, outcome, Objects.requireNonNull(expected.get(same))));
        }
    }

    /** Millions of events per second. */
    static double rate(Load load, List<Trial.Repetition> repetitions) {
        return Numbers.median(repetitions.stream()
                .map(repetition -> load.events() / repetition.seconds() / 1e6)
                .toList());
    }
}
