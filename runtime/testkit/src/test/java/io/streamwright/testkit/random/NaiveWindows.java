package io.streamwright.testkit.random;

import io.streamwright.Fire;
import io.streamwright.Firing;
import io.streamwright.testkit.TimedEvent;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The windows of an operator, by the book: what is known of each key and window, and a set of timers for each. When they fire
 * stands here as in the triggers that Flink documents, not as the engine has it.
 */
final class NaiveWindows extends NaiveSpans {
    /** The events of a key. */
    private static final class Last {
        final List<Object> events = new ArrayList<>();
        final List<Long> times = new ArrayList<>();
        int since;
    }

    /** The start of the window that never ends. */
    private static final long ENDLESS = 1;

    private record Due(long time, long start) {}

    private final TreeMap<Long, Map<List<Object>, Cell>> windows = new TreeMap<>();
    private final Optional<NaivePanes> panes;
    private final Map<List<Object>, Last> lasts = new LinkedHashMap<>();

    NaiveWindows(NaiveNode node, NaiveJob job, NaiveCalls calls) {
        super(node, job, calls);
        this.panes = NaivePanes.of(node.apply.operator());
    }

    @Override
    long rows() {
        return panes.map(NaivePanes::rows)
                .orElseGet(() -> lasts.size()
                        + windows.values().stream().mapToLong(Map::size).sum());
    }

    private NaiveCalls.Context context(@Nullable Object event, List<Object> key, long time, long start, Firing firing) {
        return context(event, key, time, start, end(start), firing);
    }

    // ------------------------------------------------------------------------------------------------------ events

    @Override
    void onEvent(Handler handler, List<Object> key, Object event, long time) {
        if (spec.countSlide() > 0) {
            slide(handler, key, event, time);
            return;
        }
        if (!spec.spans()) {
            add(handler, key, event, time, ENDLESS);
            return;
        }
        if (panes.isPresent() && last(starts(time).get(0)) > node.watermark) {
            NaiveNode.Row pane = panes.get().row(time, key, () -> new NaiveNode.Row(node.newInstance()));
            if (panes.get().tellsOrder()) {
                calls.call(handler, pane, context(event, key, time, 0, Firing.EARLY));
                return;
            }
        }
        boolean taken = false;
        for (long start : starts(spec.clock() ? job.clock() : time)) {
            long allowance = job.fault() == Fault.LATE_AT_THE_END ? 1 : 0;
            if (spec.clock() || cleanup(start) + allowance > node.watermark) {
                taken = true;
                add(handler, key, event, time, start);
            }
        }
        if (!taken && !spec.clock() && plus(time, lateness()) <= node.watermark) {
            late(handler, key, event, time);
        }
    }

    /** Over the last events of a key, after every so many: all are added up anew. */
    private void slide(Handler handler, List<Object> key, Object event, long time) {
        Last last = lasts.computeIfAbsent(key, k -> new Last());
        last.events.add(event);
        last.times.add(time);
        if (++last.since < spec.countSlide()) {
            return;
        }
        last.since = 0;
        NaiveNode.Row row = new NaiveNode.Row(node.newInstance());
        int spare = job.fault() == Fault.ONE_MORE_OF_THE_LAST ? spec.count() + 1 : spec.count();
        for (int i = Math.max(0, last.events.size() - spare); i < last.events.size(); i++) {
            Object each = DeepCopy.of(last.events.get(i));
            calls.call(handler, row, context(each, key, last.times.get(i), 0, Firing.ON_TIME));
        }
        Handler close = node.apply.operator().of(HandlerKind.CLOSE).get(0);
        node.put(calls.call(close, row, context(null, key, time, 0, Firing.ON_TIME)), key, time);
    }

    private void add(Handler handler, List<Object> key, Object event, long time, long start) {
        Cell cell = windows.computeIfAbsent(start, s -> new LinkedHashMap<>())
                .computeIfAbsent(key, k -> new Cell(new NaiveNode.Row(node.newInstance())));
        calls.call(handler, cell.row, context(event, key, time, start, Firing.EARLY));
        cell.filled = true;
        boolean over = !spec.clock() && last(start) <= node.watermark;
        boolean fires = over && job.fault() != Fault.LATE_IS_SILENT;
        boolean purges = false;
        if (!over) {
            if (spec.spans() || (spec.every() > 0 && !spec.byClock())) {
                cell.timers.add(last(start));
            }
            if (spec.every() > 0 && cell.early == null) {
                long from = spec.byClock() ? job.clock() : time;
                aim(cell, job.fault() == Fault.EVERY_NOT_ALIGNED ? from : from - from % spec.every(), start);
            }
        }
        int full = spec.count() > 0 ? spec.count() : spec.everyCount();
        if (full > 0 && ++cell.events == full) {
            cell.events = 0;
            fires = true;
        }
        for (Object verdict : ask(handler, cell, context(event, key, time, start, Firing.EARLY))) {
            fires |= verdict.equals(true) || (verdict instanceof Fire fire && fire.fires());
            purges |= verdict instanceof Fire fire && fire.purges();
        }
        if (fires) {
            Firing why = spec.count() > 0 ? Firing.ON_TIME : over ? Firing.LATE : Firing.EARLY;
            List<Object> results = fire(cell, key, start, why);
            node.put(results, key, spec.spans() ? last(start) : time);
        }
        if (purges) {
            purge(cell);
        }
        if (!spec.spans() && spec.every() == 0 && !cell.filled && cell.events == 0) {
            windows.get(start).remove(key);
        }
    }

