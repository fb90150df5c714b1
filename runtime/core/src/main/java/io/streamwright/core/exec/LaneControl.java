package io.streamwright.core.exec;

import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.sink.PendingCommit;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What goes between the snapshot thread and a lane. The lane looks here between two batches: two volatile reads.
 */
final class LaneControl {
    /** Output that a sink has pending, by the rank of the sink. */
    record Prepared(int sink, PendingCommit commit) {}

    private final JobSignals signals;
    private final ConcurrentLinkedQueue<Prepared> prepared = new ConcurrentLinkedQueue<>();
    private volatile @Nullable SnapshotCycle cycle;
    private volatile boolean end;
    private final LaneProgram program;
    private volatile @Nullable Thread lane;

    LaneControl(JobSignals signals, LaneProgram program) {
        this.signals = signals;
        this.program = program;
    }

    JobSignals signals() {
        return signals;
    }

    // ------------------------------------------------------------------------------------- from the snapshot thread

    void attach(Thread thread) {
        lane = thread;
    }

    /** The lane's thread, or the current one where lanes have none of their own. */
    Thread thread() {
        Thread attached = lane;
        return attached == null ? Thread.currentThread() : attached;
    }

    /** Asks for a snapshot. */
    void request(SnapshotCycle next) {
        cycle = next;
        wake();
    }

    /** Says that the lane shall end now. */
    void end() {
        end = true;
        wake();
    }

    /** A lane that sleeps wakes up; one that reads stops after the event it is at. */
    private void wake() {
        program.lookUp(true);
        LockSupport.unpark(lane);
    }

    /** The oldest output that was prepared and not yet taken, or null. */
    @Nullable Prepared takePrepared() {
        return prepared.poll();
    }

    // ------------------------------------------------------------------------------------------------ from the lane

    /** Begins to look: what is asked for from here on is noticed the next time at the latest. */
    void look() {
        if (program.lookUpWanted()) {
            program.lookUp(false);
        }
    }

    @Nullable SnapshotCycle cycle() {
        return cycle;
    }

    boolean ended() {
        return end;
    }

    /**
     * Hands over what a sink has pending. Apart from the rest of the snapshot, since it must be offered with the next one if
     * this one is given up.
     */
    void hand(int sink, PendingCommit commit) {
        prepared.add(new Prepared(sink, commit));
    }
}
