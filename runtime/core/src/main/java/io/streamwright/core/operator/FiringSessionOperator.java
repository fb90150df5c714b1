package io.streamwright.core.operator;

import io.streamwright.Firing;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.Segment;
import io.streamwright.core.state.TimerQueue;
import io.streamwright.core.time.FiringSpec;
import io.streamwright.core.time.TimeSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The base of generated operators with a row of state for each session, where sessions fire before their end as well, or end by the
 * clock. Owned by one lane.
 *
 * <p>A session that fires early knows when it does so next, and whether that is still to come. It does not follow the end of a session
 * that grows: as in Flink's continuous triggers, a time that was found stays until the session has fired at it, and the earliest one
 * counts where sessions become one. What is due by the clock in sessions of event time has a queue of its own.
 *
 * @param <T> the generated table
 */
public abstract class FiringSessionOperator<T extends FlatTable> extends SessionOperator<T> {
    private static final long NONE = TimerQueue.NONE;

    /** When a session fires early next, or has done so at its end. */
    private static final int NEXT = 5;

    /** The same while it is to come. */
    private static final int AWAITED = 6;

    /** The entry of the queue of the clock that stands for the key, in sessions of event time that fire by it. */
    private static final int CLOCK_QUEUED = 7;

    private final FiringSpec firing;
    private final TimeSource clock;

    /** Where the number of events is, counted from the word of the start; 0 where they do not count. */
    private final int countWord;

    private final boolean firesEarly;
    private final boolean firesByClock;
    private final TimerQueue clockQueue = new TimerQueue();
    private boolean inputEnded;

    /**
     * With its permanent name.
     *
     * @param wordsPerRow longs per row
     * @param startWord which of them says when a session begins; behind it are its end, how many more sessions the key has, which
     *     entry of the queue stands for it and when the session is due; where sessions fire early, when they do so next and when that is
     *     to come; where they do so by a clock that does not end them, which entry of its queue stands for the key
     * @param countWord which of them says how many events there have been since the session has fired for their number, or -1
     */
    protected FiringSessionOperator(
            String uid,
            FiringSpec firing,
            TimeSource clock,
            Supplier<T> factory,
            int wordsPerRow,
            int startWord,
            int countWord) {
        super(
                uid,
                firing.time(),
                firing.latenessMillis(),
                factory,
                wordsPerRow,
                startWord,
                isByClock(firing) ? CLOCK_QUEUED : 0);
        this.firing = firing;
        this.clock = clock;
        this.countWord = Math.max(0, countWord - startWord);
        this.firesEarly = firing.everyMillis() > 0;
        this.firesByClock = isByClock(firing);
    }

    private static boolean isByClock(FiringSpec firing) {
        return firing.everyMillis() > 0 && firing.everyTime() != firing.time();
    }

    /** The time of day, which sessions of processing time are of. */
    protected final long now() {
        return clock.currentTimeMillis();
    }

    // ------------------------------------------------------------------------------------------------------ events

    @Override
    protected final void join(int count, int hash, long keyWord, @Nullable Object keyRef) {
        if (count == 0) {
            super.join(count, hash, keyWord, keyRef);
            begin();
            return;
        }
        long next = NONE;
        long events = 0;
        boolean grown = count > 1;
        for (int rank = 0; rank < count; rank++) {
            seekMet(rank, hash, keyWord, keyRef);
            grown |= word(0) > sessionStart() || word(END) < sessionEnd();
            next = firesEarly ? WindowWalk.earlier(next, word(NEXT)) : NONE;
            events += countWord > 0 ? word(countWord) : 0;
        }
        super.join(count, hash, keyWord, keyRef);
        if (firesEarly && grown) {
            set(NEXT, next);
            set(AWAITED, next);
        }
        if (countWord > 0) {
            set(countWord, events);
        }
    }

    /** What is noted of a session that begins. */
    private void begin() {
        if (firesEarly) {
            set(NEXT, NONE);
            set(AWAITED, NONE);
        }
        if (firesByClock) {
            set(CLOCK_QUEUED, NONE);
        }
        if (countWord > 0) {
            set(countWord, 0);
        }
    }

    /**
     * Finds out when a session is due after an event has joined it, and has the queues wake its key then. {@link #segment} and {@link
     * #at} are its row, before and after that.
     *
     * @param time that of the event, by the time that sessions are of
     * @return whether the session is over, so that it is to fire at once
     */
    protected final boolean settle(int hash, long keyWord, @Nullable Object keyRef, long time) {
        Segment in = segment;
        int place = at;
        long end = word(END);
        boolean over = isOver(end);
        set(DUE, over ? plus(last(end), latenessMillis) : last(end));
        if (firesByClock) {
            long next = over ? NONE : word(NEXT) == NONE ? firing.firstEvery(now()) : word(NEXT);
            set(NEXT, next);
            set(AWAITED, next);
        } else if (firesEarly && !over && word(NEXT) == NONE) {
            long next = Math.min(firing.firstEvery(time), last(end));
            set(NEXT, next);
            set(AWAITED, next);
        }
        long due = due();
        long byClock = firesByClock ? word(AWAITED) : NONE;
        wakeBy(due, hash, keyWord, keyRef);
        if (byClock != NONE && (word(CLOCK_QUEUED) == NONE || byClock < word(CLOCK_QUEUED))) {
            set(CLOCK_QUEUED, byClock);
            clockQueue.push(byClock, 0, keyWord, keyRef);
        }
        segment = in;
        at = place;
        return over;
    }

