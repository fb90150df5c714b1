package io.streamwright.testkit.random;

import io.streamwright.TimeDomain;
import io.streamwright.testkit.TimedEvent;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One application of an operator, by the book: an instance of the user's class for each key, or key and window. */
final class NaiveNode {
    /** The state of one key. */
    static final class Row {
        Object instance;
        Map<String, Long> timers = new LinkedHashMap<>();

        Row(Object instance) {
            this.instance = instance;
        }

        Row copy() {
            Row copy = new Row(DeepCopy.of(instance));
            copy.timers = new LinkedHashMap<>(timers);
            return copy;
        }
    }

    private record Due(long time, int timer, List<Object> key) {}

    final DrawnJob.Apply apply;
    private final NaiveJob job;
    private final NaiveCalls calls;
    private final Map<List<Object>, Row> rows = new LinkedHashMap<>();
    private final TreeMap<Long, Map<List<Object>, Row>> windows = new TreeMap<>();
    private final String initial;
    long watermark = Long.MIN_VALUE;
    boolean idle;
    long lateDropped;

    NaiveNode(DrawnJob.Apply apply, NaiveJob job) {
        this.apply = apply;
        this.job = job;
        this.calls = new NaiveCalls(job.loaded(), apply.operator());
        this.initial = Show.of(newInstance());
    }

    private Object newInstance() {
        return calls.newInstance(job.loaded().drawn().config());
    }

    private NaiveCalls.Context context(@Nullable Object event, List<Object> key, long time) {
        return new NaiveCalls.Context(event, key, time, job.clock(), 0, 0, job.fault());
    }

    long rows() {
        return rows.size() + windows.values().stream().mapToLong(Map::size).sum();
    }

    // ---------------------------------------------------------------------------------------------------- events

    void onEvent(int handlerIndex, Object event, long time) {
        Handler handler = apply.operator().of(HandlerKind.EVENT).get(handlerIndex);
        if (!apply.operator().keyed()) {
            calls.call(handler, new Row(newInstance()), context(event, List.of(), time))
                    .forEach(result -> job.emit(apply.name(), result, time));
            return;
        }
        List<Object> key = calls.key(handler, event);
        if (apply.operator().windows().isPresent()) {
            onWindows(handler, key, event, time);
            return;
        }
        Row row = rows.computeIfAbsent(key, k -> new Row(newInstance()));
        List<Object> results = calls.call(handler, row, context(event, key, time));
        tidy(key);
        put(results, key, time);
    }

    /** A row that is as a new key's, with no timer pending, is none. */
    private void tidy(List<Object> key) {
        Row row = rows.get(key);
        if (row.timers.isEmpty() && Show.of(row.instance).equals(initial) && job.fault() != Fault.ROWS_STAY) {
            rows.remove(key);
        }
    }

    private void put(List<Object> results, List<Object> key, long time) {
        List<Object> before = job.enter(List.of(apply.name(), key));
        results.forEach(result -> job.emit(apply.name(), result, time));
        job.enter(before);
    }

    // --------------------------------------------------------------------------------------------------- windows

    private void onWindows(Handler handler, List<Object> key, Object event, long time) {
        DrawnJob.Windows spec = apply.operator().windows().get();
        boolean taken = false;
        for (long start : starts(spec, time)) {
            long last = last(start) + (job.fault() == Fault.LATE_AT_THE_END ? 1 : 0);
            if (last > watermark) {
                taken = true;
                Row row = windows.computeIfAbsent(start, s -> new LinkedHashMap<>())
                        .computeIfAbsent(key, k -> new Row(newInstance()));
                calls.call(handler, row, context(event, key, time));
            }
        }
        if (!taken && time <= watermark) {
            lateDropped++;
        }
    }

