package io.streamwright.flink.rig;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.lib.util.IteratorSourceReaderBase;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.util.NumberSequenceIterator;

/**
 * Plays a script: Flink's own source of numbers, each of which stands for a step. The place in the script is in checkpoints,
 * the watermark is not, as with any source of Flink. For a parallelism of 1.
 *
 * @param <E> the type of the events
 */
final class ScriptSource<E> implements Source<E, NumberSequenceSplit, Collection<NumberSequenceSplit>> {
    private final String stage;
    private final NumberSequenceSource numbers;

    ScriptSource(Stage<E, ?> stage) {
        this.stage = stage.name();
        this.numbers = new NumberSequenceSource(0, stage.script().size() - 1L);
    }

    @Override
    public Boundedness getBoundedness() {
        return numbers.getBoundedness();
    }

    @Override
    public SourceReader<E, NumberSequenceSplit> createReader(SourceReaderContext context) {
        return new Reader<>(context, Stage.<E, Object>named(stage).script());
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context) {
        return numbers.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> checkpoint) {
        return numbers.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
        return numbers.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<NumberSequenceSplit>> getEnumeratorCheckpointSerializer() {
        return numbers.getEnumeratorCheckpointSerializer();
    }

    private static final class Reader<E>
            extends IteratorSourceReaderBase<Long, E, NumberSequenceIterator, NumberSequenceSplit> {
        private final Script<E> script;

        /** Open unless the last step was a pause that has not ended. */
        private CompletableFuture<Void> gate = Step.DONE;

        Reader(SourceReaderContext context, Script<E> script) {
            super(context);
            this.script = script;
        }

        @Override
        public InputStatus pollNext(ReaderOutput<E> output) {
            if (!gate.isDone()) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            if (iterator == null || !iterator.hasNext()) {
                if (iterator != null) {
                    finishSplit();
                }
                InputStatus status = tryMoveToNextSplit();
                if (status != InputStatus.MORE_AVAILABLE) {
                    return status;
                }
            }
            gate = script.step(iterator.next()).play(output);
            return gate.isDone() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return gate.isDone() ? super.isAvailable() : gate;
        }

        @Override
        public void close() {}

        @Override
        protected E convert(Long value) {
            throw new UnsupportedOperationException("not every step is an event");
        }
    }
}
