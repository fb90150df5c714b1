package io.streamwright.benchmarks;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What {@link Throughput} shows, in Markdown. */
final class ThroughputTables {
    private ThroughputTables() {}

    /** Millions of events per second; behind each side what the engine does to it. */
    static String rates(List<Throughput.Row> rows, List<Side> sides) {
        StringBuilder text = new StringBuilder("| workload | keys |");
        StringBuilder line = new StringBuilder("| --- | ---: |");
        for (Side side : sides) {
            text.append(' ').append(side.key()).append(" |");
            line.append(" ---: |");
            if (side != OwnSide.STREAMWRIGHT && sides.contains(OwnSide.STREAMWRIGHT)) {
                text.append(" streamwright to it |");
                line.append(" ---: |");
            }
        }
        text.append('\n').append(line).append('\n');
        for (Throughput.Row row : rows) {
            text.append("| ")
                    .append(row.load().workload().title())
                    .append(" | ")
                    .append(Numbers.keys(row.load()))
                    .append(" |");
            for (Side side : sides) {
                boolean compared = side != OwnSide.STREAMWRIGHT && sides.contains(OwnSide.STREAMWRIGHT);
                text.append(' ')
                        .append(row.has(side) ? Numbers.withRange(row.of(side).rates()) : "–")
                        .append(" |");
                if (compared) {
                    text.append(' ')
                            .append(row.has(side) ? Numbers.two(row.engineOver(side)) + " x" : "–")
                            .append(" |");
                }
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** The median and the lowest of the ratios to each side. */
    static String summary(List<Throughput.Row> rows, List<Side> sides) {
        StringBuilder text = new StringBuilder();
        for (Side side : sides) {
            List<Double> ratios = rows.stream()
                    .filter(row -> row.has(side) && row.has(OwnSide.STREAMWRIGHT) && side != OwnSide.STREAMWRIGHT)
                    .map(row -> row.engineOver(side))
                    .toList();
            if (!ratios.isEmpty()) {
                text.append(text.isEmpty() ? "\n" : "")
                        .append("- The engine to *")
                        .append(side.key())
                        .append("*, over all workloads: median ")
                        .append(Numbers.two(Numbers.median(ratios)))
                        .append(" x, lowest ")
                        .append(Numbers.two(Collections.min(ratios)))
                        .append(" x, highest ")
                        .append(Numbers.two(Collections.max(ratios)))
                        .append(" x.\n");
            }
        }
        return text.toString();
    }

    /** Seconds of processors for a million events, and memory. */
    static String costs(List<Throughput.Row> rows, List<Side> sides) {
        StringBuilder text = new StringBuilder("Seconds of the processors for a million events (collector, compiler and"
                + " all other threads counted in), and the\nmost memory of a process whose heap begins at 32 MB and may"
                + " grow as far as that of the others, in MB:\n\n");
        text.append("| workload | keys |");
        sides.forEach(side -> text.append(' ').append(side.key()).append(": s |"));
        sides.forEach(side -> text.append(' ').append(side.key()).append(": MB |"));
        text.append("\n| --- | ---: |")
                .append(" ---: |".repeat(2 * sides.size()))
                .append('\n');
        for (Throughput.Row row : rows) {
            text.append("| ")
                    .append(row.load().workload().title())
                    .append(" | ")
                    .append(Numbers.keys(row.load()))
                    .append(" |");
            for (Side side : sides) {
                text.append(' ')
                        .append(
                                row.has(side)
                                        ? String.format(
                                                Locale.ROOT,
                                                "%.3f",
                                                Numbers.median(row.of(side).cpus()))
                                        : "–")
                        .append(" |");
            }
            for (Side side : sides) {
                text.append(' ')
                        .append(row.has(side) ? Numbers.whole(row.of(side).peakBytes() / 1e6) : "–")
                        .append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
