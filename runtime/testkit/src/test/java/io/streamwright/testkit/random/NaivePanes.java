package io.streamwright.testkit.random;

import io.streamwright.testkit.random.DrawnJob.Merging;
import io.streamwright.testkit.random.DrawnJob.Windows;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * The panes of an operator whose windows overlap and whose state can be merged: an instance for each key and pane. Where the order
 * of merging shows in the results they are what is merged; else they are only counted, and the results have to be those of an
 * instance for each window.
 */
final class NaivePanes {
    private static final int MOST_PER_SLIDE = 4;

    private final Windows spec;
    private final boolean tellsOrder;
    private final BigInteger length;
    private final TreeMap<Long, Map<List<Object>, NaiveNode.Row>> panes = new TreeMap<>();

    private NaivePanes(Windows spec, boolean tellsOrder) {
        this.spec = spec;
        this.tellsOrder = tellsOrder;
        this.length = BigInteger.valueOf(spec.size()).gcd(BigInteger.valueOf(spec.slide()));
    }

    /** Those of an operator, if it has any. */
    static Optional<NaivePanes> of(DrawnJob.Operator operator) {
        if (operator.merging() == Merging.NONE
                || operator.windows().orElseThrow().lateness() > 0) {
            return Optional.empty();
        }
        NaivePanes panes = new NaivePanes(operator.windows().orElseThrow(), operator.merging() == Merging.ANYTHING);
        return panes.spec.slide() / panes.length.longValueExact() <= MOST_PER_SLIDE
                ? Optional.of(panes)
                : Optional.empty();
    }

    boolean tellsOrder() {
        return tellsOrder;
    }

    long rows() {
        return panes.values().stream().mapToLong(Map::size).sum();
    }

    List<Long> starts() {
        return List.copyOf(panes.keySet());
    }

    NaiveNode.Row row(long time, List<Object> key, Supplier<NaiveNode.Row> first) {
        BigInteger at = BigInteger.valueOf(time);
        long start = at.subtract(at.subtract(BigInteger.valueOf(spec.offset())).mod(length))
                .longValueExact();
        return panes.computeIfAbsent(start, s -> new LinkedHashMap<>()).computeIfAbsent(key, k -> first.get());
    }

    /** The state of each key in a window: that of its first pane, into which the others are merged one after the other. */
    Map<List<Object>, NaiveNode.Row> merged(long start, long end, NaiveCalls calls) {
        Map<List<Object>, NaiveNode.Row> merged = new LinkedHashMap<>();
        for (Map<List<Object>, NaiveNode.Row> pane : panes.subMap(start, end).values()) {
            pane.forEach((key, row) -> {
                NaiveNode.Row before = merged.putIfAbsent(key, row.copy());
                if (before != null) {
                    calls.merge(before.instance, row.copy().instance);
                }
            });
        }
        return merged;
    }

    void removeIf(LongPredicate isOver) {
        for (long start : new ArrayList<>(panes.keySet())) {
            if (isOver.test(start)) {
                panes.remove(start);
            }
        }
    }
}
