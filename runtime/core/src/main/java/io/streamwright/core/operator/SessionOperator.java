package io.streamwright.core.operator;

import io.streamwright.Firing;
import io.streamwright.TimeDomain;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.Segment;
import io.streamwright.core.state.TimerQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The base of generated operators with a row of state for each session: a time in which the events of a key follow each other
 * without a longer gap. Sessions fire at their end and for late events. Owned by one lane.
 *
 * <p>A queue wakes each key when the first of its sessions may end, or be let go of. As with timers the truth stands in the row:
 * a session that has grown in the meantime is put in again, see {@link TimerQueue}.
 *
 * @param <T> the generated table
 */
public abstract class SessionOperator<T extends FlatTable> extends SessionRows<T> {
    /** Where the word is that says when a session is due, counted from that of the start. */
    static final int DUE = 4;

    private final TimerQueue queue = new TimerQueue();

    /**
     * With its permanent name.
     *
     * @param domain the time that sessions are of
     * @param latenessMillis for how long sessions stay after they have fired
     * @param wordsPerRow longs per row
     * @param startWord which of them says when a session begins; behind it are its end, how many more sessions the key has, which
     *     entry of the queue stands for it, and with a lateness when the session is due
     */
    protected SessionOperator(
            String uid, TimeDomain domain, long latenessMillis, Supplier<T> factory, int wordsPerRow, int startWord) {
        this(uid, domain, latenessMillis, factory, wordsPerRow, startWord, 0);
    }

    SessionOperator(
            String uid,
            TimeDomain domain,
            long latenessMillis,
            Supplier<T> factory,
            int wordsPerRow,
            int startWord,
            int secondQueued) {
        super(uid, domain, latenessMillis, factory, wordsPerRow, startWord, secondQueued);
    }

    /** Calls the user's handler for a session. */
    protected abstract void fire(Segment in, int place, long start, long end, Firing firing);

    /**
     * Has the queue wake the key in time after a session has changed, and fires at once if that is over.
     *
     * @param in the session, with its place
     */
    protected final void settle(Segment in, int place, int hash, long keyWord, @Nullable Object keyRef) {
        segment = in;
        at = place;
        long start = word(0);
        long end = word(END);
        boolean over = isOver(end);
        long due = over ? plus(last(end), latenessMillis) : last(end);
        if (latenessMillis > 0) {
            set(DUE, due);
        }
        wakeBy(due, hash, keyWord, keyRef);
        if (over) {
            fire(in, place, start, end, Firing.LATE);
        }
    }

    // ------------------------------------------------------------------------------------------------------- firing

    @Override
    protected boolean fireEventTime(long upTo, SweepBudget budget) {
        return domain != TimeDomain.EVENT || fireQueue(upTo, budget);
    }

    @Override
    public boolean fireProcessingTime(long now, SweepBudget budget) {
        return domain != TimeDomain.PROCESSING || fireQueue(now, budget);
    }

    @Override
    public long nextProcessingTime() {
        return domain == TimeDomain.PROCESSING ? queue.nextTime() : Long.MAX_VALUE;
    }

    private boolean fireQueue(long upTo, SweepBudget budget) {
        while (!queue.isEmpty() && queue.nextTime() <= upTo) {
            if (!budget.take()) {
                return false;
            }
            long time = queue.nextTime();
            long keyWord = queue.keyWord();
            Object keyRef = queue.keyRef();
            queue.pop();
            wake(time, keyWord, keyRef);
        }
        return true;
    }

    /** Looks after a key: fires what ends at this time, lets go of what is over, and sees when the next of its sessions is due. */
    private void wake(long time, long keyWord, @Nullable Object keyRef) {
        int hash = hash(keyWord, keyRef);
        Segment in = rows.segment(hash);
        int place = find(rows, in, hash, keyWord, keyRef);
        segment = in;
        at = place;
        if (place < 0 || word(QUEUED) != time) {
            // another entry stands for the key
            return;
        }
        if (word(MORE) == 0 && due() > time) {
            long due = due();
            set(QUEUED, due);
            queue.push(due, 0, keyWord, keyRef);
            return;
        }
        int table = 0;
        while (at >= 0 && table <= word(MORE)) {
            seek(table, hash, keyWord, keyRef);
            if (due() > time || !wakeSession(time)) {
                table++;
            } else {
                remove(table, table, hash, keyWord, keyRef);
            }
            seek(0, hash, keyWord, keyRef);
        }
        if (at >= 0) {
            enqueue(hash, keyWord, keyRef);
        }
    }

    /** Does what is due at this time with the session at hand; whether nothing is left of it then. */
    boolean wakeSession(long time) {
        long end = word(END);
        long last = last(end);
        if (due() > last) {
            return true;
        }
        long over = plus(last, latenessMillis);
        fire(segment, at, word(0), end, Firing.ON_TIME);
        if (over <= time) {
            return true;
        }
        set(DUE, over);
        return false;
    }

    /** Has the queue wake a key in time, whose row {@link #segment} and {@link #at} are then. */
    final void wakeBy(long due, int hash, long keyWord, @Nullable Object keyRef) {
        seek(0, hash, keyWord, keyRef);
        long queued = word(QUEUED);
        if (queued == TimerQueue.NONE || due < queued) {
            set(QUEUED, due);
            queue.push(due, 0, keyWord, keyRef);
        }
    }

    private void enqueue(int hash, long keyWord, @Nullable Object keyRef) {
        seek(0, hash, keyWord, keyRef);
        int more = (int) word(MORE);
        long first = Long.MAX_VALUE;
        for (int table = 0; table <= more; table++) {
            seek(table, hash, keyWord, keyRef);
            first = Math.min(first, due());
        }
        seek(0, hash, keyWord, keyRef);
        set(QUEUED, first);
        queue.push(first, 0, keyWord, keyRef);
    }

    /** Has the queue wake a key that was restored. */
    protected void await(int hash, long keyWord, @Nullable Object keyRef) {
        enqueue(hash, keyWord, keyRef);
    }

    /** When there is something to be done with the session at hand: it fires, or is let go of. */
    long due() {
        return latenessMillis > 0 ? word(DUE) : last(word(END));
    }

    @Override
    public long timers() {
        return queue.size();
    }
}
