package io.streamwright.testkit;

/** A source in a {@link JobHarness}, to reach its splits. Owned by the thread of the test. */
public final class HarnessSource {
    private final JobHarness harness;
    private final String stream;

    HarnessSource(JobHarness harness, String stream) {
        this.harness = harness;
        this.stream = stream;
    }

    /**
     * A split of this source. One that is named for the first time is added, as when a new file appears: from then on it holds
     * back the source's watermark until it has events.
     */
    public HarnessSplit split(String id) {
        harness.onSource(stream, lane -> lane.open(id));
        return new HarnessSplit(harness, stream, id);
    }
}
