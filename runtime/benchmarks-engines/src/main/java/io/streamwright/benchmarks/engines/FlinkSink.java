package io.streamwright.benchmarks.engines;

import io.streamwright.benchmarks.feed.Checksum;
import io.streamwright.benchmarks.feed.Summed;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Keeps nothing but the checksum. */
final class FlinkSink<T extends Summed> implements Sink<T> {
    private static final long serialVersionUID = 1;

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(Checksums.add());
    }

    private record Writer<T extends Summed>(Checksum checksum) implements SinkWriter<T> {
        @Override
        public void write(T element, Context context) {
            element.addTo(checksum, Objects.requireNonNull(context.timestamp()));
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }
}
