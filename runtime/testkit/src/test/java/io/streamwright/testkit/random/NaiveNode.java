package io.streamwright.testkit.random;

import io.streamwright.Firing;
import io.streamwright.ListState;
import io.streamwright.TimeDomain;
import io.streamwright.testkit.TimedEvent;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.HandlerKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** One application of an operator, by the book: an instance of the user's class for each key, or key and window. */
final class NaiveNode {
    /** The state of one key. */
    static final class Row {
        Object instance;
        /** The times of each timer that is set; a KeyTimer has one at most. */
        Map<String, NavigableSet<Long>> timers = new LinkedHashMap<>();

        /** When what expires was written. */
        Map<String, Long> written = new LinkedHashMap<>();

        Row(Object instance) {
            this.instance = instance;
        }

        Row copy() {
            Row copy = new Row(DeepCopy.of(instance));
            timers.forEach((name, times) -> copy.timers.put(name, new TreeSet<>(times)));
            copy.written = new LinkedHashMap<>(written);
            return copy;
        }
    }

    private record Due(long time, int timer, List<Object> key) {}

    final DrawnJob.Apply apply;
    private final NaiveJob job;
    private final NaiveCalls calls;
    private final Map<List<Object>, Row> rows = new LinkedHashMap<>();
    private final Optional<NaiveSpans> windows;
    private final String initial;
    private final NaiveTtl ttl;

    /** What an operator that keeps lists without a key has: there is one lane. */
    private final Optional<Row> lists;

    private long latest = TimedEvent.NO_TIME;
    long watermark = Long.MIN_VALUE;
    boolean idle;
    long lateDropped;

    NaiveNode(DrawnJob.Apply apply, NaiveJob job) {
        this.apply = apply;
        this.job = job;
        this.calls = new NaiveCalls(job.loaded(), apply.operator());
        this.ttl = new NaiveTtl(calls.newInstance(job.loaded().drawn().config()), job::clock);
        this.initial = NaiveTtl.kept(newInstance());
        this.lists = handlesEnd() ? Optional.of(new Row(newInstance())) : Optional.empty();
        this.windows = apply.operator()
                .windows()
                .map(spec ->
                        spec.isSession() ? new NaiveSessions(this, job, calls) : new NaiveWindows(this, job, calls));
    }

    Object newInstance() {
        return ttl.prepare(calls.newInstance(job.loaded().drawn().config()));
    }

    private NaiveCalls.Context context(@Nullable Object event, List<Object> key, long time) {
        return new NaiveCalls.Context(event, key, time, job.clock(), 0, 0, Firing.EARLY, job.fault());
    }

    boolean handlesEnd() {
        return !apply.operator().of(HandlerKind.END).isEmpty();
    }

    long rows() {
        if (lists.isPresent()) {
            return held().size();
        }
        return rows.size() + windows.map(NaiveSpans::rows).orElse(0L);
    }

    // ---------------------------------------------------------------------------------------------------- events

    void onEvent(int handlerIndex, Object event, long time) {
        Handler handler = apply.operator().of(HandlerKind.EVENT).get(handlerIndex);
        if (lists.isPresent()) {
            latest = Math.max(latest, time);
            put(calls.call(handler, lists.get(), context(event, List.of(), time)), List.of(), time);
            return;
        }
        if (!apply.operator().keyed() && windows.isEmpty()) {
            calls.call(handler, new Row(newInstance()), context(event, List.of(), time))
                    .forEach(result -> job.emit(apply.name(), result, time));
            return;
        }
        List<Object> key = apply.operator().keyed() ? calls.key(handler, event) : List.of();
        if (windows.isPresent()) {
            windows.get().onEvent(handler, key, event, time);
            return;
        }
        Row row = rows.computeIfAbsent(key, k -> new Row(newInstance()));
        List<Object> results = ttl.call(calls, handler, row, context(event, key, time), this::newInstance);
        tidy(key);
        put(results, key, time);
    }

    private ListState<?> held() {
        try {
            Object instance = lists.orElseThrow().instance;
            return (ListState<?>) Show.read(instance.getClass().getDeclaredField("held"), instance);
        } catch (NoSuchFieldException e) {
            throw new LinkageError("no list", e);
        }
    }

    /** All input has ended: results are not late behind the operator, and what is left is given up. */
    private void end() {
        Handler handler = apply.operator().of(HandlerKind.END).get(0);
        long inTime = watermark == Long.MIN_VALUE ? TimedEvent.NO_TIME : watermark + 1;
        long time = Math.max(latest, inTime);
        put(calls.call(handler, lists.orElseThrow(), context(null, List.of(), time)), List.of(), time);
        held().clear();
    }

    /** Removes what has expired. */
    void cleanUp() {
        for (List<Object> key : List.copyOf(rows.keySet())) {
            ttl.cleanUp(rows.get(key), this::newInstance);
            tidy(key);
        }
    }

    /** A row that is as a new key's, with no timer pending, is none. */
    private void tidy(List<Object> key) {
        Row row = rows.get(key);
        if (row.timers.isEmpty() && NaiveTtl.kept(row.instance).equals(initial) && job.fault() != Fault.ROWS_STAY) {
            rows.remove(key);
        }
    }

    void put(List<Object> results, List<Object> key, long time) {
        List<Object> before = job.enter(List.of(apply.name(), key));
        results.forEach(result -> job.emit(apply.name(), result, time));
        job.enter(before);
    }

    /** Which key comes next is not said where several could: the one that the engine took, if it could. */
    List<Object> nextOf(Map<List<Object>, List<Object>> results, long time) {
        return nextOf(results, candidate -> time);
    }

    /** The same where what each puts out has a time of its own. */
    List<Object> nextOf(Map<List<Object>, List<Object>> results, ToLongFunction<List<Object>> timeOf) {
        job.observed().choice(results.size());
        List<Object> best = results.keySet().iterator().next();
        int most = -1;
        for (Map.Entry<List<Object>, List<Object>> candidate : results.entrySet()) {
            List<Object> events = candidate.getValue();
            if (events.size() > most
                    && job.observed().comesNext(apply.name(), events, timeOf.applyAsLong(candidate.getKey()))) {
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
        if (windows.isPresent()) {
            windows.get().advance(target);
        } else if (lists.isPresent()) {
            if (target == Long.MAX_VALUE) {
                end();
            }
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
        long next = due(TimeDomain.PROCESSING, Long.MAX_VALUE).stream()
                .mapToLong(Due::time)
                .min()
                .orElse(Long.MAX_VALUE);
        return Math.min(next, windows.map(NaiveSpans::nextTick).orElse(Long.MAX_VALUE));
    }

    private List<Due> due(TimeDomain domain, long upTo) {
        List<Due> due = new ArrayList<>();
        List<Handler> handlers = apply.operator().of(HandlerKind.TIMER);
        rows.forEach((key, row) -> row.timers.forEach((name, times) -> {
            long time = times.first();
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
        if (domain == TimeDomain.PROCESSING) {
            windows.ifPresent(spec -> spec.tick(upTo));
        }
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
            NaiveCalls.takeOut(row.timers, handler.timer().orElseThrow(), first.time);
            after.put(due.key, row);
            results.put(due.key, ttl.call(calls, handler, row, context(null, due.key, first.time), this::newInstance));
        }
        List<Object> next = nextOf(results, time);
        rows.put(next, after.get(next));
        tidy(next);
        put(results.get(next), next, time);
    }
}
