package io.streamwright.benchmarks.engines;

import io.streamwright.benchmarks.Load;
import io.streamwright.benchmarks.feed.Generator;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** The events of a load as a source of Flink. Its reader delivers several hundred events at a call, which suits Flink best. */
final class FlinkSource<T> implements Source<T, FlinkSource.Part, Integer> {
    private static final int AT_ONCE = 256;
    private static final long serialVersionUID = 1;

    /** Makes the generator of a part, where it runs. */
    interface Feed<T> extends Serializable {
        Generator<T> generator(int part);

        long events(int part);
    }

    /** One part of the events. */
    record Part(int number) implements SourceSplit {
        @Override
        public String splitId() {
            return Integer.toString(number);
        }
    }

    private final int parts;
    private final Feed<T> feed;

    FlinkSource(Load load, Feed<T> feed) {
        this.parts = load.splits();
        this.feed = feed;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<Part, Integer> createEnumerator(SplitEnumeratorContext<Part> context) {
        return new Enumerator(context, parts);
    }

    @Override
    public SplitEnumerator<Part, Integer> restoreEnumerator(SplitEnumeratorContext<Part> context, Integer checkpoint) {
        return createEnumerator(context);
    }

    @Override
    public SourceReader<T, Part> createReader(SourceReaderContext context) {
        return new Reader<>(feed);
    }

    @Override
    public SimpleVersionedSerializer<Part> getSplitSerializer() {
        return new Numbers<>(Part::number, Part::new);
    }

    @Override
    public SimpleVersionedSerializer<Integer> getEnumeratorCheckpointSerializer() {
        return new Numbers<>(number -> number, number -> number);
    }

    private record Numbers<N>(java.util.function.ToIntFunction<N> write, java.util.function.IntFunction<N> read)
            implements SimpleVersionedSerializer<N> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(N value) {
            return ByteBuffer.allocate(Integer.BYTES)
                    .putInt(write.applyAsInt(value))
                    .array();
        }

        @Override
        public N deserialize(int version, byte[] bytes) {
            return read.apply(ByteBuffer.wrap(bytes).getInt());
        }
    }

    /** Gives each reader the parts of its number. */
    private record Enumerator(SplitEnumeratorContext<Part> context, int parts)
            implements SplitEnumerator<Part, Integer> {
        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<Part> splits, int subtask) {}

        @Override
        public void addReader(int subtask) {
            for (int part = subtask; part < parts; part += context.currentParallelism()) {
                context.assignSplit(new Part(part), subtask);
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public Integer snapshotState(long checkpointId) {
            return parts;
        }

        @Override
        public void close() {}
    }

    /** Reads its parts one after the other; there is one but where all lanes share a single one. */
    private static final class Reader<T> implements SourceReader<T, Part> {
        private final Feed<T> feed;
        private final List<Part> waiting = new ArrayList<>();
        private final CompletableFuture<Void> told = new CompletableFuture<>();
        private @Nullable Generator<T> generator;
        private @Nullable SourceOutput<T> splitOutput;
        private long left;

        Reader(Feed<T> feed) {
            this.feed = feed;
        }

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<T> output) {
            if (!told.isDone()) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            if (left == 0) {
                if (waiting.isEmpty()) {
                    return InputStatus.END_OF_INPUT;
                }
                Part part = waiting.remove(0);
                generator = feed.generator(part.number());
                left = feed.events(part.number());
                splitOutput = output.createOutputForSplit(part.splitId());
            }
            if (generator != null && splitOutput != null) {
                int count = (int) Math.min(AT_ONCE, left);
                for (int i = 0; i < count; i++) {
                    splitOutput.collect(generator.next());
                }
                left -= count;
            }
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<Part> snapshotState(long checkpointId) {
            return List.of();
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return told;
        }

        @Override
        public void addSplits(List<Part> splits) {
            waiting.addAll(splits);
        }

        @Override
        public void notifyNoMoreSplits() {
            told.complete(null);
        }

        @Override
        public void close() {}
    }
}
