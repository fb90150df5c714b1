package io.streamwright.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What snapshots cost: the engine with them to the engine without, in runs of many seconds, all keys changing. */
final class SnapshotsSuite implements Suite {
    @Override
    public String key() {
        return "snapshots";
    }

    @Override
    public Shown run(Options options) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder("| workload | keys | without | every %s | ratio | snapshots in a run |%n"
                .formatted(options.snapshotMillis() + " ms"));
        text.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
        Measured measured = new Measured(options);
        for (Load each : options.loads()) {
            if (each.keys() > 0) {
                Load load = new Load(each.workload(), each.keys(), options.longEvents(), each.eventsPerMilli());
                text.append(row(options, measured, load));
            }
        }
        return new Shown(text.toString());
    }

    private static String row(Options options, Measured measured, Load load) throws IOException, InterruptedException {
        List<Double> without = new ArrayList<>();
        List<Double> with = new ArrayList<>();
        List<Double> counts = new ArrayList<>();
        for (int round = 0; round < options.rounds(); round++) {
            without.add(Measured.rate(load, fork(options, measured, load)));
            List<Trial.Repetition> repetitions = fork(options, measured, load.withSnapshots(options.snapshotMillis()));
            with.add(Measured.rate(load, repetitions));
            repetitions.forEach(repetition -> counts.add((double) repetition.snapshots()));
        }
        String row = String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s x | %.0f |%n",
                load.workload().title(),
                Numbers.keys(load),
                Numbers.withRange(without),
                Numbers.withRange(with),
                Numbers.two(Numbers.ratio(with, without)),
                Numbers.median(counts));
        System.out.print(row);
        return row;
    }

    /** A run of this length is warm after one. */
    private static List<Trial.Repetition> fork(Options options, Measured measured, Load load)
            throws IOException, InterruptedException {
        return measured.fork(OwnSide.STREAMWRIGHT, load, options.jvm(), 1, 1);
    }
}
