package io.streamwright.core.source;

/** Where one split of an input stands in event time. Owned by the lane that reads the split. */
public final class SplitState {
    final String id;
    long maxTime = Long.MIN_VALUE;
    long watermark = Long.MIN_VALUE;
    long lastEventNanos;
    boolean idle;
    boolean ended;

    SplitState(String id, long nowNanos) {
        this.id = id;
        this.lastEventNanos = nowNanos;
    }

    /** The split's id. */
    public String id() {
        return id;
    }

    /** The largest time seen, {@link Long#MIN_VALUE} before the first. */
    public long maxTime() {
        return maxTime;
    }

    /** Its watermark. */
    public long watermark() {
        return watermark;
    }

    /** Whether it no longer holds back others. */
    public boolean idle() {
        return idle;
    }

    /** Whether all of it has been read. */
    public boolean ended() {
        return ended;
    }

    /** Does not count against the split that it was not read for a while. */
    public void wasHeldBack(long nanos) {
        lastEventNanos += nanos;
    }

    /** Takes over what a snapshot holds; {@link SourceInput#restore} follows. */
    public void restore(long maxTimeMillis, long watermarkMillis, boolean isIdle, boolean hasEnded) {
        maxTime = maxTimeMillis;
        watermark = watermarkMillis;
        idle = isIdle;
        ended = hasEnded;
    }
}
