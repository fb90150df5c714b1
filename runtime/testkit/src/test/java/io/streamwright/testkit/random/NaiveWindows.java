package io.streamwright.testkit.random;

import io.streamwright.Firing;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import io.streamwright.testkit.random.DrawnJob.Windows;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The windows of an operator, by the book: what is known of each key and window, and a set of timers for each. When they fire
 * stands here as in the triggers that Flink documents, not as the engine has it.
 */
final class NaiveWindows {
    /** What is known of a key in a window. */
    private static final class Cell {
        NaiveNode.Row row;
        final TreeSet<Long> timers = new TreeSet<>();

        Cell(NaiveNode.Row row) {
            this.row = row;
        }
    }

    private record Due(long time, long start) {}

    private final NaiveNode node;
    private final NaiveJob job;
    private final NaiveCalls calls;
    private final Windows spec;
    private final TreeMap<Long, Map<List<Object>, Cell>> windows = new TreeMap<>();
    private final Optional<NaivePanes> panes;

    NaiveWindows(NaiveNode node, NaiveJob job, NaiveCalls calls) {
        this.node = node;
        this.job = job;
        this.calls = calls;
        this.spec = node.apply.operator().windows().orElseThrow();
        this.panes = NaivePanes.of(node.apply.operator());
    }

    long rows() {
        return panes.map(NaivePanes::rows)
                .orElseGet(() -> windows.values().stream().mapToLong(Map::size).sum());
    }

    private NaiveCalls.Context context(@Nullable Object event, List<Object> key, long time, long start, Firing firing) {
        return new NaiveCalls.Context(event, key, time, job.clock(), start, end(start), firing, job.fault());
    }

    // ------------------------------------------------------------------------------------------------------ events

    void onEvent(Handler handler, List<Object> key, Object event, long time) {
        if (panes.isPresent() && last(starts(time).get(0)) > node.watermark) {
            NaiveNode.Row pane = panes.get().row(time, key, () -> new NaiveNode.Row(node.newInstance()));
            if (panes.get().tellsOrder()) {
                calls.call(handler, pane, context(event, key, time, 0, Firing.EARLY));
                return;
            }
        }
        boolean taken = false;
        for (long start : starts(time)) {
            long allowance = job.fault() == Fault.LATE_AT_THE_END ? 1 : 0;
            if (cleanup(start) + allowance > node.watermark) {
                taken = true;
                add(handler, key, event, time, start);
            }
        }
        if (!taken && plus(time, lateness()) <= node.watermark) {
            late(handler, key, event, time);
        }
    }

    private void add(Handler handler, List<Object> key, Object event, long time, long start) {
        Cell cell = windows.computeIfAbsent(start, s -> new LinkedHashMap<>())
                .computeIfAbsent(key, k -> new Cell(new NaiveNode.Row(node.newInstance())));
        calls.call(handler, cell.row, context(event, key, time, start, Firing.EARLY));
        if (last(start) <= node.watermark && job.fault() != Fault.LATE_IS_SILENT) {
            node.put(calls.call(close(), cell.row, context(null, key, time, start, Firing.LATE)), key, last(start));
        } else {
            cell.timers.add(last(start));
        }
    }

    /** An event that is too late for everything. */
    private void late(Handler handler, List<Object> key, Object event, long time) {
        String type = handler.event().orElseThrow().name();
        List<Handler> handlers = node.apply.operator().of(HandlerKind.LATE);
        for (Handler late : handlers) {
            if (late.event().orElseThrow().name().equals(type)) {
                List<Object> results = calls.call(
                        late, new NaiveNode.Row(node.newInstance()), context(event, key, time, 0, Firing.LATE));
                job.late(node.apply.name(), null, results, key, time);
                return;
            }
        }
        if (!handlers.isEmpty() || !job.late(node.apply.name(), type, List.of(event), key, time)) {
            node.lateDropped++;
        }
    }

    private Handler close() {
        return node.apply.operator().of(HandlerKind.CLOSE).get(0);
    }

    // -------------------------------------------------------------------------------------------------------- time

