package io.streamwright.testkit;

import java.time.Instant;

/** One split of a source in a {@link JobHarness}, with a watermark of its own. Owned by the thread of the test. */
public final class HarnessSplit {
    private final JobHarness harness;
    private final String source;
    private final String id;

    HarnessSplit(JobHarness harness, String source, String id) {
        this.harness = harness;
        this.source = source;
        this.id = id;
    }

    /** As {@link JobHarness#send(String, Object)}. */
    public HarnessSplit send(Object event) {
        harness.typeChecked(source, event);
        return step(lane -> lane.send(id, event));
    }

    /** As {@link JobHarness#send(String, Object, long)}. */
    public HarnessSplit send(Object event, long timeMillis) {
        harness.typeChecked(source, event);
        return step(lane -> lane.send(id, event, timeMillis));
    }

    /** As {@link JobHarness#send(String, Object, Instant)}. */
    public HarnessSplit send(Object event, Instant time) {
        return send(event, time.toEpochMilli());
    }

    /** As {@link JobHarness#undecodable}. */
    public HarnessSplit undecodable(byte[] raw, String reason) {
        return step(lane -> lane.undecodable(id, reason, raw));
    }

    /** Raises the watermark of this split, and turns generated ones off for its source from now on. */
    public HarnessSplit watermark(long timeMillis) {
        return step(lane -> lane.watermark(id, timeMillis));
    }

    /** Raises the watermark of this split, and turns generated ones off for its source from now on. */
    public HarnessSplit watermark(Instant time) {
        return watermark(time.toEpochMilli());
    }

    /** Marks this split idle until its next event or watermark: it does not hold back the others. */
    public HarnessSplit idle() {
        return step(lane -> lane.markIdle(id, true));
    }

    /** Marks this split active. */
    public HarnessSplit active() {
        return step(lane -> lane.markIdle(id, false));
    }

    /** Ends this split. */
    public HarnessSplit end() {
        return step(lane -> lane.end(id));
    }

    private HarnessSplit step(java.util.function.Consumer<SourceLane> action) {
        harness.onSource(source, action);
        return this;
    }
}
