package io.streamwright.testkit.contract;

import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What every sink keeps to. One that is staged shows nothing before it is told to, and shows it once however often that happens; after
 * a crash it shows what the snapshot says is pending, and nothing else. One that writes in transactions shows what was written before
 * a barrier with its transaction, and nothing of a run that died. Any other shows what was written, in order, once it is flushed.
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
    private final Patience patience;
    private final boolean atTheEnd;

    /**
     * Of a sink.
     *
     * @param results at least four
     * @param seen what the world is to see of them
     */
    public SinkContract(Opening<T> opening, Seeing<S> seeing, List<T> results, List<S> seen) {
        this(opening, seeing, List.copyOf(results), List.copyOf(seen), Patience.NONE, false);
        if (results.size() < 4 || seen.size() != results.size()) {
            throw new IllegalArgumentException("at least four results are needed, and what is seen of each");
        }
    }

    private SinkContract(
            Opening<T> opening, Seeing<S> seeing, List<T> results, List<S> seen, Patience patience, boolean atTheEnd) {
        this.opening = opening;
        this.seeing = seeing;
        this.results = results;
        this.seen = seen;
        this.patience = patience;
        this.atTheEnd = atTheEnd;
    }

    /** Of a place where results are seen a little later than the sink has let go of them, as behind a network. */
    public SinkContract<T, S> within(Duration most) {
        return new SinkContract<>(opening, seeing, results, seen, new Patience(most), atTheEnd);
    }

    /** Of a staged sink that shows all results together once the last one has been committed, and none before. */
    public SinkContract<T, S> atTheEnd() {
        return new SinkContract<>(opening, seeing, results, seen, patience, true);
    }

    /**
     * Runs all checks.
     *
     * @throws AssertionError if one fails
     */
    public void check() throws IOException {
        boolean staged;
        boolean inTransactions;
        try (Sink<T> sink = opening.open()) {
            staged = sink.staged();
            inTransactions = sink.transactions() != null;
        }
        Seen<S> expected = new Seen<>(seeing, seen, patience);
        if (inTransactions) {
            new TransactionChecks<>(opening, expected, results).run();
        } else if (staged) {
            new StagedChecks<>(opening, expected, results, atTheEnd).run();
        } else {
            checkOpen(expected);
        }
    }

    private void checkOpen(Seen<S> expected) throws IOException {
        try (Sink<T> sink = opening.open()) {
            sink.recover(List.of());
            try (SinkWriter<T> writer = sink.open(new SinkContext(0, 1, 1))) {
                for (int i = 0; i < results.size(); i++) {
                    writer.write(results.get(i), i);
                    if (i == 1) {
                        writer.flush();
                        expected.expect(2, "flushed after two results");
                    }
                }
                writer.flush();
                expected.expect(results.size(), "flushed after all results");
                PendingCommit pending = writer.prepare(1, true);
                if (pending != null) {
                    sink.harden(pending);
                    sink.commit(pending);
                    sink.commit(pending);
                }
                expected.expect(results.size(), "after the last barrier");
            }
        }
        expected.expect(results.size(), "closed");
    }
}
