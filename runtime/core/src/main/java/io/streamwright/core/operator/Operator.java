package io.streamwright.core.operator;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.state.FrozenTable;
import io.streamwright.core.state.StateVersions;
import java.util.List;

/**
 * The base of generated operators. Owned by one lane (or the task thread of another engine), which makes all calls.
 *
 * <p>Events come in through typed methods of the generated class. Watermarks come in through {@link #advance}, which may
 * return before everything due has fired; until it has, the operator's watermark stays, no event may come in, and a barrier
 * may pass: what has not fired is still in the state.
 */
public abstract class Operator {
    private final String uid;
    private long watermark = Long.MIN_VALUE;

    /** Where the inputs stand: ahead of the operator's own watermark while a sweep is unfinished. */
    private long inputWatermark = Long.MIN_VALUE;

    private WatermarkValve[] meetings = {};
    private long[] restoredMeetings = {};

    private final OperatorMeters meters = new OperatorMeters();

    /** Which lists and maps of rows a snapshot still reads. */
    protected final StateVersions versions = new StateVersions();

    private boolean idle;
    private boolean restored;
    private long lateDropped;

    /** With its permanent name. */
    protected Operator(String uid) {
        this.uid = uid;
    }

    /** The permanent name under which its state is kept. */
    public final String uid() {
        return uid;
    }

    /** The time up to which no event is expected and everything has fired. */
    public final long watermark() {
        return watermark;
    }

    /** Whether event time is over here. */
    public final boolean atEnd() {
        return watermark == Long.MAX_VALUE;
    }

    /** Says where the streams of its inputs meet, so that it is known after a restart which of them have caught up. */
    public final void meet(WatermarkValve... streams) {
        meetings = streams;
    }

    /**
     * Says that all inputs were on one lane, and so stand where they stood. On several lanes, whose inputs are divided anew, all of
     * their streams count from the start.
     */
    public final void restoredFromOneLane() {
        for (int i = 0; i < meetings.length && meetings.length == restoredMeetings.length; i++) {
            meetings[i].begin(restoredMeetings[i]);
        }
    }

    /** Whether all inputs are idle. */
    public final boolean idle() {
        return idle;
    }

    /**
     * Moves event time on.
     *
     * @param target the combined watermark of the inputs; one that is not larger than the current one does nothing
     * @param inputsIdle whether all inputs are idle
     * @return whether everything due has fired; if not, to be called again
     */
    public final boolean advance(long target, boolean inputsIdle, SweepBudget budget) {
        idle = inputsIdle;
        if (target > inputWatermark) {
            inputWatermark = target;
        }
        long upTo = inputWatermark;
        if (upTo <= watermark) {
            return true;
        }
        if (!fireEventTime(upTo, budget)) {
            return false;
        }
        watermark = upTo;
        return true;
    }

    /** Fires what is due at {@code upTo}, in order; false if the budget ran out. */
    protected boolean fireEventTime(long upTo, SweepBudget budget) {
        return true;
    }

    /** Fires processing-time timers that are due at {@code now}; false if the budget ran out. */
    public boolean fireProcessingTime(long now, SweepBudget budget) {
        return true;
    }

    /** When the first processing-time timer may be due, or {@link Long#MAX_VALUE}. */
    public long nextProcessingTime() {
        return Long.MAX_VALUE;
    }

    /**
     * Removes some of the state that has expired; called now and then, between events, also while there are none.
     *
     * @param budget how many rows may be looked at
     */
    public void cleanUp(SweepBudget budget) {
        // nothing expires here
    }

    /** Counts an event that came too late for all of its windows. */
    protected final void dropLate() {
        lateDropped++;
    }

    /** How many events came too late for all of their windows. */
    public final long lateDropped() {
        return lateDropped;
    }

    /** Whether the rows of state are so many that reading one mostly waits for memory. */
    public boolean large() {
        return false;
    }

    /** How many rows of state there are. */
    public long rows() {
        return 0;
    }

    /** How many timers are pending, those included that were moved or cancelled and would not have been due yet. */
    public long timers() {
        return 0;
    }

    /** What the handlers count and record. */
    public final OperatorMeters meters() {
        return meters;
    }

    /** The counter of this name, for a handler. */
    protected final CounterHandle counter(String name) {
        return meters.counter(name);
    }

