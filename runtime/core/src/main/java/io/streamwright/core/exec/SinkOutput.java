package io.streamwright.core.exec;

import io.streamwright.core.operator.Output;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a stream on one lane: hands results to the writer of its sink. Owned by the lane, once {@link #open} was called
 * by the thread that builds it. May block in {@link #emit} and {@link #flush} while the place is slow.
 *
 * @param <T> the type of the results
 */
final class SinkOutput<T> extends Output<T> {
    private final SharedSink<T> sink;
    private @Nullable SinkWriter<T> writer;
    private long results;
    private boolean unflushed;

    SinkOutput(SharedSink<T> sink) {
        this.sink = sink;
    }

    SharedSink<T> sink() {
        return sink;
    }

    /** How many results were written. */
    long results() {
        return results;
    }

    void open(SinkContext context) {
        try {
            writer = sink.sink().open(context);
        } catch (IOException | RuntimeException e) {
            throw sink.failed("cannot be opened", e);
        }
    }

    @Override
    public void emit(T event, long time) {
        try {
            writer().write(event, time);
        } catch (IOException | RuntimeException e) {
            throw sink.failed("cannot be written", e);
        }
        results++;
        unflushed = true;
    }

    /** Lets go of what is buffered; false if there was nothing. */
    boolean flush() {
        if (!unflushed) {
            return false;
        }
        try {
            writer().flush();
        } catch (IOException | RuntimeException e) {
            throw sink.failed("cannot be written", e);
        }
        unflushed = false;
        return true;
    }

    /** At a barrier. */
    @Nullable PendingCommit prepare(long snapshotId, boolean last) {
        if (writer == null) {
            // the stream does not run on this lane
            return null;
        }
        flush();
        try {
            return writer.prepare(snapshotId, last);
        } catch (IOException | RuntimeException e) {
            throw sink.failed("cannot be written", e);
        }
    }

    void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    private SinkWriter<T> writer() {
        return Objects.requireNonNull(writer);
    }

    @Override
    public String toString() {
        return sink.toString();
    }
}
