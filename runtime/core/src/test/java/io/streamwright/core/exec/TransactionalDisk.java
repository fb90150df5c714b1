package io.streamwright.core.exec;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.JobInstance;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkTransactions;
import io.streamwright.core.sink.SinkWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A place with transactions, under {@code tx:}: a directory in which each transaction is a directory, {@code open-0} and on
 * while it is open, {@code committed-<snapshot>} from one moment to the next. So its name is the mark. Outlives the process
 * that writes.
 */
final class TransactionalDisk implements SinkConnector, SinkTransactions {
    private static final String COMMITTED = "committed-";

    private final Path directory;
    private long incarnation;
    private int committed;

    TransactionalDisk(Path directory) {
        this.directory = directory;
    }

    /** What was committed, transaction by transaction. */
    static List<String> published(Path directory) throws IOException {
        List<String> lines = new ArrayList<>();
        for (long id : marks(directory)) {
            try (Stream<Path> files = Files.list(directory.resolve(COMMITTED + id))) {
                for (Path file : files.sorted().toList()) {
                    lines.addAll(Files.readAllLines(file));
                }
            }
        }
        return lines;
    }

    private static List<Long> marks(Path directory) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith(COMMITTED))
                    .map(name -> Long.parseLong(name.substring(COMMITTED.length())))
                    .sorted()
                    .toList();
        }
    }

    // ------------------------------------------------------------------------------------------------ transactions

    @Override
    public String place() {
        return directory.toString();
    }

    @Override
    public long open(JobInstance me) throws IOException {
        incarnation = me.incarnation();
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("fence"), Long.toString(incarnation));
        try (Stream<Path> all = Files.list(directory)) {
            for (Path open : all.filter(each -> each.getFileName().toString().startsWith("open-"))
                    .toList()) {
                try (Stream<Path> files = Files.list(open)) {
                    for (Path file : files.toList()) {
                        Files.delete(file);
                    }
                }
                Files.delete(open);
            }
        }
        List<Long> marks = marks(directory);
        return marks.isEmpty() ? NO_MARK : marks.get(marks.size() - 1);
    }

    /** A transaction with nothing in it, if there is none yet. */
    @Override
    public void mark(long snapshotId) throws IOException {
        expectNotFenced();
        Files.createDirectories(directory.resolve(COMMITTED + snapshotId));
    }

    @Override
    public void commit(long snapshotId) throws IOException {
        expectNotFenced();
        Path open = Files.createDirectories(directory.resolve("open-" + committed++));
        Files.move(open, directory.resolve(COMMITTED + snapshotId));
    }

    private void expectNotFenced() throws IOException {
        if (Long.parseLong(Files.readString(directory.resolve("fence"))) != incarnation) {
            throw new IOException("fenced");
        }
    }

    // -------------------------------------------------------------------------------------------------------- sink

    @Override
    public String scheme() {
        return "tx";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        return new Sink<>() {
            @Override
            public Guarantee guarantee() {
                return Guarantee.EXACTLY_ONCE;
            }

            @Override
            public boolean staged() {
                return true;
            }

            @Override
            public void recover(List<PendingCommit> pending) {}

            @Override
            public SinkWriter<T> open(SinkContext context) {
                return new Writer<>(spec.stream() + "-" + context.lane());
            }

            @Override
            public void commit(PendingCommit pending) {}

            @Override
            public SinkTransactions transactions() {
                return TransactionalDisk.this;
            }
        };
    }

    @Override
    public void close() {}

    private final class Writer<T> implements SinkWriter<T> {
        private final String file;
        private int generation;
        private @Nullable BufferedWriter out;

        Writer(String file) {
            this.file = file;
        }

        @Override
        public void write(T value, long timeMillis) throws IOException {
            BufferedWriter open = out;
            if (open == null) {
                expectNotFenced();
                Path transaction = Files.createDirectories(directory.resolve("open-" + generation));
                open = Files.newBufferedWriter(transaction.resolve(file));
                out = open;
            }
            open.write(value + "\n");
        }

        @Override
        public @Nullable PendingCommit prepare(long snapshotId, boolean last) throws IOException {
            close();
            generation++;
            return null;
        }

        @Override
        public void close() throws IOException {
            if (out != null) {
                out.close();
                out = null;
            }
        }
    }
}