    /** When it fires early next; what is of the time of the windows does so at their end at the latest. */
    private void aim(Cell cell, long from, long start) {
        boolean clockOnly = spec.byClock() && !spec.clock();
        long next = plus(from, spec.every());
        cell.early = clockOnly ? next : Math.min(next, last(start));
        cell.timers(clockOnly).add(cell.early);
    }

    private List<Object> fire(Cell cell, List<Object> key, long start, Firing why) {
        return fire(cell, context(null, key, last(start), start, why));
    }

    // -------------------------------------------------------------------------------------------------------- time

    /** Fires everything that is due up to a time of events, in order, and lets go of windows that are over. */
    @Override
    void advance(long upTo) {
        if (spec.clock()) {
            return;
        }
        panes.filter(NaivePanes::tellsOrder).ifPresent(merged -> mergeAll(merged, upTo));
        if (!spec.spans() && upTo == Long.MAX_VALUE) {
            // once more, and not at all times until then
            windows.values()
                    .forEach(cells -> cells.values()
                            .forEach(cell -> cell.timers.headSet(upTo).clear()));
        }
        for (Due due = first(false, upTo); due != null; due = first(false, upTo)) {
            fire(due, false);
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
                        cell.filled = true;
                        cell.timers.add(last(start));
                        cells.put(key, cell);
                    });
                    windows.put(start, cells);
                }
            }
        }
    }

    /** Fires everything that is due by the clock, in order. */
    @Override
    void tick(long now) {
        boolean clockOnly = !spec.clock();
        for (Due due = first(clockOnly, now); due != null; due = first(clockOnly, now)) {
            fire(due, clockOnly);
        }
    }

    /** When the clock has something fire next, or MAX. */
    @Override
    long nextTick() {
        Due due = spec.clock() || spec.byClock() ? first(!spec.clock(), Long.MAX_VALUE) : null;
        return due == null ? Long.MAX_VALUE : due.time + (job.fault() == Fault.CLOSE_AT_THE_END ? 1 : 0);
    }

    private @Nullable Due first(boolean clockOnly, long upTo) {
        Due first = null;
        for (Map.Entry<Long, Map<List<Object>, Cell>> window : windows.entrySet()) {
            for (Cell cell : window.getValue().values()) {
                NavigableSet<Long> timers = cell.timers(clockOnly);
                if (!timers.isEmpty() && (first == null || timers.first() < first.time)) {
                    first = new Due(timers.first(), window.getKey());
                }
            }
        }
        long late = job.fault() == Fault.CLOSE_AT_THE_END && upTo != Long.MAX_VALUE ? 1 : 0;
        return first != null && first.time + late <= upTo ? first : null;
    }

    /** Fires the keys of a window that are due together; which comes next is up to the engine. */
    private void fire(Due due, boolean clockOnly) {
        Map<List<Object>, Cell> cells = windows.get(due.start);
        Map<List<Object>, Cell> waiting = new LinkedHashMap<>();
        boolean end = !clockOnly && due.time == last(due.start);
        cells.forEach((key, cell) -> {
            if (cell.timers(clockOnly).remove(due.time)) {
                if (!end) {
                    aim(cell, due.time, due.start);
                } else {
                    cell.clockTimers.clear();
                }
                waiting.put(key, cell);
            }
        });
        long time = !spec.spans()
                ? clockOnly ? TimedEvent.NO_TIME : due.time
                : last(due.start) + (job.fault() == Fault.RESULT_AT_THE_END ? 1 : 0);
        while (!waiting.isEmpty()) {
            Map<List<Object>, List<Object>> results = new LinkedHashMap<>();
            Map<List<Object>, Cell> after = new HashMap<>();
            waiting.forEach((key, cell) -> {
                Cell fired = new Cell(cell.row.copy());
                fired.filled = cell.filled;
                results.put(key, fire(fired, key, due.start, end ? Firing.ON_TIME : Firing.EARLY));
                after.put(key, fired);
            });
            List<Object> next = node.nextOf(results, time);
            Cell cell = waiting.remove(next);
            cell.row = after.get(next).row;
            cell.filled = after.get(next).filled;
            node.put(results.get(next), next, time);
            if (end && spec.clock()) {
                cells.remove(next);
            }
        }
        windows.values().removeIf(Map::isEmpty);
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

    private long cleanup(long start) {
        return plus(last(start), lateness());
    }

    /** The last millisecond of a window, or of time if that comes first. */
    private long last(long start) {
        return end(start) == Long.MAX_VALUE ? Long.MAX_VALUE : end(start) - 1;
    }

    private long end(long start) {
        if (!spec.spans()) {
            return Long.MAX_VALUE;
        }
        return plus(start, spec.size());
    }
}
