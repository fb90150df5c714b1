package io.streamwright.testkit.contract;

import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What every sink keeps to. One that is staged shows nothing before it is told to, and shows it once however often that happens; after
 * a crash it shows what the snapshot says is pending, and nothing else. Any other shows what was written, in order, once it is flushed.
 *
 * <pre>{@code
 * new SinkContract<>(() -> connector.create(spec), () -> Files.readAllLines(file), List.of(first, second, third, fourth)).check();
 * }</pre>
 *
 * <p>The place is empty at first, and stays between the openings of one {@link #check}.
 *
 * @param <T> the type of the results
 * @param <S> what the world sees of one
 */
public final class SinkContract<T, S> {
    /** Opens the sink anew, as a start of the job does. */
    @FunctionalInterface
    public interface Opening<T> {
        /** A sink of the same place each time; closed by the contract. */
        Sink<T> open() throws IOException;
    }

    /** Looks at the place. */
    @FunctionalInterface
    public interface Seeing<S> {
        /** What the world sees now, in its order. */
        List<S> see() throws IOException;
    }

    private final Opening<T> opening;
    private final Seeing<S> seeing;
    private final List<T> results;
    private final List<S> seen;

    /**
     * Of a sink.
     *
     * @param results at least four
     * @param seen what the world is to see of them
     */
    public SinkContract(Opening<T> opening, Seeing<S> seeing, List<T> results, List<S> seen) {
        if (results.size() < 4 || seen.size() != results.size()) {
            throw new IllegalArgumentException("at least four results are needed, and what is seen of each");
        }
        this.opening = opening;
        this.seeing = seeing;
        this.results = List.copyOf(results);
        this.seen = List.copyOf(seen);
    }

    /**
     * Runs all checks.
     *
     * @throws AssertionError if one fails
     */
    public void check() throws IOException {
        boolean staged;
        try (Sink<T> sink = opening.open()) {
            staged = sink.staged();
        }
        if (staged) {
            checkStaged();
        } else {
            checkOpen();
        }
    }

    private void checkOpen() throws IOException {
        try (Sink<T> sink = opening.open()) {
            sink.recover(List.of());
            try (SinkWriter<T> writer = sink.open(new SinkContext(0, 1, 1))) {
                for (int i = 0; i < results.size(); i++) {
                    writer.write(results.get(i), i);
                    if (i == 1) {
                        writer.flush();
                        expectSeen(2, "flushed after two results");
                    }
                }
                writer.flush();
                expectSeen(results.size(), "flushed after all results");
                PendingCommit pending = writer.prepare(1, true);
                if (pending != null) {
                    sink.harden(pending);
                    sink.commit(pending);
                    sink.commit(pending);
                }
                expectSeen(results.size(), "after the last barrier");
            }
        }
        expectSeen(results.size(), "closed");
    }

    private void checkStaged() throws IOException {
        PendingCommit second;
        try (Sink<T> sink = opening.open()) {
            sink.recover(List.of());
            try (SinkWriter<T> writer = sink.open(new SinkContext(0, 1, 1))) {
                expect(writer.prepare(1, false) == null, "nothing was written, and yet something is pending");
                writer.write(results.get(0), 0);
                writer.flush();
                expectSeen(0, "written and flushed, but not prepared");
                PendingCommit first = pending(writer, 2, false);
                expectSeen(0, "prepared, but not committed");
                sink.harden(first);
                expectSeen(0, "durable, but not committed");
                sink.commit(first);
                expectSeen(1, "committed");
                sink.commit(first);
                expectSeen(1, "committed twice");
                writer.write(results.get(1), 1);
                second = pending(writer, 3, false);
                sink.harden(second);
                // behind the barrier: lost with the crash, and written again by the next life
                writer.write(results.get(2), 2);
                writer.flush();
            }
        }
        expectSeen(1, "crashed after a snapshot that was not published");
        List<PendingCommit> snapshot = List.of(second);
        try (Sink<T> sink = opening.open()) {
            sink.recover(snapshot);
            expectSeen(2, "recovered from that snapshot");
        }
        try (Sink<T> sink = opening.open()) {
            sink.recover(snapshot);
            expectSeen(2, "recovered from it once more");
            try (SinkWriter<T> writer = sink.open(new SinkContext(0, 1, 4))) {
                for (int i = 2; i < results.size(); i++) {
                    writer.write(results.get(i), i);
                }
                PendingCommit last = pending(writer, 4, true);
                sink.harden(last);
                sink.commit(last);
                sink.commit(last);
            }
        }
        expectSeen(results.size(), "written to the end");
    }

    private static <T> PendingCommit pending(SinkWriter<T> writer, long snapshotId, boolean last) throws IOException {
        PendingCommit pending = writer.prepare(snapshotId, last);
        if (pending == null) {
            throw new AssertionError("a result was written, and nothing is pending");
        }
        return pending;
    }

    private void expectSeen(int count, String when) throws IOException {
        List<S> found = new ArrayList<>(seeing.see());
        expect(
                found.equals(seen.subList(0, count)),
                when + ":\n  expected " + seen.subList(0, count) + "\n  found    " + found);
    }

    private static void expect(boolean kept, String broken) {
        if (!kept) {
            throw new AssertionError(broken);
        }
    }
}