    /** Every start that is a multiple of the slide, moved by the offset, of a window that holds {@code time}. */
    private List<Long> starts(DrawnJob.Windows spec, long time) {
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

    /** The last millisecond of a window, or of time if that comes first. */
    private long last(long start) {
        return end(start) == Long.MAX_VALUE ? Long.MAX_VALUE : end(start) - 1;
    }

    private long end(long start) {
        BigInteger end = BigInteger.valueOf(start)
                .add(BigInteger.valueOf(apply.operator().windows().get().size()));
        return end.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    private void closeWindows(long upTo) {
        long late = job.fault() == Fault.CLOSE_AT_THE_END && upTo != Long.MAX_VALUE ? 1 : 0;
        while (!windows.isEmpty() && last(windows.firstKey()) + late <= upTo) {
            long start = windows.firstKey();
            Map<List<Object>, Row> closing = windows.get(start);
            Handler handler = apply.operator().of(HandlerKind.CLOSE).get(0);
            long time = last(start) + (job.fault() == Fault.RESULT_AT_THE_END ? 1 : 0);
            while (!closing.isEmpty()) {
                Map<List<Object>, List<Object>> results = new LinkedHashMap<>();
                closing.forEach((key, row) -> results.put(
                        key,
                        calls.call(
                                handler,
                                row.copy(),
                                new NaiveCalls.Context(null, key, time, job.clock(), start, end(start), job.fault()))));
                List<Object> next = nextOf(results, time);
                closing.remove(next);
                put(results.get(next), next, time);
            }
            windows.remove(start);
        }
    }

    /** Which key comes next is not said where several could: the one that the engine took, if it could. */
    private List<Object> nextOf(Map<List<Object>, List<Object>> results, long time) {
        job.observed().choice(results.size());
        List<Object> best = results.keySet().iterator().next();
        int most = -1;
        for (Map.Entry<List<Object>, List<Object>> candidate : results.entrySet()) {
            List<Object> events = candidate.getValue();
            if (events.size() > most && job.observed().comesNext(apply.name(), events, time)) {
                best = candidate.getKey();
                most = events.size();
            }
        }
        return best;
    }

    // ---------------------------------------------------------------------------------------------------- timers

    /** Moves event time on and fires everything due, in order; whether anything has changed. */
    boolean advance(long target) {
        if (target <= watermark) {
            return false;
        }
        if (apply.operator().windows().isPresent()) {
            closeWindows(target);
        } else {
            fire(
                    TimeDomain.EVENT,
                    job.fault() == Fault.TIMER_AFTER_ITS_TIME && target != Long.MAX_VALUE ? target - 1 : target);
        }
        watermark = target;
        return true;
    }

    /** When the first processing-time timer is due, or MAX. */
    long nextProcessingTime() {
        return due(TimeDomain.PROCESSING, Long.MAX_VALUE).stream()
                .mapToLong(Due::time)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private List<Due> due(TimeDomain domain, long upTo) {
        List<Due> due = new ArrayList<>();
        List<Handler> handlers = apply.operator().of(HandlerKind.TIMER);
        rows.forEach((key, row) -> row.timers.forEach((name, time) -> {
            for (int i = 0; i < handlers.size(); i++) {
                Handler handler = handlers.get(i);
                String timer = handler.timer().orElseThrow();
                if (handler.domain() == domain && timer.equals(name) && time <= upTo) {
                    due.add(new Due(time, i, key));
                }
            }
        }));
        return due;
    }

    /** Fires one timer after the other: the earliest, of these the first declared, of these the key that the engine took. */
    void fire(TimeDomain domain, long upTo) {
        for (List<Due> due = due(domain, upTo); !due.isEmpty(); due = due(domain, upTo)) {
            Due first = due.get(0);
            if (job.fault() != Fault.TIMERS_BY_KEY) {
                for (Due other : due) {
                    boolean earlier =
                            other.time < first.time || (other.time == first.time && other.timer < first.timer);
                    first = earlier ? other : first;
                }
            }
            List<Due> tied = new ArrayList<>();
            for (Due other : due) {
                if (other.time == first.time && other.timer == first.timer) {
                    tied.add(other);
                }
            }
            fireOneOf(tied, domain);
        }
    }

    private void fireOneOf(List<Due> tied, TimeDomain domain) {
        Due first = tied.get(0);
        Handler handler = apply.operator().of(HandlerKind.TIMER).get(first.timer);
        long time = domain == TimeDomain.EVENT ? first.time : TimedEvent.NO_TIME;
        Map<List<Object>, List<Object>> results = new LinkedHashMap<>();
        Map<List<Object>, Row> after = new HashMap<>();
        for (Due due : tied) {
            Row row = rows.get(due.key).copy();
            row.timers.remove(handler.timer().orElseThrow());
            after.put(due.key, row);
            results.put(due.key, calls.call(handler, row, context(null, due.key, first.time)));
        }
        List<Object> next = nextOf(results, time);
        rows.put(next, after.get(next));
        tidy(next);
        put(results.get(next), next, time);
    }
}
