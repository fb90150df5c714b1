package io.streamwright.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The whole engine on several lanes against the whole engine on one, with the same parts of the same events. */
final class LanesSuite implements Suite {
    @Override
    public String key() {
        return "lanes";
    }

    @Override
    public Shown run(Options options) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        text.append("| workload | keys | lanes | split for each lane: one lane | all lanes | ratio");
        text.append(" | one split: one lane | all lanes | ratio |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        Measured measured = new Measured(options);
        for (Load load : options.loads()) {
            for (int lanes : options.lanes()) {
                text.append(row(options, measured, load, lanes));
            }
        }
        return new Shown(text.toString());
    }

    private static String row(Options options, Measured measured, Load whole, int lanes)
            throws IOException, InterruptedException {
        List<Load> loads = new ArrayList<>();
        if (whole.workload().inSplits()) {
            loads.addAll(List.of(whole.on(1, lanes), whole.on(lanes, lanes)));
        }
        loads.addAll(List.of(whole.on(1, 1), whole.on(lanes, 1)));
        List<List<Double>> rates = new ArrayList<>();
        loads.forEach(load -> rates.add(new ArrayList<>()));
        for (int round = 0; round < options.rounds(); round++) {
            for (int i = 0; i < loads.size(); i++) {
                rates.get(i).add(Measured.rate(loads.get(i), measured.fork(OwnSide.STREAMWRIGHT, loads.get(i))));
            }
        }
        StringBuilder cells = new StringBuilder(whole.workload().inSplits() ? "" : " – | – | – |");
        for (int i = 0; i < rates.size(); i += 2) {
            cells.append(" %s | %s | %s x |"
                    .formatted(
                            Numbers.withRange(rates.get(i)),
                            Numbers.withRange(rates.get(i + 1)),
                            Numbers.two(Numbers.ratio(rates.get(i + 1), rates.get(i)))));
        }
        String row = String.format(
                Locale.ROOT, "| %s | %s | %d |%s%n", whole.workload().title(), Numbers.keys(whole), lanes, cells);
        System.out.print(row);
        return row;
    }
}
