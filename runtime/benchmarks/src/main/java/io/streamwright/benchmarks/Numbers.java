package io.streamwright.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Medians, and how numbers are written. */
final class Numbers {
    private Numbers() {}

    /** The middle one. */
    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The median with the range. */
    static String withRange(List<Double> values) {
        return "%s (%s to %s)"
                .formatted(rate(median(values)), rate(Collections.min(values)), rate(Collections.max(values)));
    }

    /** The median of the ratios of each round, whose two sides ran shortly after each other. */
    static double ratio(List<Double> values, List<Double> to) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(values.size(), to.size()); i++) {
            ratios.add(values.get(i) / to.get(i));
        }
        return median(ratios);
    }

    /** With as many digits as say something. */
    static String rate(double value) {
        return String.format(Locale.ROOT, value < 1 ? "%.2f" : "%.1f", value);
    }

    static String two(double value) {
        return String.format(Locale.ROOT, value >= 10 ? "%.0f" : "%.2f", value);
    }

    static String keys(Load load) {
        return load.keys() == 0 ? "" : String.format(Locale.ROOT, "%,d", load.keys());
    }

    static String whole(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value));
    }
}
