package io.streamwright.flink.rig;

import io.streamwright.testkit.TimedEvent;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Collects results exactly once: their number is in checkpoints, and a restart forgets those that came later. For a
 * parallelism of 1.
 *
 * @param <R> the type of the results
 */
final class ResultSink<R> implements Sink<R>, SupportsWriterState<R, Integer> {
    private final String stage;

    ResultSink(Stage<?, R> stage) {
        this.stage = stage.name();
    }

    @Override
    public SinkWriter<R> createWriter(WriterInitContext context) {
        return restoreWriter(context, List.of(0));
    }

    @Override
    public StatefulSinkWriter<R, Integer> restoreWriter(WriterInitContext context, Collection<Integer> recovered) {
        Stage<Object, R> to = Stage.named(stage);
        to.forgetAfter(recovered.iterator().next());
        return new Writer<>(to);
    }

    @Override
    public SimpleVersionedSerializer<Integer> getWriterStateSerializer() {
        return new CountSerializer();
    }

    private record Writer<R>(Stage<?, R> stage) implements StatefulSinkWriter<R, Integer> {
        @Override
        public void write(R element, Context context) {
            Long time = context.timestamp();
            stage.collect(
                    new TimedEvent<>(element, time == null ? TimedEvent.NO_TIME : time),
                    time != null && time <= context.currentWatermark());
        }

        @Override
        public List<Integer> snapshotState(long checkpointId) {
            return List.of(stage.results().size());
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
    }

    private static final class CountSerializer implements SimpleVersionedSerializer<Integer> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Integer count) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(count).array();
        }

        @Override
        public Integer deserialize(int version, byte[] serialized) {
            return ByteBuffer.wrap(serialized).getInt();
        }
    }
}
