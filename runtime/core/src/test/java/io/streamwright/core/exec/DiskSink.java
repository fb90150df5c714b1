package io.streamwright.core.exec;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The smallest staged sink on disk: a file per snapshot, renamed when it is published. For processes that are killed. */
final class DiskSink implements SinkConnector {
    private final Path directory;

    DiskSink(Path directory) {
        this.directory = directory;
    }

    @Override
    public String scheme() {
        return "mem";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        return new OfStream<>(spec.address().location());
    }

    /** All that is published of a stream. */
    static List<String> published(Path directory, String stream) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : files(directory, stream, ".txt")) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    static List<Path> files(Path directory, String stream, String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith(stream + "-")
                            && file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private final class OfStream<T> implements Sink<T> {
        private final String stream;

        OfStream(String stream) {
            this.stream = stream;
        }

        private Path file(String name, String ending) {
            return directory.resolve(name + ending);
        }

        @Override
        public Guarantee guarantee() {
            return Guarantee.EXACTLY_ONCE;
        }

        @Override
        public boolean staged() {
            return true;
        }

        @Override
        public void recover(List<PendingCommit> pending) throws IOException {
            for (PendingCommit each : pending) {
                commit(each);
            }
            for (Path left : files(directory, stream, ".staged")) {
                Files.delete(left);
            }
        }

        @Override
        public SinkWriter<T> open(SinkContext context) {
            return new Writer(context.lane());
        }

        @Override
        public void commit(PendingCommit pending) throws IOException {
            String name = new String(pending.token(), StandardCharsets.UTF_8);
            if (!Files.exists(file(name, ".txt"))) {
                Files.move(file(name, ".staged"), file(name, ".txt"), StandardCopyOption.ATOMIC_MOVE);
            }
        }

        private final class Writer implements SinkWriter<T> {
            private final int lane;
            private final List<String> lines = new ArrayList<>();

            Writer(int lane) {
                this.lane = lane;
            }

            @Override
            public void write(T value, long timeMillis) {
                lines.add(String.valueOf(value));
            }

            @Override
            public @Nullable PendingCommit prepare(long snapshotId, boolean last) throws IOException {
                if (lines.isEmpty()) {
                    return null;
                }
                String name = "%s-%08d-%d".formatted(stream, snapshotId, lane);
                Files.write(file(name, ".staged"), lines, java.nio.file.StandardOpenOption.CREATE_NEW);
                lines.clear();
                return new PendingCommit(name.getBytes(StandardCharsets.UTF_8));
            }

            @Override
            public void close() {}
        }
    }
}
