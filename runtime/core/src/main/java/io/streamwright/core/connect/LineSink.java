package io.streamwright.core.connect;

import io.streamwright.Guarantee;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.RecordEncoder;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes results as lines that are seen at once. Where they are buffered, the heading of the format stands above the first of
 * them, whichever lane writes it.
 */
final class LineSink<T> implements Sink<T> {
    private static final int BUFFER_BYTES = 16 << 10;

    private final LineEncoders.Maker<T> encoders;
    private final boolean buffered;
    private final Target target;
    private final Object headingLock = new Object();
    private volatile boolean headed;

    /** Takes one line without its end, or several with their ends if the sink is buffered; any thread may call it. */
    interface Target {
        void write(byte[] bytes, int lengthBytes) throws IOException;
    }

    LineSink(LineEncoders.Maker<T> encoders, boolean buffered, Target target) {
        this.encoders = encoders;
        this.buffered = buffered;
        this.target = target;
        this.headed = !buffered;
    }

    /** Other lanes wait for it. */
    private void writeHeading(RecordEncoder<T> encoder) throws IOException {
        synchronized (headingLock) {
            if (!headed) {
                BinaryOutput heading = new BinaryOutput(128);
                encoder.heading(heading);
                if (heading.size() > 0) {
                    target.write(heading.array(), heading.size());
                }
                headed = true;
            }
        }
    }

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
    public SinkWriter<T> open(SinkContext context) {
        return new Writer(encoders.make());
    }

    @Override
    public void commit(PendingCommit pending) {}

    /** Owned by one lane. */
    private final class Writer implements SinkWriter<T> {
        private final RecordEncoder<T> encoder;
        private final BinaryOutput lines = new BinaryOutput(buffered ? 2 * BUFFER_BYTES : 256);

        Writer(RecordEncoder<T> encoder) {
            this.encoder = encoder;
        }

        @Override
        public void write(T value, long timeMillis) throws IOException {
            encoder.encode(value, lines, buffered);
            if (!buffered || lines.size() >= BUFFER_BYTES) {
                flush();
            }
        }

        @Override
        public void flush() throws IOException {
            if (lines.size() > 0) {
                if (!headed) {
                    writeHeading(encoder);
                }
                target.write(lines.array(), lines.size());
                lines.clear();
            }
        }

        @Override
        public @Nullable PendingCommit prepare(long snapshotId, boolean last) throws IOException {
            flush();
            return null;
        }

        /** Nothing is to be published, so what there is may as well be seen. */
        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
