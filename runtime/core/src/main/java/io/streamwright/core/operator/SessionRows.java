package io.streamwright.core.operator;

import io.streamwright.TimeDomain;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.FrozenTable;
import io.streamwright.core.state.ReadAhead;
import io.streamwright.core.state.Segment;
import io.streamwright.core.state.TimerQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of sessions: finding those of a key, making one of several, letting go of them. Owned by one lane.
 *
 * <p>Nearly all keys have one session that is open. It stands in the first table, and an event that belongs to it, which the
 * generated class may find out by itself, changes that row and nothing else. Each further session of a key is in a further table, in no
 * particular order; the row in the first says how many there are.
 *
 * @param <T> the generated table
 */
public abstract class SessionRows<T extends FlatTable> extends Operator {
    /** What {@link #meet} says of an event that is too late for all sessions. */
    protected static final int LATE = -1;

    /** Where a word is, counted from that of the start. */
    static final int END = 1;

    static final int MORE = 2;
    static final int QUEUED = 3;

    private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

    /** The first session of each key. */
    protected final T rows;

    /** The time that sessions are of. */
    final TimeDomain domain;

    /** For how long sessions stay after they have fired. */
    final long latenessMillis;

    private final int wordsPerRow;
    private final int startWord;

    /** Where a second word of the key is, beside {@link #QUEUED}, counted from that of the start; 0 if there is none. */
    private final int secondQueued;

    private final Supplier<T> factory;
    private final List<T> tables = new ArrayList<>();

    /** The sessions that an event meets, by the number of their table, the earliest first. */
    private int[] met = new int[4];

    private long mergedStart;
    private long mergedEnd;

    /** The row that was looked for last. */
    protected Segment segment;

    /** Its place. */
    protected int at;

    SessionRows(
            String uid,
            TimeDomain domain,
            long latenessMillis,
            Supplier<T> factory,
            int wordsPerRow,
            int startWord,
            int secondQueued) {
        super(uid);
        this.domain = domain;
        this.latenessMillis = latenessMillis;
        this.factory = factory;
        this.wordsPerRow = wordsPerRow;
        this.startWord = startWord;
        this.secondQueued = secondQueued;
        this.rows = factory.get();
        this.tables.add(rows);
        this.segment = rows.segment(0);
    }

    // ------------------------------------------------------------------------------------------- what is generated

    /** Looks for the row of a key. */
    protected abstract int find(T table, Segment in, int hash, long keyWord, @Nullable Object keyRef);

    /** Adds a row for a key that has none in this table; its place, in the segment that is then of this hash. */
    protected abstract int add(T table, int hash, long keyWord, @Nullable Object keyRef);

    /** The hash of a key of the queue. */
    protected abstract int hash(long keyWord, @Nullable Object keyRef);

    /** Calls {@code await} with the key of a row. */
    protected abstract void restoredRow(Segment in, int place);

    // ------------------------------------------------------------------------------------------------------ events

    /** The end of a session of one event, exclusive. Saturates. */
    protected static long end(long time, long gap) {
        long end = time + gap;
        return end < time ? Long.MAX_VALUE : end;
    }

    /** A gap that an event says, in milliseconds; 0 if it says none, and saturating. */
    protected static long gapMillis(@Nullable Duration gap) {
        if (gap == null || gap.isNegative()) {
            return 0;
        }
        return gap.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : gap.toMillis();
    }

    /** Fails for an event that says a gap that is none. */
    protected final IllegalStateException badGap(Object event, Object gap) {
        return new IllegalStateException(
                "the gap of an event of type " + event.getClass().getSimpleName() + " for the sessions of \"" + uid()
                        + "\" is " + gap + ", but must be at least a millisecond");
    }

    /** Fails for an event that has no time. */
    protected final IllegalStateException noTime(Object event) {
        return new IllegalStateException(
                "an event of type " + event.getClass().getSimpleName() + " for the sessions of \"" + uid()
                        + "\" has no time: results of processing-time timers have none, nor has what @OnEnd puts out on a lane without events");
    }

    /** Notes where the row of a key lies. */
    protected final void touch(int hash, ReadAhead ahead) {
        rows.touch(hash, ahead);
    }

    /**
     * Finds the sessions of a key with which an event is one session: all that the time from {@code start} to {@code end}
     * overlaps or touches.
     *
     * @param place where the row of the key's first session is, or negative
     * @return how many there are; {@link #LATE} if there is none and the event's own would be over
     */
    protected final int meet(
            Segment in, int place, int hash, long keyWord, @Nullable Object keyRef, long start, long end) {
        int count = 0;
        mergedStart = start;
        mergedEnd = end;
        segment = in;
        at = place;
        int more = place < 0 ? -1 : (int) in.words[place * wordsPerRow + startWord + MORE];
        for (int table = 0; table <= more; table++) {
            if (table > 0) {
                seek(table, hash, keyWord, keyRef);
            }
            long otherStart = word(0);
            long otherEnd = word(END);
            if (start <= otherEnd && otherStart <= end) {
                if (count == met.length) {
                    met = Arrays.copyOf(met, count * 2);
                }
                met[count++] = table;
                mergedStart = Math.min(mergedStart, otherStart);
                mergedEnd = Math.max(mergedEnd, otherEnd);
            }
        }
        if (count == 0 && isOver(end) && plus(last(end), latenessMillis) <= watermark()) {
            return LATE;
        }
        if (count > 1) {
            inOrder(count, hash, keyWord, keyRef);
        }
        return count;
    }

