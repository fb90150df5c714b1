package io.streamwright.testkit.contract;

import io.streamwright.core.sink.JobInstance;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** A sink that publishes in transactions, together with a mark that says how far. */
final class TransactionChecks<T, S> {
    private final SinkContract.Opening<T> opening;
    private final Seen<S> seen;
    private final List<T> results;
    private long incarnation;

    TransactionChecks(SinkContract.Opening<T> opening, Seen<S> seen, List<T> results) {
        this.opening = opening;
        this.seen = seen;
        this.results = results;
    }

    void run() throws IOException {
        live(SinkTransactions.NO_MARK, SinkTransactions.FROM_NOTHING, this::lifeThatCrashes);
        seen.expect(2, "crashed behind a transaction");
        live(3, 3, (sink, transactions) -> {
            seen.expect(2, "started again");
            SinkWriter<T> writer = sink.open(new SinkContext(0, 1, 4));
            writer.write(results.get(2), 2);
            writer.flush();
            writer.close();
        });
        seen.expect(2, "crashed without a transaction");
        live(3, 3, this::lifeToTheEnd);
        seen.expect(results.size(), "written to the end");
        live(4, 4, (sink, transactions) -> seen.expect(results.size(), "started again after the end"));
    }

    @FunctionalInterface
    private interface Life<T> {
        void live(Sink<T> sink, SinkTransactions transactions) throws IOException;
    }

    /** A start of the job, which goes on from the snapshot that the mark names. */
    private void live(long markFound, long goesOnFrom, Life<T> life) throws IOException {
        try (Sink<T> sink = opening.open();
                SinkTransactions transactions = Objects.requireNonNull(sink.transactions(), "transactions")) {
            long mark = transactions.open(new JobInstance("contract", "the-state-of-the-contract", ++incarnation));
            if (mark != markFound) {
                throw new AssertionError("start " + incarnation + ": the mark is " + mark + ", and not " + markFound);
            }
            transactions.mark(goesOnFrom);
            sink.recover(List.of());
            life.live(sink, transactions);
        }
    }

    private void lifeThatCrashes(Sink<T> sink, SinkTransactions transactions) throws IOException {
        try (SinkWriter<T> writer = sink.open(new SinkContext(0, 1, 1))) {
            barrier(sink, writer, 1, false);
            transactions.commit(1);
            seen.expect(0, "nothing was written");
            writer.write(results.get(0), 0);
            writer.flush();
            seen.expect(0, "written and flushed, but without a barrier");
            barrier(sink, writer, 2, false);
            seen.expect(0, "behind the barrier, but not committed");
            transactions.commit(2);
            seen.expect(1, "committed");
            writer.write(results.get(1), 1);
            barrier(sink, writer, 3, false);
            // belongs to the next transaction: lost with the crash, and written again by the next life
            writer.write(results.get(2), 2);
            writer.flush();
            seen.expect(1, "behind the second barrier, but not committed");
            transactions.commit(3);
            seen.expect(2, "committed while more is written");
        }
    }

    private void lifeToTheEnd(Sink<T> sink, SinkTransactions transactions) throws IOException {
        try (SinkWriter<T> writer = sink.open(new SinkContext(0, 1, 4))) {
            for (int i = 2; i < results.size(); i++) {
                writer.write(results.get(i), i);
            }
            barrier(sink, writer, 4, true);
            seen.expect(2, "behind the last barrier, but not committed");
            transactions.commit(4);
        }
    }

    private void barrier(Sink<T> sink, SinkWriter<T> writer, long snapshotId, boolean last) throws IOException {
        writer.flush();
        PendingCommit pending = writer.prepare(snapshotId, last);
        if (pending != null) {
            sink.harden(pending);
        }
    }
}