    // ------------------------------------------------------------------------------------------------------- firing

    @Override
    protected final boolean fireEventTime(long upTo, SweepBudget budget) {
        inputEnded = upTo == Long.MAX_VALUE;
        return super.fireEventTime(upTo, budget);
    }

    @Override
    public final boolean fireProcessingTime(long now, SweepBudget budget) {
        return firesByClock ? fireByClock(now, budget) : super.fireProcessingTime(now, budget);
    }

    @Override
    public final long nextProcessingTime() {
        return firesByClock ? clockQueue.nextTime() : super.nextProcessingTime();
    }

    @Override
    final boolean wakeSession(long time) {
        long end = word(END);
        long last = last(end);
        boolean ended = word(DUE) > last;
        long early = early();
        if (early != NONE && early <= time) {
            fireEarly(early, last, ended);
        }
        if (word(DUE) > time) {
            return false;
        }
        if (ended) {
            return true;
        }
        if (firesByClock) {
            set(NEXT, NONE);
            set(AWAITED, NONE);
        }
        fire(segment, at, word(0), end, Firing.ON_TIME);
        long over = plus(last, latenessMillis);
        set(DUE, over);
        return over <= time;
    }

    /** Fires the session at hand at a time before its end, or which has come after it since the session has grown. */
    private void fireEarly(long time, long last, boolean ended) {
        if (time == last) {
            // the end itself, which is a firing of its own unless it has been one
            set(AWAITED, NONE);
            if (!ended) {
                return;
            }
        } else {
            long next = Math.min(firing.nextEvery(time), last);
            set(NEXT, next);
            set(AWAITED, next);
            if (inputEnded && last == Long.MAX_VALUE) {
                // a session without an end fires once more when all input has ended, and not at all times until then
                set(AWAITED, NONE);
                return;
            }
        }
        fire(segment, at, word(0), word(END), ended ? Firing.LATE : Firing.EARLY);
    }

    /** When the session at hand fires early next by the time that ends it; {@link #NONE} if it does not. */
    private long early() {
        return firesEarly && !firesByClock ? word(AWAITED) : NONE;
    }

    @Override
    final long due() {
        long early = early();
        return early == NONE ? word(DUE) : Math.min(early, word(DUE));
    }

    // ----------------------------------------------------------------------- early firing by a clock that ends nothing

    private boolean fireByClock(long now, SweepBudget budget) {
        while (!clockQueue.isEmpty() && clockQueue.nextTime() <= now) {
            if (!budget.take()) {
                return false;
            }
            long time = clockQueue.nextTime();
            long keyWord = clockQueue.keyWord();
            Object keyRef = clockQueue.keyRef();
            clockQueue.pop();
            int hash = hash(keyWord, keyRef);
            seek(0, hash, keyWord, keyRef);
            if (at >= 0 && word(CLOCK_QUEUED) == time) {
                fireKeyByClock(time, hash, keyWord, keyRef);
            }
        }
        return true;
    }

    private void fireKeyByClock(long time, int hash, long keyWord, @Nullable Object keyRef) {
        int more = (int) word(MORE);
        for (int table = 0; table <= more; table++) {
            seek(table, hash, keyWord, keyRef);
            long early = word(AWAITED);
            if (early != NONE && early <= time) {
                long next = firing.nextEvery(early);
                set(NEXT, next);
                set(AWAITED, next);
                fire(segment, at, word(0), word(END), Firing.EARLY);
            }
        }
        enqueueByClock(hash, keyWord, keyRef);
    }

    private void enqueueByClock(int hash, long keyWord, @Nullable Object keyRef) {
        seek(0, hash, keyWord, keyRef);
        int more = (int) word(MORE);
        long first = NONE;
        for (int table = 0; table <= more; table++) {
            seek(table, hash, keyWord, keyRef);
            first = WindowWalk.earlier(first, word(AWAITED));
        }
        seek(0, hash, keyWord, keyRef);
        set(CLOCK_QUEUED, first);
        if (first != NONE) {
            clockQueue.push(first, 0, keyWord, keyRef);
        }
    }

    @Override
    protected final void await(int hash, long keyWord, @Nullable Object keyRef) {
        super.await(hash, keyWord, keyRef);
        if (firesByClock) {
            enqueueByClock(hash, keyWord, keyRef);
        }
    }

    @Override
    public final long timers() {
        return super.timers() + clockQueue.size();
    }
}
