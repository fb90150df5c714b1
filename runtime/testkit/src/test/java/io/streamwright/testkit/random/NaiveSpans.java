package io.streamwright.testkit.random;

import io.streamwright.Firing;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import io.streamwright.testkit.random.DrawnJob.Windows;
import java.math.BigInteger;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What windows and sessions have in common: what is known of a key in one of them, and what is called when one fires. */
abstract class NaiveSpans {
    /** What is known of a key in a window. */
    static class Cell {
        NaiveNode.Row row;

        /** Whether anything has come since the state began anew. */
        boolean filled;

        /** How many events have come since it last fired for their number. */
        int events;

        /** When it is to fire early next. */
        @Nullable Long early;

        /** Of the time that ends windows. */
        final TreeSet<Long> timers = new TreeSet<>();

        /** Of the clock, in windows of event time. */
        final TreeSet<Long> clockTimers = new TreeSet<>();

        Cell(NaiveNode.Row row) {
            this.row = row;
        }

        NavigableSet<Long> timers(boolean clock) {
            return clock ? clockTimers : timers;
        }
    }

    final NaiveNode node;
    final NaiveJob job;
    final NaiveCalls calls;
    final Windows spec;

    NaiveSpans(NaiveNode node, NaiveJob job, NaiveCalls calls) {
        this.node = node;
        this.job = job;
        this.calls = calls;
        this.spec = node.apply.operator().windows().orElseThrow();
    }

    /** How many rows there are. */
    abstract long rows();

    /** An event for a handler. */
    abstract void onEvent(Handler handler, List<Object> key, Object event, long time);

    /** Fires everything that is due up to a time of events, in order, and lets go of what is over. */
    abstract void advance(long upTo);

    /** Fires everything that is due by the clock, in order. */
    abstract void tick(long now);

    /** When the clock has something fire next, or MAX. */
    abstract long nextTick();

    final NaiveCalls.Context context(
            @Nullable Object event, List<Object> key, long time, long start, long end, Firing firing) {
        return new NaiveCalls.Context(event, key, time, job.clock(), start, end, firing, job.fault());
    }

    /** What the method says that decides about events of this type. */
    final List<Object> ask(Handler handler, Cell cell, NaiveCalls.Context context) {
        List<Handler> asked = node.apply.operator().of(HandlerKind.FIRE_WHEN);
        String type = handler.event().orElseThrow().name();
        for (Handler ask : asked) {
            if (ask.event().filter(own -> own.name().equals(type)).isPresent()) {
                return calls.call(ask, cell.row, context);
            }
        }
        for (Handler ask : asked) {
            if (ask.event().isEmpty()) {
                return calls.call(ask, cell.row, context);
            }
        }
        return List.of();
    }

    /** What is put out when a cell fires; nothing if there is no handler for that or nothing in it. */
    final List<Object> fire(Cell cell, NaiveCalls.Context context) {
        List<Handler> ends = node.apply.operator().of(HandlerKind.CLOSE);
        List<Handler> again = node.apply.operator().of(HandlerKind.FIRE);
        List<Handler> handlers = context.firing() == Firing.ON_TIME || again.isEmpty() ? ends : again;
        if (!cell.filled || handlers.isEmpty()) {
            return List.of();
        }
        List<Object> results = calls.call(handlers.get(0), cell.row, context);
        if ((spec.discarding() || spec.count() > 0) && job.fault() != Fault.DISCARDING_KEEPS) {
            purge(cell);
        }
        return results;
    }

    final void purge(Cell cell) {
        cell.row = new NaiveNode.Row(node.newInstance());
        cell.filled = false;
    }

    /** An event that is too late for everything. */
    final void late(Handler handler, List<Object> key, Object event, long time) {
        String type = handler.event().orElseThrow().name();
        List<Handler> handlers = node.apply.operator().of(HandlerKind.LATE);
        for (Handler late : handlers) {
            if (late.event().orElseThrow().name().equals(type)) {
                List<Object> results = calls.call(
                        late, new NaiveNode.Row(node.newInstance()), context(event, key, time, 0, 0, Firing.LATE));
                job.late(node.apply.name(), null, results, key, time);
                return;
            }
        }
        if (!handlers.isEmpty() || !job.late(node.apply.name(), type, List.of(event), key, time)) {
            node.lateDropped++;
        }
    }

    final long lateness() {
        return job.fault() == Fault.NO_LATENESS ? 0 : spec.lateness();
    }

    static long plus(long time, long millis) {
        return BigInteger.valueOf(time)
                .add(BigInteger.valueOf(millis))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }
}
