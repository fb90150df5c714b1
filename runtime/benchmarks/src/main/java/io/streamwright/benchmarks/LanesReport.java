package io.streamwright.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The table of the engine on several lanes. */
final class LanesReport {
    /**
     * A load and its rates.
     *
     * @param rates millions of events per second, the median of each round: in as many splits as lanes on one lane, then on
     *     all lanes; in one split on one lane, then on all lanes
     */
    record Row(Load load, int lanes, List<List<Double>> rates) {

        private String rate(int which) {
            List<Double> all = rates.get(which);
            return String.format(
                    Locale.ROOT, "%.1f (%.1f to %.1f)", Report.median(all), Collections.min(all), Collections.max(all));
        }

        /** The median of the ratios of each round, whose two sides ran shortly after each other. */
        private String ratio(int which, int to) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < rates.get(which).size(); i++) {
                ratios.add(rates.get(which).get(i) / rates.get(to).get(i));
            }
            return String.format(Locale.ROOT, "%.2f", Report.median(ratios));
        }

        private String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %d | %s | %s | %s | %s | %s | %s |%n",
                    load.workload().title(),
                    load.keys(),
                    lanes,
                    rate(0),
                    rate(1),
                    ratio(1, 0),
                    rate(2),
                    rate(3),
                    ratio(3, 2));
        }
    }

    private final List<Row> rows = new ArrayList<>();

    void add(Row row) {
        rows.add(row);
    }

    /** In Markdown, with what a reader must know; empty if there is nothing to say. */
    String table() {
        if (rows.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        text.append("\n## On several lanes\n\n");
        text.append(
                "The whole engine on several lanes against the whole engine on one. Between the source and the operator");
        text.append(
                " events go by\nkey from each lane to all. In as many splits as there are lanes each lane reads one; in one");
        text.append(" split a single lane makes all\nevents and keeps its share of them.\n\n");
        text.append("| workload | keys | lanes | split for each lane: one lane | all lanes | ratio");
        text.append(" | one split: one lane | all lanes | ratio |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        rows.forEach(row -> text.append(row.line()));
        return text.toString();
    }
}
