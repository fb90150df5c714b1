package io.streamwright.core.source;

import io.streamwright.DeadLetter;
import io.streamwright.ErrorPolicy;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.Stage;
import io.streamwright.core.state.ReadAhead;
import io.streamwright.core.time.Ticks;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The engine's side of a source on one lane: gives each event its time, hands it to the generated wiring, and tracks the
 * watermark of each split. Owned by the lane.
 *
 * <p>The watermark of a split depends on the events before a position alone, never on how they were batched: it moves after
 * each event. That of the source is the smallest over its splits that have not ended and are not idle; the largest once all that
 * have not ended are idle.
 *
 * @param <T> the type of the events
 */
public abstract class SourceInput<T> implements SourceOutput<T> {
    /** Enough to fill the ten or so reads that a core has under way, with few enough events for a barrier to wait for. */
    private static final int AHEAD = 32;

    private T[] waiting = newArray();
    private final long[] waitingTimes = new long[AHEAD];
    private int waitingSize;
    private boolean ahead;
    private final ReadAhead rowsAhead = new ReadAhead(2 * AHEAD);

    private final String stream;
    private final String uid;
    private final ErrorPolicy onError;
    private final SourceTiming timing;
    private final LaneProgram lane;
    private final Stage stage;

    /** Whether the next event may not simply be processed: a sweep is unfinished, or events wait for each other. */
    private boolean hesitant;

    private final List<SplitState> splits = new ArrayList<>();

    /** Those that have not ended, so that a directory of a hundred thousand files read costs nothing. */
    private final List<SplitState> live = new ArrayList<>();

    private SplitState current;

    /** The smallest watermark of the splits that hold back the source, the current one aside. */
    private long othersSmallest;

    private boolean othersKnown;

    /** Whether the watermark follows the times of the events, after each of them. */
    private boolean followsTimes;

    /** Whether it is told by a method of the job. */
    private boolean punctuated;

    /** Whether it moves with the clock, and when next; MAX while there is nothing new. */
    private boolean periodic;

    private long nextTickMillis = Long.MAX_VALUE;

    /** How far splits may come, by the slowest source of the group. */
    private long allowed = Long.MAX_VALUE;

    private boolean noMoreSplits;
    private boolean ended;

    /** Since when there has been no split that has not ended. */
    private boolean withoutSplits;

    private long withoutSplitsNanos;
    private boolean idleWithoutSplits;

    /** Whether other lanes read splits of the source and this one has none. */
    private boolean readElsewhere;

    private long watermark = Long.MIN_VALUE;
    private boolean idle;
    private long events;
    private long skipped;

    /** Made by the generated wiring. */
    protected SourceInput(String stream, String uid, ErrorPolicy onError, SourceTiming timing, LaneProgram lane) {
        this.stream = stream;
        this.uid = uid;
        this.onError = onError;
        this.timing = timing;
        this.lane = lane;
        this.stage = lane.firstStage();
        this.current = new SplitState("", 0);
        this.followsTimes = !timing.punctuated() && timing.everyMillis() == 0;
        this.punctuated = timing.punctuated();
        this.periodic = timing.everyMillis() > 0;
    }

    /**
     * The time of an event in milliseconds, or {@link Output#NO_TIME} for types that have none.
     *
     * @throws DecodeException if this event should have a time and has none
     */
    protected abstract long timeOf(T event);

    /** Hands an event to the stream. */
    protected abstract void deliver(T event, long time);

    /** Whether {@link #touch} does anything. */
    protected boolean touches() {
        return false;
    }

    /** Notes where the rows lie that this event will need. A hint: it changes nothing. */
    protected void touch(T event, long time, ReadAhead ahead) {}

    /** Handles a dead letter; overridden where a stream carries them. */
    protected void deliverDeadLetter(DeadLetter letter) {
        if (onError == ErrorPolicy.FAIL) {
            throw new UndecodableInputException(letter);
        }
        skipped++;
    }

    // ------------------------------------------------------------------------------------------------ from readers

