package io.streamwright.testkit.random;

import io.streamwright.Fire;
import io.streamwright.Firing;
import io.streamwright.testkit.random.DrawnJob.Handler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of an operator, by the book: each event is one, and those of a key that overlap or touch become a new one, with the
 * state of its parts merged, and its timers set anew, as Flink's triggers do it when windows merge.
 */
final class NaiveSessions extends NaiveSpans {
    /** A session of a key. */
    private static final class Session extends Cell {
        long start;
        long end;

        /** Whether it has fired at its end, or is over. */
        boolean ended;

        Session(NaiveNode.Row row, long start, long end) {
            super(row);
            this.start = start;
            this.end = end;
        }

        long last() {
            return end == Long.MAX_VALUE ? end : end - 1;
        }
    }

    /** A session that a timer is for. */
    private record Due(List<Object> key, Session session) {}

    private final Map<List<Object>, List<Session>> sessions = new LinkedHashMap<>();

    NaiveSessions(NaiveNode node, NaiveJob job, NaiveCalls calls) {
        super(node, job, calls);
    }

    @Override
    long rows() {
        return sessions.values().stream().mapToLong(List::size).sum();
    }

    /** Whether they fire early by a clock that does not end them. */
    private boolean clockOnly() {
        return spec.byClock() && !spec.clock();
    }

    private long cleanup(Session session) {
        return plus(session.last(), lateness());
    }

    private NaiveCalls.Context context(
            @Nullable Object event, List<Object> key, long time, Session session, Firing firing) {
        return context(event, key, time, session.start, session.end, firing);
    }

    // ------------------------------------------------------------------------------------------------------ events

    @Override
    void onEvent(Handler handler, List<Object> key, Object event, long time) {
        long start = spec.clock() ? job.clock() : time;
        Session own = new Session(new NaiveNode.Row(node.newInstance()), start, plus(start, gap(event)));
        List<Session> all = sessions.getOrDefault(key, List.of());
        boolean touching = job.fault() != Fault.TOUCHING_IS_APART;
        List<Session> met = all.stream()
                .filter(other -> touching
                        ? other.start <= own.end && own.start <= other.end
                        : other.start < own.end && own.start < other.end)
                .sorted(Comparator.comparingLong(other -> other.start))
                .toList();
        for (Session other : met) {
            own.start = Math.min(own.start, other.start);
            own.end = Math.max(own.end, other.end);
        }
        long allowance = job.fault() == Fault.LATE_AT_THE_END ? 1 : 0;
        if (!spec.clock() && cleanup(own) + allowance <= node.watermark) {
            late(handler, key, event, time);
            return;
        }
        boolean same = met.size() == 1 && met.get(0).start == own.start && met.get(0).end == own.end;
        Session session = same ? met.get(0) : merged(own, met);
        List<Session> left = new ArrayList<>(all);
        left.removeAll(met);
        left.add(session);
        sessions.put(key, left);
        add(handler, key, event, time, session);
    }

    private long gap(Object event) {
        if (spec.gapBy().isEmpty()) {
            return spec.gap();
        }
        Object gap = calls.ofOperator(spec.gapBy().get(), event);
        return gap instanceof Duration duration ? duration.toMillis() : ((Number) gap).longValue();
    }

    /** What sessions become together with the one that an event is by itself. */
    private Session merged(Session into, List<Session> met) {
        for (Session other : met) {
            if (other.filled && into.filled) {
                calls.merge(into.row.instance, other.row.instance);
            } else if (other.filled) {
                into.row = other.row;
                into.filled = true;
            }
            boolean first = into.early == null || (other.early != null && other.early < into.early);
            into.early = first ? other.early : into.early;
            into.events += job.fault() == Fault.COUNTS_NOT_MERGED ? 0 : other.events;
        }
        if (job.fault() == Fault.EVERY_NOT_MERGED) {
            into.early = null;
        }
        if (into.early != null) {
            into.timers(clockOnly()).add(into.early);
        }
        return into;
    }

