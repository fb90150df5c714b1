package io.streamwright.cli;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** {@code lines:out.txt} appends a line for each result. */
public final class LinesSink implements SinkConnector {
    /** For the service loader. */
    public LinesSink() {}

    @Override
    public String scheme() {
        return "lines";
    }

    @Override
    public List<ConnectorOption> options() {
        return List.of();
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        if (spec.address().location().isEmpty()) {
            throw new ConfigurationException("the sink \"" + spec.stream() + "\" needs a file, as in lines:out.txt");
        }
        return new Lines<>(Path.of(spec.address().location()));
    }

    private record Lines<T>(Path file) implements Sink<T> {
        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public boolean staged() {
            return false;
        }

        @Override
        public void recover(List<PendingCommit> pending) {}

        @Override
        public void commit(PendingCommit pending) {}

        @Override
        public SinkWriter<T> open(SinkContext context) throws IOException {
            Writer out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new SinkWriter<>() {
                @Override
                public void write(T value, long timeMillis) throws IOException {
                    out.write(value + "\n");
                }

                @Override
                public void flush() throws IOException {
                    out.flush();
                }

                @Override
                public PendingCommit prepare(long snapshotId, boolean last) throws IOException {
                    out.flush();
                    return null;
                }

                @Override
                public void close() throws IOException {
                    out.close();
                }
            };
        }
    }
}
