package io.streamwright.core.operator;

import io.streamwright.Redistribution;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.state.FrozenList;
import io.streamwright.core.state.LaneList;
import java.util.ArrayList;
import java.util.List;

/**
 * The base of generated operators without a key that keep lists, or have something to do when their input ends. Owned by one
 * lane.
 *
 * <p><b>The end.</b> A watermark of {@link Long#MAX_VALUE} does not say that nothing follows: those who tell it may be wrong, and
 * an input that is idle does not count. So such an operator is told by {@link #advance(long, boolean, boolean, SweepBudget)}
 * whether its input has ended, and keeps its own watermark below until then. On its way there it calls the user's handler: what
 * that puts out comes before the last watermark and is not late for anybody. Since the watermark is in the snapshot, one that
 * is taken between this call and the end of the job says that there is nothing left to do.
 *
 * <p><b>Restarts.</b> Splits, and so the events of an operator without a key, are divided anew at each start. If some lanes had
 * ended when the snapshot was taken and others not, each goes on with what these had not done.
 */
public abstract class UnkeyedOperator extends Operator {
    private final boolean handlesEnd;
    private final boolean copiesState;
    private final List<LaneList<?>> lists = new ArrayList<>();

    /** The largest time of an event. */
    private long latest = Output.NO_TIME;

    private boolean runsHere = true;
    private final List<long[]> restoredCounts = new ArrayList<>();
    private boolean restoredUnended;
    private long restoredWatermark = Long.MAX_VALUE;

    /**
     * With its permanent name.
     *
     * @param handlesEnd whether it has an {@code @OnEnd} method
     */
    protected UnkeyedOperator(String uid, OperatorContext context, boolean handlesEnd) {
        super(uid);
        this.copiesState = context.copiesState();
        this.handlesEnd = handlesEnd;
    }

    /** Adds a list; in the order of the fields. */
    protected final <E> LaneList<E> list(String field, Codec<E> element, Redistribution redistribution) {
        LaneList<E> list = new LaneList<>(field, element, redistribution, versions, copiesState);
        lists.add(list);
        return list;
    }

    /**
     * Says on how many lanes it runs: on others, where no events come, there is no end either.
     *
     * @param lane the number of this one
     */
    public final void runOnFirst(int lanes, int lane) {
        runsHere = lane < lanes;
    }

    // ------------------------------------------------------------------------------------------------------ the end

    /** Notes the time of an event. */
    protected final void passed(long time) {
        if (time > latest) {
            latest = time;
        }
    }

    /** Calls the user's handler for the end of the input. */
    protected void onEnd(long time) {
        throw new IllegalStateException("\"" + uid() + "\" has no handler for the end of its input");
    }

    /**
     * As {@link #advance(long, boolean, SweepBudget)}, for operators that handle the end.
     *
     * @param ended whether all inputs have ended
     */
    public final boolean advance(long target, boolean inputsIdle, boolean ended, SweepBudget budget) {
        boolean last = ended && runsHere;
        return advance(last ? target : Math.min(target, Long.MAX_VALUE - 1), inputsIdle, budget);
    }

    @Override
    protected final boolean fireEventTime(long upTo, SweepBudget budget) {
        if (handlesEnd && upTo == Long.MAX_VALUE) {
            if (!budget.take()) {
                return false;
            }
            long inTime = watermark() == Long.MIN_VALUE ? Output.NO_TIME : watermark() + 1;
            onEnd(Math.max(latest, inTime));
            lists.forEach(LaneList::endOfInput);
        }
        return true;
    }

    // -------------------------------------------------------------------------------------------------------- state

    @Override
    public final boolean stateful() {
        return true;
    }

    @Override
    public final long rows() {
        return lists.stream().mapToLong(LaneList::size).sum();
    }

    @Override
    public final FrozenState freeze(int keyGroups) {
        BinaryOutput out = new BinaryOutput(64);
        encodeWatermark(out);
        out.writeLong(latest);
        out.writeInt(lists.size());
        List<FrozenList> frozen = new ArrayList<>();
        for (LaneList<?> list : lists) {
            out.writeLong(list.size());
            frozen.add(list.freeze(frozen.size()));
        }
        versions.freeze();
        return new FrozenState(uid(), SectionKind.OPERATOR, out.toByteArray(), List.of(), frozen, versions);
    }

    @Override
    public final boolean restoresFromAllLanes() {
        return true;
    }

    /** A lane that had ended has nothing to say, unless all had: then nothing is left to do. */
    @Override
    public final void restore(BinaryInput in) {
        long own = in.readLong();
        in.readLong();
        restoreMeetings(in);
        latest = Math.max(latest, in.readLong());
        long[] counts = new long[in.readCount(Long.BYTES)];
        if (counts.length != lists.size()) {
            throw new CorruptDataException("there are " + counts.length + " lists instead of " + lists.size());
        }
        for (int i = 0; i < counts.length; i++) {
            counts[i] = in.readLong();
        }
        in.expectEnd();
        restoredCounts.add(counts);
        restoredUnended |= own != Long.MAX_VALUE;
        restoredWatermark = Math.min(restoredWatermark, own);
        startAt(restoredUnended ? restoredWatermark : Long.MAX_VALUE);
    }

    /**
     * Says, after the sections of all lanes, which lane this is.
     *
     * @param lanes on how many lanes the operator runs now
     */
    public final void expectElements(int lane, int lanes) {
        for (int rank = 0; rank < lists.size(); rank++) {
            int field = rank;
            lists.get(rank)
                    .expect(
                            restoredCounts.stream()
                                    .mapToLong(counts -> counts[field])
                                    .toArray(),
                            lane,
                            lanes);
        }
        restoredCounts.clear();
    }

    /** Whether some elements are to come from what a lane has written. */
    public final boolean wantsElementsOf(int lane) {
        return lists.stream().anyMatch(list -> list.wantsFrom(lane));
    }

    /** Takes elements that a lane has written, one lane after the other. */
    public final void restoreElements(int lane, BinaryInput in) {
        int rank = in.readInt();
        if (rank < 0 || rank >= lists.size()) {
            throw new CorruptDataException("there is no list " + rank);
        }
        lists.get(rank).restore(lane, in);
    }

    /** Has taken all elements. */
    public final void expectComplete() {
        lists.forEach(LaneList::expectComplete);
    }
}
