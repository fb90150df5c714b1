package io.streamwright.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How many events per second each side takes, what that costs the processor, and how much memory it needs. */
final class Throughput implements Suite {

    /**
     * A side's measures of a load.
     *
     * @param rates millions of events per second, the median of each round
     * @param cpus seconds of the processors for a million events, the median of each round
     */
    record Measures(List<Double> rates, List<Double> cpus, long peakBytes) {}

    /** A load with the measures of each side that runs it. */
    record Row(Load load, Map<Side, Measures> sides) {

        boolean has(Side side) {
            return sides.containsKey(side);
        }

        Measures of(Side side) {
            return Objects.requireNonNull(sides.get(side));
        }

        /** What the engine does to what another side does. */
        double engineOver(Side side) {
            return Numbers.ratio(of(OwnSide.STREAMWRIGHT).rates(), of(side).rates());
        }
    }

    @Override
    public String key() {
        return "throughput";
    }

    @Override
    public Shown run(Options options) throws IOException, InterruptedException {
        Measured measured = new Measured(options);
        List<Row> rows = new ArrayList<>();
        for (Load load : options.loads()) {
            rows.add(row(options, measured, load));
        }
        String text = ThroughputTables.rates(rows, options.sides())
                + ThroughputTables.summary(rows, options.sides())
                + "\n![Millions of events per second](throughput.svg)\n\n"
                + ThroughputTables.costs(rows, options.sides());
        return new Shown(text, Map.of("throughput.svg", ThroughputPlot.of(rows, options.sides())));
    }

    private static Row row(Options options, Measured measured, Load load) throws IOException, InterruptedException {
        List<Side> sides =
                options.sides().stream().filter(side -> side.runs(load)).toList();
        Map<Side, Measures> all = new LinkedHashMap<>();
        for (Side side : sides) {
            all.put(side, new Measures(new ArrayList<>(), new ArrayList<>(), measured.peakBytes(side, load)));
        }
        for (int round = 0; round < options.rounds(); round++) {
            List<Side> inTurn = new ArrayList<>(sides);
            Collections.rotate(inTurn, round);
            for (Side side : inTurn) {
                List<Trial.Repetition> repetitions = measured.fork(side, load);
                Measures of = Objects.requireNonNull(all.get(side));
                of.rates().add(Measured.rate(load, repetitions));
                of.cpus()
                        .add(Numbers.median(repetitions.stream()
                                .map(repetition -> repetition.cpuSeconds() * 1e6 / load.events())
                                .toList()));
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s %s, round %d of %d: %s%n",
                    load.workload().key(),
                    Numbers.keys(load),
                    round + 1,
                    options.rounds(),
                    latest(all, round));
        }
        return new Row(load, all);
    }

    private static String latest(Map<Side, Measures> sides, int round) {
        StringBuilder text = new StringBuilder();
        sides.forEach((side, of) -> text.append(text.isEmpty() ? "" : ", ")
                .append(side.key())
                .append(' ')
                .append(Numbers.rate(of.rates().get(round))));
        return text.toString();
    }
}
