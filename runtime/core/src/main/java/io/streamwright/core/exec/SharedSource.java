package io.streamwright.core.exec;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source of the running job, called by the starting thread, the discovery thread and the snapshot thread, one at a time.
 * Its readers belong to lanes.
 *
 * @param <T> the type of the events
 */
final class SharedSource<T> {
    private final String stream;
    private final String uid;
    private final StreamAddress address;
    private final Source<T> source;
    private final SplitShares shares;

    /** Read by so many lanes. */
    SharedSource(String stream, String uid, StreamAddress address, Source<T> source, int lanes) {
        this.stream = stream;
        this.uid = uid;
        this.address = address;
        this.source = source;
        this.shares = new SplitShares(lanes);
    }

    /** Which lane reads how many of its splits. */
    SplitShares shares() {
        return shares;
    }

    String stream() {
        return stream;
    }

    String uid() {
        return uid;
    }

    synchronized boolean bounded() {
        return source.bounded();
    }

    /** How often to look for new splits, or 0 for never. */
    synchronized long discoveryIntervalMillis() {
        return source.bounded() ? 0 : Math.max(0, source.discoveryIntervalMillis());
    }

    synchronized List<String> discover(Set<String> known) {
        try {
            return source.discover(known);
        } catch (IOException | RuntimeException e) {
            throw failed("cannot be looked through", e);
        }
    }

    synchronized SplitReader<T> open(String splitId, byte @Nullable [] position) {
        try {
            return source.open(splitId, position);
        } catch (IOException | RuntimeException e) {
            throw failed("cannot open " + splitId, e);
        }
    }

    synchronized void snapshotCompleted(long snapshotId) {
        source.snapshotCompleted(snapshotId);
    }

    synchronized void close() throws IOException {
        source.close();
    }

    /** What happened, with where it happened, unless the message says that already. */
    StreamwrightException failed(String what, Exception cause) {
        return FailureReport.of(this, what, cause);
    }

    @Override
    public String toString() {
        return "the source \"" + stream + "\" (" + address + ")";
    }
}