    /** Fires everything that is due up to a time, in order, and lets go of windows that are over. */
    void advance(long upTo) {
        panes.filter(NaivePanes::tellsOrder).ifPresent(merged -> mergeAll(merged, upTo));
        for (Due due = first(upTo); due != null; due = first(upTo)) {
            fire(due);
        }
        windows.keySet().removeIf(start -> cleanup(start) <= upTo);
        panes.ifPresent(shared -> shared.removeIf(pane -> last(starts(pane).get(0)) <= upTo));
    }

    /** Merges the panes of each window that closes. */
    private void mergeAll(NaivePanes merged, long upTo) {
        for (long pane : merged.starts()) {
            for (long start : starts(pane)) {
                if (last(start) > node.watermark && last(start) <= upTo && !windows.containsKey(start)) {
                    Map<List<Object>, Cell> cells = new LinkedHashMap<>();
                    merged.merged(start, end(start), calls).forEach((key, row) -> {
                        Cell cell = new Cell(row);
                        cell.timers.add(last(start));
                        cells.put(key, cell);
                    });
                    windows.put(start, cells);
                }
            }
        }
    }

    private @Nullable Due first(long upTo) {
        Due first = null;
        for (Map.Entry<Long, Map<List<Object>, Cell>> window : windows.entrySet()) {
            for (Cell cell : window.getValue().values()) {
                if (!cell.timers.isEmpty() && (first == null || cell.timers.first() < first.time)) {
                    first = new Due(cell.timers.first(), window.getKey());
                }
            }
        }
        long late = job.fault() == Fault.CLOSE_AT_THE_END && upTo != Long.MAX_VALUE ? 1 : 0;
        return first != null && first.time + late <= upTo ? first : null;
    }

    /** Fires the keys of a window that are due together; which comes next is up to the engine. */
    private void fire(Due due) {
        Map<List<Object>, Cell> cells = windows.get(due.start);
        Map<List<Object>, Cell> waiting = new LinkedHashMap<>();
        cells.forEach((key, cell) -> {
            if (cell.timers.remove(due.time)) {
                waiting.put(key, cell);
            }
        });
        long time = last(due.start) + (job.fault() == Fault.RESULT_AT_THE_END ? 1 : 0);
        while (!waiting.isEmpty()) {
            Map<List<Object>, List<Object>> results = new LinkedHashMap<>();
            Map<List<Object>, NaiveNode.Row> after = new HashMap<>();
            waiting.forEach((key, cell) -> {
                NaiveNode.Row row = cell.row.copy();
                after.put(key, row);
                results.put(key, calls.call(close(), row, context(null, key, time, due.start, Firing.ON_TIME)));
            });
            List<Object> next = node.nextOf(results, time);
            waiting.remove(next).row = after.get(next);
            node.put(results.get(next), next, time);
        }
    }

    // ---------------------------------------------------------------------------------------------------- arithmetic

    /** Every start that is a multiple of the slide, moved by the offset, of a window that holds {@code time}. */
    private List<Long> starts(long time) {
        BigInteger at = BigInteger.valueOf(time);
        BigInteger slide = BigInteger.valueOf(spec.slide());
        BigInteger offset = BigInteger.valueOf(spec.offset());
        BigInteger past = at.subtract(offset).mod(slide);
        if (job.fault() == Fault.NEGATIVE_TIMES_ROUND_UP) {
            past = at.subtract(offset).remainder(slide);
        }
        List<Long> starts = new ArrayList<>();
        for (BigInteger start = at.subtract(past);
                start.add(BigInteger.valueOf(spec.size())).compareTo(at) > 0;
                start = start.subtract(slide)) {
            starts.add(start.longValueExact());
        }
        return starts;
    }

    private long lateness() {
        return job.fault() == Fault.NO_LATENESS ? 0 : spec.lateness();
    }

    private long cleanup(long start) {
        return plus(last(start), lateness());
    }

    /** The last millisecond of a window, or of time if that comes first. */
    private long last(long start) {
        return end(start) == Long.MAX_VALUE ? Long.MAX_VALUE : end(start) - 1;
    }

    private long end(long start) {
        return plus(start, spec.size());
    }

    private static long plus(long time, long millis) {
        return BigInteger.valueOf(time)
                .add(BigInteger.valueOf(millis))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