    /** Sorts the sessions that were met, which are few. */
    private void inOrder(int count, int hash, long keyWord, @Nullable Object keyRef) {
        for (int i = 1; i < count; i++) {
            int table = met[i];
            seek(table, hash, keyWord, keyRef);
            long start = word(0);
            int to = i;
            while (to > 0) {
                seek(met[to - 1], hash, keyWord, keyRef);
                if (word(0) <= start) {
                    break;
                }
                met[to] = met[to - 1];
                to--;
            }
            met[to] = table;
        }
    }

    /** Makes {@link #segment} and {@link #at} the row of a session that was met, by its rank in time. */
    protected final void seekMet(int rank, int hash, long keyWord, @Nullable Object keyRef) {
        seek(met[rank], hash, keyWord, keyRef);
    }

    /** When the session begins that an event and those that it has met make together. */
    protected final long sessionStart() {
        return mergedStart;
    }

    /** When it ends, exclusive. */
    protected final long sessionEnd() {
        return mergedEnd;
    }

    /**
     * Makes one session of those that were met and the event, and {@link #segment} and {@link #at} its row, in which its state is to be
     * stored.
     */
    protected void join(int count, int hash, long keyWord, @Nullable Object keyRef) {
        if (count == 0) {
            open(hash, keyWord, keyRef);
        } else {
            int into = met[0];
            Arrays.sort(met, 1, count);
            for (int i = count - 1; i > 0; i--) {
                into = remove(met[i], into, hash, keyWord, keyRef);
            }
            seek(into, hash, keyWord, keyRef);
        }
        set(0, mergedStart);
        set(END, mergedEnd);
    }

    private void open(int hash, long keyWord, @Nullable Object keyRef) {
        seek(0, hash, keyWord, keyRef);
        int table = 0;
        if (at >= 0) {
            table = (int) word(MORE) + 1;
            set(MORE, table);
        }
        T to = table(table);
        at = add(to, hash, keyWord, keyRef);
        segment = to.segment(hash);
        set(MORE, 0);
        set(QUEUED, TimerQueue.NONE);
    }

    /** Lets go of a session; the last of the key's tables then has one row less. The table in which {@code watched} is then. */
    final int remove(int table, int watched, int hash, long keyWord, @Nullable Object keyRef) {
        seek(0, hash, keyWord, keyRef);
        int last = (int) word(MORE);
        long queued = word(QUEUED);
        set(MORE, Math.max(0, last - 1));
        seek(last, hash, keyWord, keyRef);
        if (table != last) {
            Segment from = segment;
            int place = at;
            seek(table, hash, keyWord, keyRef);
            long second = word(secondQueued);
            rows.copyRow(from, place, segment, at);
            if (table == 0) {
                set(MORE, last - 1);
                set(QUEUED, queued);
                if (secondQueued > 0) {
                    set(secondQueued, second);
                }
            }
            seek(last, hash, keyWord, keyRef);
        }
        tables.get(last).remove(segment, at);
        return watched == last ? table : watched;
    }

    final boolean isOver(long end) {
        return domain == TimeDomain.EVENT && last(end) <= watermark();
    }

    // --------------------------------------------------------------------------------------------- rows and words

    private T table(int number) {
        while (tables.size() <= number) {
            tables.add(factory.get());
        }
        return tables.get(number);
    }

    final void seek(int table, int hash, long keyWord, @Nullable Object keyRef) {
        T in = tables.get(table);
        segment = in.segment(hash);
        at = find(in, segment, hash, keyWord, keyRef);
    }

    final long word(int which) {
        return segment.words[at * wordsPerRow + startWord + which];
    }

    final void set(int which, long value) {
        segment.words[at * wordsPerRow + startWord + which] = value;
    }

    /** The last millisecond of a session that ends at {@code end}: what its results have as their time. */
    protected static long last(long end) {
        return end == Long.MAX_VALUE ? end : end - 1;
    }

    static long plus(long time, long millis) {
        long sum = time + millis;
        return sum < time ? Long.MAX_VALUE : sum;
    }

    // --------------------------------------------------------------------------------------------------- snapshots

    @Override
    public final boolean large() {
        return rows.large();
    }

    @Override
    public final long rows() {
        long all = 0;
        for (T table : tables) {
            all += table.size();
        }
        return all;
    }

    @Override
    public final boolean stateful() {
        return true;
    }

    @Override
    public final FrozenState freeze(int keyGroups) {
        List<FrozenTable> frozen = new ArrayList<>();
        BinaryOutput prefix = new BinaryOutput(4);
        for (int i = 0; i < tables.size(); i++) {
            prefix.clear();
            prefix.writeInt(i);
            frozen.add(tables.get(i).freeze(keyGroups, prefix));
        }
        return frozen(encodeWatermark(), frozen);
    }

    @Override
    public final void restoreRows(BinaryInput in) {
        for (int left = in.readCount(5); left > 0; left--) {
            table(in.readInt()).decodeRow(in);
        }
        in.expectEnd();
    }

    @Override
    public final void restored() {
        for (int index = 0; index < rows.directorySize(); index++) {
            Segment in = rows.segmentAt(index);
            for (int place = 0; in != null && place < in.places(); place++) {
                if (rows.taken(in, place)) {
                    restoredRow(in, place);
                }
            }
        }
    }
}
