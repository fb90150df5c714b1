package io.streamwright.core.snapshot;

import java.io.Closeable;
import java.io.IOException;

/** A file that is being written, with a buffer, so that many small sections do not become as many calls. */
final class SegmentOutput implements Closeable {
    private static final int BUFFER_BYTES = 128 << 10;

    private final FileOps.Output file;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int buffered;
    private long lengthBytes;

    SegmentOutput(FileOps.Output file) {
        this.file = file;
    }

    /** What was written so far. */
    long lengthBytes() {
        return lengthBytes;
    }

    void write(byte[] bytes, int offset, int count) throws IOException {
        if (count > BUFFER_BYTES - buffered) {
            flush();
        }
        if (count >= BUFFER_BYTES) {
            file.write(bytes, offset, count);
        } else {
            System.arraycopy(bytes, offset, buffer, buffered, count);
            buffered += count;
        }
        lengthBytes += count;
    }

    /** Makes all of it durable. Once only: after a failure the next call might succeed without the data being there. */
    void sync() throws IOException {
        flush();
        file.sync();
    }

    private void flush() throws IOException {
        int count = buffered;
        buffered = 0;
        if (count > 0) {
            file.write(buffer, 0, count);
        }
    }

    /** Closes without flushing: what was not synced is given up. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