    @Override
    public final boolean emit(T event) {
        long time;
        try {
            time = timeOf(event);
        } catch (DecodeException e) {
            return withoutTime(event, e);
        }
        return emit(event, time);
    }

    private boolean withoutTime(T event, DecodeException e) {
        String place = (current.id.isEmpty() ? "the source" : current.id) + ", event " + (events + 1) + " of this run";
        return undecodable(
                place, String.valueOf(e.getMessage()), String.valueOf(event).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public final boolean emit(T event, RecordOrigin origin) {
        long time;
        try {
            time = timeOf(event);
        } catch (DecodeException e) {
            return undecodable(origin.place(), String.valueOf(e.getMessage()), origin.raw());
        }
        return emit(event, time);
    }

    /**
     * The way of each event. What is rare stands apart, and the rest is cut into methods so short that already the quick compiler
     * puts them into the reader's loop. So it is the loop that becomes hot and is compiled by the thorough one as a whole, which
     * saves making the events; were this method to become hot first, its code would soon be too large to be put anywhere.
     */
    @Override
    public final boolean emit(T event, long time) {
        return hesitant ? hesitantly(event, time) : process(event, time);
    }

    private boolean process(T event, long time) {
        deliver(event, time);
        events++;
        return pass(time);
    }

    private boolean pass(long time) {
        SplitState split = current;
        if (time > split.maxTime || split.idle) {
            return passed(split, time);
        }
        return goesOn();
    }

    private boolean goesOn() {
        return !stage.wantsAttention() || attend();
    }

    private boolean attend() {
        return lane.settle() && !lane.lookUpWanted();
    }

    private boolean hesitantly(T event, long time) {
        if (ahead) {
            return wait(event, time);
        }
        finishSweep();
        return process(event, time);
    }

    /** Has the next event looked at before it is processed: called where a sweep remains unfinished. */
    public final void hesitate() {
        hesitant = true;
    }

    private void finishSweep() {
        if (lane.sweepPending()) {
            lane.settleAll();
        }
        hesitant = ahead;
    }

    /** An event that is later than all before it, or the first after a silence. */
    private boolean passed(SplitState split, long time) {
        if (split.idle) {
            markIdle(split, false);
        }
        if (time > split.maxTime) {
            split.maxTime = time;
            if (followsTimes) {
                raise(split, timing.behind(time));
            }
        }
        return goesOn();
    }

    /**
     * Takes the watermark that a method of the job tells after an event; by generated code.
     *
     * @param to {@link Long#MIN_VALUE} for none
     */
    protected final void punctuate(long to) {
        if (punctuated) {
            raise(current, to);
        }
    }

    /** Has the reader stop after this event if the split may not go on; by generated code of sources that are aligned. */
    protected final void keepStep(long time) {
        if (current.watermark > allowed || (followsTimes && timing.behind(time) > allowed)) {
            lane.lookUp(true);
        }
    }

    @Override
    public final boolean undecodable(String place, String reason, byte[] raw) {
        processWaiting();
        finishSweep();
        deliverDeadLetter(new DeadLetter(stream, place, reason, raw));
        return attend();
    }

    // ----------------------------------------------------------------------------------------------- looking ahead

    /**
     * Begins a batch of a reader; {@link #endBatch} follows before anything else is asked of the lane. Where the state is
     * large, some events wait for each other: their rows are touched together, so that the core waits for memory once and not
     * for each, and then they are processed one by one as ever.
     */
    public final void beginBatch() {
        ahead = touches() && lane.readsAhead();
        hesitant = ahead || lane.sweepPending();
    }

    /** Ends a batch: no event waits any more. */
    public final void endBatch() {
        processWaiting();
        ahead = false;
        hesitant = lane.sweepPending();
    }

    private boolean wait(T event, long time) {
        waiting[waitingSize] = event;
        waitingTimes[waitingSize] = time;
        if (++waitingSize == AHEAD) {
            processWaiting();
        }
        return attend();
    }

    private void processWaiting() {
        int size = waitingSize;
        if (size == 0) {
            return;
        }
        waitingSize = 0;
        T[] events = waiting;
        // a new array each time: storing young events into an array that has grown old costs a memory fence for each
        waiting = newArray();
        for (int i = 0; i < size; i++) {
            touch(events[i], waitingTimes[i], rowsAhead);
        }
        rowsAhead.read();
        for (int i = 0; i < size; i++) {
            finishSweep();
            process(events[i], waitingTimes[i]);
        }
    }

    @SuppressWarnings("unchecked") // only events are stored
    private static <E> E[] newArray() {
        return (E[]) new Object[AHEAD];
    }

    // ------------------------------------------------------------------------------------------------ from the lane

    /** Adds a split. */
    public final SplitState addSplit(String id, long nowNanos) {
        SplitState split = new SplitState(id, nowNanos);
        splits.add(split);
        live.add(split);
        withoutSplits = false;
        idleWithoutSplits = false;
        update();
        return split;
    }

    /** Takes over the combined watermark and idleness of a snapshot, after its splits. */
    public final void restore(long restored, boolean wasIdle) {
        watermark = Math.max(watermark, restored);
        update();
        idleWithoutSplits = wasIdle && live.isEmpty();
        update();
        lane.watermarkMoved();
    }

    /** Says whose events come next. */
    public final void select(SplitState split) {
        if (split != current) {
            current = split;
            othersKnown = false;
        }
    }

    /** Notes that a poll of the selected split has delivered something: idleness is counted from here. */
    public final void delivered(long nowNanos) {
        current.lastEventNanos = nowNanos;
    }

    /** Marks a split that has been read to its end. */
    public final void end(SplitState split) {
        split.ended = true;
        update();
    }

    /** Says that no split will be added any more: once all have ended, event time has too. */
    public final void noMoreSplits() {
        noMoreSplits = true;
        update();
    }

    /** Says whether other lanes read splits of the source while this one has none, and so must not hold them back. */
    public final void readElsewhere(boolean elsewhere) {
        if (elsewhere != readElsewhere) {
            readElsewhere = elsewhere;
            update();
        }
    }

    /** Marks splits idle that have been silent for long; idleness begins anew with the next event. */
    public final void checkIdle(long nowNanos) {
        checkIdle(live, nowNanos);
    }

    /**
     * As {@link #checkIdle(long)}, for those of the splits that are known to have nothing. All at once: where several fall silent
     * together, none of them moves the watermark on by itself.
     */
    public final void checkIdle(List<SplitState> silent, long nowNanos) {
        long idleAfterNanos = timing.idleAfterNanos();
        if (idleAfterNanos == 0) {
            return;
        }
        boolean changed = false;
        for (SplitState split : silent) {
            if (!split.idle && !split.ended && nowNanos - split.lastEventNanos >= idleAfterNanos) {
                fallIdle(split);
                changed = true;
            }
        }
        if (live.isEmpty() && !idleWithoutSplits) {
            // all files are read and the next one has not come yet
            if (!withoutSplits) {
                withoutSplits = true;
                withoutSplitsNanos = nowNanos;
            }
            idleWithoutSplits = nowNanos - withoutSplitsNanos >= idleAfterNanos;
            changed = idleWithoutSplits;
        }
        if (changed) {
            update();
        }
    }

    /** Whether splits become idle at all. */
    public final boolean hasIdleness() {
        return timing.idleAfterNanos() != 0;
    }

    /** Marks a split idle or active. */
    public final void markIdle(SplitState split, boolean isIdle) {
        if (isIdle) {
            fallIdle(split);
        } else {
            split.idle = false;
        }
        update();
    }

    /** Its watermark does not wait for the clock any more. */
    private void fallIdle(SplitState split) {
        split.idle = true;
        if (periodic) {
            split.watermark = Math.max(split.watermark, timing.behind(split.maxTime));
        }
    }

    /** Leaves watermarks to {@link #raise}, for tests. */
    public final void stopGeneratingWatermarks() {
        followsTimes = false;
        punctuated = false;
        periodic = false;
    }

    /** When watermarks that move with the clock do so next, or {@link Long#MAX_VALUE} if none would. */
    public final long nextTickMillis(long nowMillis) {
        if (!periodic) {
            return Long.MAX_VALUE;
        }
        if (nextTickMillis == Long.MAX_VALUE && anyWaitsForTick()) {
            nextTickMillis = Ticks.after(nowMillis, timing.everyMillis());
        }
        return nextTickMillis;
    }

    private boolean anyWaitsForTick() {
        for (int i = 0; i < live.size(); i++) {
            SplitState split = live.get(i);
            if (!split.ended && timing.behind(split.maxTime) > split.watermark) {
                return true;
            }
        }
        return false;
    }

    /** Moves watermarks that move with the clock, if it is time for that. */
    public final void tick(long nowMillis) {
        if (nextTickMillis(nowMillis) <= nowMillis) {
            nextTickMillis = Long.MAX_VALUE;
            for (int i = 0; i < live.size(); i++) {
                SplitState split = live.get(i);
                split.watermark = Math.max(split.watermark, timing.behind(split.maxTime));
            }
            update();
        }
    }

    /** Says how far splits may come. */
    public final void allowUpTo(long watermarkMillis) {
        allowed = watermarkMillis;
    }

    /** Where the source stands for those that keep step with it; {@link Long#MAX_VALUE} if nobody is to wait for it. */
    public final long standsAt() {
        return live.isEmpty() && noMoreSplits || idle ? Long.MAX_VALUE : watermark;
    }

    /** Raises the watermark of a split; a lower one does nothing. */
    public final void raise(SplitState split, long to) {
        if (to <= split.watermark) {
            return;
        }
        split.watermark = to;
        if (othersKnown && split == current && !split.idle && !split.ended) {
            // the way of each event: does not look at the other splits
            lift(Math.min(othersSmallest, to));
        } else {
            update();
        }
    }

    /** Looks at all splits again. */
    private void update() {
        boolean anyActive = false;
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        othersSmallest = Long.MAX_VALUE;
        for (int i = live.size() - 1; i >= 0; i--) {
            SplitState split = live.get(i);
            if (split.ended) {
                live.remove(i);
                continue;
            }
            largest = Math.max(largest, split.watermark);
            if (!split.idle) {
                anyActive = true;
                smallest = Math.min(smallest, split.watermark);
                if (split != current) {
                    othersSmallest = Math.min(othersSmallest, split.watermark);
                }
            }
        }
        othersKnown = true;
        boolean nowIdle = live.isEmpty() ? (idleWithoutSplits || readElsewhere) && !noMoreSplits : !anyActive;
        if (nowIdle != idle) {
            idle = nowIdle;
            lane.watermarkMoved();
        }
        boolean nowEnded = live.isEmpty() && noMoreSplits;
        if (nowEnded != ended) {
            ended = nowEnded;
            lane.watermarkMoved();
        }
        if (anyActive || nowEnded) {
            lift(smallest);
        } else if (!live.isEmpty()) {
            // nobody is left to wait for, in whichever order they have fallen idle
            lift(largest);
        }
    }

    private void lift(long smallest) {
        if (smallest > watermark) {
            watermark = smallest;
            lane.watermarkMoved();
        }
    }

    // ------------------------------------------------------------------------------------------------------- facts

    /** The name of the stream. */
    public final String stream() {
        return stream;
    }

    /** The permanent name of the source. */
    public final String uid() {
        return uid;
    }

    /** How it tells event time. */
    public final SourceTiming timing() {
        return timing;
    }

    /** All splits of this lane. */
    public final List<SplitState> splits() {
        return Collections.unmodifiableList(splits);
    }

    /** The smallest watermark of the splits. */
    public final long watermark() {
        return watermark;
    }

    /** Whether all splits are idle. */
    public final boolean idle() {
        return idle;
    }

    /** Whether all has been read and nothing more can come. */
    public final boolean ended() {
        return ended;
    }

    /** Events delivered. */
    public final long events() {
        return events;
    }

    /** Undecodable records left out. */
    public final long skipped() {
        return skipped;
    }
}