    /** The histogram of this name, for a handler. */
    protected final HistogramHandle histogram(String name) {
        return meters.histogram(name);
    }

    /** Whether there is anything for a snapshot. */
    public boolean stateful() {
        return false;
    }

    /** Key and state with their types, for the manifest. */
    public List<SnapshotManifest.Field> stateFields() {
        return List.of();
    }

    /** Marks the state as needed by a snapshot. */
    public FrozenState freeze(int keyGroups) {
        return new FrozenState(uid, SectionKind.OPERATOR, encodeWatermark());
    }

    /** What stands in a snapshot of an operator with rows, whose tables have been frozen; freezes their lists and maps as well. */
    protected final FrozenState frozen(byte[] section, List<FrozenTable> tables) {
        versions.freeze();
        return new FrozenState(uid, SectionKind.OPERATOR, section, tables, versions);
    }

    /**
     * Whether each lane must know the sections of all lanes even where there are as many as before: what a lane keeps is of
     * the splits it reads, which are divided anew at each start, and not of its key groups.
     */
    public boolean restoresFromAllLanes() {
        return false;
    }

    /**
     * Takes the section that the operator wrote on a lane, before any rows: that of this lane alone if the job had as many
     * lanes as now, else, and if {@link #restoresFromAllLanes}, of each, one after the other.
     */
    public void restore(BinaryInput in) {
        restoreWatermark(in);
        in.expectEnd();
    }

    /**
     * Takes over the watermark of a section. Lanes may differ only while they sweep, since all have the same inputs: the
     * one that has come least far counts, and from there the sweep goes on to where the inputs stood.
     */
    protected final void restoreWatermark(BinaryInput in) {
        long own = in.readLong();
        long inputs = in.readLong();
        boolean first = !restored;
        watermark = first ? own : Math.min(watermark, own);
        inputWatermark = first ? inputs : Math.max(inputWatermark, inputs);
        restored = true;
        restoreMeetings(in);
    }

    /** Takes what {@link #encodeWatermark} wrote last. */
    protected final void restoreMeetings(BinaryInput in) {
        restoredMeetings = new long[in.readCount(Long.BYTES)];
        for (int i = 0; i < restoredMeetings.length; i++) {
            restoredMeetings[i] = in.readLong();
        }
    }

    /** Begins where a lane stood, or where several lanes have all been. */
    protected final void startAt(long restoredWatermark) {
        watermark = restoredWatermark;
        inputWatermark = restoredWatermark;
    }

    /** Takes one section of rows. */
    public void restoreRows(BinaryInput in) {
        throw new CorruptDataException("rows for an operator without state");
    }

    /** Called once all sections have been taken: builds what is not kept in snapshots. */
    public void restored() {}

    /** What stands in the operator's own section. */
    protected final byte[] encodeWatermark() {
        BinaryOutput out = new BinaryOutput(16);
        encodeWatermark(out);
        return out.toByteArray();
    }

    /** What stands first in the operator's own section. */
    protected final void encodeWatermark(BinaryOutput out) {
        out.writeLong(watermark);
        out.writeLong(inputWatermark);
        out.writeInt(meetings.length);
        for (WatermarkValve streams : meetings) {
            out.writeLong(streams.watermark());
        }
    }

    /**
     * Throws what a handler that declares exceptions has thrown, as it is: the user's exception is the message.
     *
     * @return never
     */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the cast is erased: that is the point
    public static <E extends Throwable> RuntimeException rethrow(Throwable thrown) throws E {
        throw (E) thrown;
    }

    /** Fails for an event whose key is null. */
    protected final NullPointerException nullKey(String component, Object event) {
        return new NullPointerException("the key " + component + " of the operator \"" + uid
                + "\" is null in an event of type " + event.getClass().getSimpleName());
    }

    /** Counts an event of a row; whether there are enough to fire, after which counting begins anew. */
    protected static boolean full(long[] words, int word, long limit) {
        long count = words[word] + 1;
        words[word] = count >= limit ? 0 : count;
        return count >= limit;
    }

    /** Fails for a method that was to decide something and returned null. */
    public static NullPointerException nullVerdict(String method) {
        return new NullPointerException(method + " returned null, not whether the window fires");
    }

    /** Fails for a handler that returned or listed null where a value is needed. */
    public static NullPointerException nullResult(String handler) {
        return new NullPointerException(handler + " put out a null inside of a collection");
    }
}