    private void add(Handler handler, List<Object> key, Object event, long time, Session session) {
        calls.call(handler, session.row, context(event, key, time, session, Firing.EARLY));
        session.filled = true;
        session.ended = !spec.clock() && session.last() <= node.watermark;
        boolean fires = session.ended && job.fault() != Fault.LATE_IS_SILENT;
        boolean purges = false;
        if (!session.ended) {
            session.timers.add(session.last());
            if (spec.every() > 0 && session.early == null) {
                long from = spec.byClock() ? job.clock() : time;
                aim(session, job.fault() == Fault.EVERY_NOT_ALIGNED ? from : from - from % spec.every());
            }
        } else if (clockOnly()) {
            forgetClock(session);
        }
        if (spec.everyCount() > 0 && ++session.events >= spec.everyCount()) {
            session.events = 0;
            fires = true;
        }
        for (Object verdict : ask(handler, session, context(event, key, time, session, Firing.EARLY))) {
            fires |= verdict.equals(true) || (verdict instanceof Fire fire && fire.fires());
            purges |= verdict instanceof Fire fire && fire.purges();
        }
        if (fires) {
            Firing why = session.ended ? Firing.LATE : Firing.EARLY;
            List<Object> results = fire(session, context(null, key, session.last(), session, why));
            node.put(results, key, session.last());
        }
        if (purges) {
            purge(session);
        }
    }

    /** When it fires early next; what is of the time of the sessions does so at what is their end now at the latest. */
    private void aim(Session session, long from) {
        long next = plus(from, spec.every());
        session.early = clockOnly() ? next : Math.min(next, session.last());
        session.timers(clockOnly()).add(session.early);
    }

    private static void forgetClock(Session session) {
        session.early = null;
        session.clockTimers.clear();
    }

    // -------------------------------------------------------------------------------------------------------- time

    @Override
    void advance(long upTo) {
        if (spec.clock()) {
            return;
        }
        if (upTo == Long.MAX_VALUE) {
            // those without an end fire once more, and not at all times until then
            each((key, session) -> {
                if (session.end == Long.MAX_VALUE) {
                    session.timers.headSet(upTo).clear();
                }
            });
        }
        fireAll(false, upTo);
        sessions.values().forEach(all -> all.removeIf(session -> cleanup(session) <= upTo));
        sessions.values().removeIf(List::isEmpty);
    }

    @Override
    void tick(long now) {
        fireAll(!spec.clock(), now);
    }

    @Override
    long nextTick() {
        Long next = spec.clock() || spec.byClock() ? next(!spec.clock()) : null;
        return next == null ? Long.MAX_VALUE : next + (job.fault() == Fault.CLOSE_AT_THE_END ? 1 : 0);
    }

    private interface Visitor {
        void visit(List<Object> key, Session session);
    }

    private void each(Visitor visitor) {
        sessions.forEach((key, all) -> all.forEach(session -> visitor.visit(key, session)));
    }

    private @Nullable Long next(boolean clock) {
        List<Long> times = new ArrayList<>();
        each((key, session) -> times.addAll(session.timers(clock)));
        return times.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    private void fireAll(boolean clock, long upTo) {
        long late = job.fault() == Fault.CLOSE_AT_THE_END && upTo != Long.MAX_VALUE ? 1 : 0;
        for (Long time = next(clock); time != null && time + late <= upTo; time = next(clock)) {
            fire(time, clock);
        }
    }

    /** Fires the sessions that are due together; which comes next is up to the engine. */
    private void fire(long time, boolean clock) {
        Map<List<Object>, Due> waiting = new LinkedHashMap<>();
        each((key, session) -> {
            if (session.timers(clock).remove(time)) {
                waiting.put(List.of(key, session.start), new Due(key, session));
            }
        });
        while (!waiting.isEmpty()) {
            Map<List<Object>, List<Object>> results = new LinkedHashMap<>();
            Map<List<Object>, Cell> after = new HashMap<>();
            Map<List<Object>, Long> times = new HashMap<>();
            waiting.forEach((id, due) -> {
                Session session = due.session;
                Cell fired = new Cell(session.row.copy());
                fired.filled = session.filled;
                boolean end = !clock && time == session.last();
                Firing why = session.ended ? Firing.LATE : end ? Firing.ON_TIME : Firing.EARLY;
                results.put(id, fire(fired, context(null, due.key, session.last(), session, why)));
                after.put(id, fired);
                times.put(id, session.last() + (job.fault() == Fault.RESULT_AT_THE_END ? 1 : 0));
            });
            List<Object> next = node.nextOf(results, times::get);
            Due due = waiting.remove(next);
            due.session.row = after.get(next).row;
            due.session.filled = after.get(next).filled;
            passed(due, time, clock);
            node.put(results.get(next), due.key, times.get(next));
        }
    }

    private void passed(Due due, long time, boolean clock) {
        Session session = due.session;
        if (clock || time != session.last()) {
            aim(session, time);
            return;
        }
        session.ended = true;
        if (clockOnly()) {
            forgetClock(session);
        }
        if (spec.clock()) {
            sessions.get(due.key).remove(session);
            sessions.values().removeIf(List::isEmpty);
        }
    }
}
