package io.streamwright.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The table of all measurements. */
final class Report {
    /**
     * A load and its rates.
     *
     * @param rates millions of events per second, the median of each round
     */
    record Row(Load load, Map<Side, List<Double>> rates) {

        private List<Double> of(Side side) {
            return Objects.requireNonNull(rates.get(side));
        }

        private double median(Side side) {
            return Report.median(of(side));
        }

        private String rate(Side side) {
            List<Double> all = of(side);
            return String.format(
                    Locale.ROOT, "%.1f (%.1f to %.1f)", median(side), Collections.min(all), Collections.max(all));
        }

        /** The median of the ratios of each round, whose two sides ran shortly after each other. */
        private String ratio(Side side) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < of(side).size(); i++) {
                ratios.add(of(side).get(i) / of(Side.HANDWRITTEN).get(i));
            }
            return String.format(Locale.ROOT, "%.2f", Report.median(ratios));
        }

        private String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %s | %s | %s | %s | %s |%n",
                    load.workload().title(),
                    load.keys(),
                    rate(Side.HANDWRITTEN),
                    rate(Side.GENERATED),
                    ratio(Side.GENERATED),
                    rate(Side.ENGINE),
                    ratio(Side.ENGINE));
        }
    }

    private final Options options;
    private final List<Row> rows = new ArrayList<>();
    private final LanesReport lanes = new LanesReport();

    Report(Options options) {
        this.options = options;
    }

    void add(Row row) {
        rows.add(row);
    }

    void add(LanesReport.Row row) {
        lanes.add(row);
    }

    /** The middle one. */
    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** In Markdown. */
    String table() {
        StringBuilder text = new StringBuilder();
        if (rows.isEmpty()) {
            return lanes.table();
        }
        text.append("| workload | keys | handwritten | generated code | ratio | whole engine | ratio |\n");
        text.append("| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        rows.forEach(row -> text.append(row.line()));
        return text + lanes.table();
    }

    /** The table with what a reader must know. */
    String page() {
        return """
            # Measurements

            Millions of events per second of compiled jobs and of loops written by hand, on one thread; median over rounds,
            with the range. The ratio is the median over rounds of what the job does per second to what the loop does.

            %s
            - *Handwritten*: one loop over tables of primitives in open addressing, the best we can write. *Generated code*:
              the job's generated classes, driven without an engine. *Whole engine*: the job as a user runs it, from a source
              connector to a sink connector, with its settings as they are by default and no snapshots.
            - All sides draw the same computed events, records of three longs. Their results must have the same checksum,
              or the run fails. Each side runs in processes of its own, in turns: %d rounds, in each %d repetitions of %,d
              events after %d to warm up. %d events share a millisecond of event time.
            - %s. The heap is touched before a side starts: else a side that makes objects is
              charged for the kernel's first look at each page, which a job that runs for long pays once.

            To repeat: `runtime/benchmarks/run.sh --write=docs/benchmarks/README.md`; `--help` lists the options.
            """.formatted(
                        table(),
                        options.rounds(),
                        options.repetitions(),
                        options.events(),
                        options.warmUps(),
                        options.eventsPerMilli(),
                        machine());
    }

    private String machine() {
        return "%s, %d processors; %s %s, %s"
                .formatted(
                        processor(),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.vm.name"),
                        System.getProperty("java.vm.version"),
                        String.join(" ", options.jvm()));
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
