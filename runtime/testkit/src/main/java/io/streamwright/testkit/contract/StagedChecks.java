package io.streamwright.testkit.contract;

import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sink that publishes what snapshots hold as pending: with each of them, or all of it at the end. */
final class StagedChecks<T, S> {
    private final SinkContract.Opening<T> opening;
    private final Seen<S> seen;
    private final List<T> results;
    private final boolean atTheEnd;

    StagedChecks(SinkContract.Opening<T> opening, Seen<S> seen, List<T> results, boolean atTheEnd) {
        this.opening = opening;
        this.seen = seen;
        this.results = results;
        this.atTheEnd = atTheEnd;
    }

    void run() throws IOException {
        PendingCommit second = lifeThatCrashes();
        expectCommitted(1, "crashed after a snapshot that was not published");
        List<PendingCommit> snapshot = List.of(second);
        try (Sink<T> sink = opening.open()) {
            sink.recover(snapshot);
            expectCommitted(2, "recovered from that snapshot");
        }
        PendingCommit last;
        try (Sink<T> sink = opening.open()) {
            sink.recover(snapshot);
            expectCommitted(2, "recovered from it once more");
            last = lifeToTheEnd(sink);
        }
        seen.expect(results.size(), "written to the end");
        try (Sink<T> sink = opening.open()) {
            sink.recover(List.of(last));
            seen.expect(results.size(), "started again after the end");
        }
    }

    /** With one result that is published, one that is durable, and one that is lost. */
    private PendingCommit lifeThatCrashes() throws IOException {
        try (Sink<T> sink = opening.open()) {
            sink.recover(List.of());
            try (SinkWriter<T> writer = sink.open(new SinkContext(0, 1, 1))) {
                PendingCommit nothing = writer.prepare(1, false);
                if (nothing != null) {
                    // it may have something to remember, and nothing to show
                    sink.harden(nothing);
                    sink.commit(nothing);
                }
                seen.expect(0, "nothing was written");
                writer.write(results.get(0), 0);
                writer.flush();
                seen.expect(0, "written and flushed, but not prepared");
                PendingCommit first = pending(writer.prepare(2, false));
                seen.expect(0, "prepared, but not committed");
                sink.harden(first);
                seen.expect(0, "durable, but not committed");
                sink.commit(first);
                expectCommitted(1, "committed");
                sink.commit(first);
                expectCommitted(1, "committed twice");
                writer.write(results.get(1), 1);
                PendingCommit second = pending(writer.prepare(3, false));
                sink.harden(second);
                // behind the barrier: lost with the crash, and written again by the next life
                writer.write(results.get(2), 2);
                writer.flush();
                return second;
            }
        }
    }

    private PendingCommit lifeToTheEnd(Sink<T> sink) throws IOException {
        try (SinkWriter<T> writer = sink.open(new SinkContext(0, 1, 4))) {
            for (int i = 2; i < results.size(); i++) {
                writer.write(results.get(i), i);
            }
            PendingCommit last = pending(writer.prepare(4, true));
            sink.harden(last);
            expectCommitted(2, "the end is durable, but not committed");
            sink.commit(last);
            sink.commit(last);
            return last;
        }
    }

    private void expectCommitted(int count, String when) throws IOException {
        seen.expect(atTheEnd ? 0 : count, when);
    }

    private static PendingCommit pending(@Nullable PendingCommit pending) {
        if (pending == null) {
            throw new AssertionError("a result was written, and nothing is pending");
        }
        return pending;
    }
}
