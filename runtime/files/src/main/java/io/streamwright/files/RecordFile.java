package io.streamwright.files;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.RecordEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** An unpublished file that records are appended to, by way of a buffer. Owned by one lane. */
final class RecordFile<T> implements AutoCloseable {
    private static final int BUFFER_BYTES = 64 << 10;

    private final OutputDirectory directory;
    private final String name;
    private final RecordEncoder<T> encoder;
    private final FileChannel channel;
    private final BinaryOutput buffer;
    private long writtenBytes;

    /**
     * Makes the file.
     *
     * @param buffer cleared and used until the file is closed
     * @param heading whether the format's heading comes first
     */
    RecordFile(OutputDirectory directory, String name, RecordEncoder<T> encoder, BinaryOutput buffer, boolean heading)
            throws IOException {
        this.directory = directory;
        this.name = name;
        this.encoder = encoder;
        this.buffer = buffer;
        try {
            channel =
                    FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw directory.failure("create", directory.resolve(name), e);
        }
        buffer.clear();
        if (heading) {
            encoder.heading(buffer);
        }
    }

    static BinaryOutput newBuffer() {
        return new BinaryOutput(BUFFER_BYTES + (BUFFER_BYTES >> 2));
    }

    String name() {
        return name;
    }

    void append(T value) throws IOException {
        encoder.encode(value, buffer, true);
        if (buffer.size() >= BUFFER_BYTES) {
            flush();
        }
    }

    /** How long the file is with what is buffered. */
    long lengthBytes() {
        return writtenBytes + buffer.size();
    }

    void flush() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(buffer.array(), 0, buffer.size());
        try {
            while (bytes.hasRemaining()) {
                writtenBytes += channel.write(bytes);
            }
        } catch (IOException e) {
            throw directory.failure("write", directory.resolve(name), e);
        }
        buffer.clear();
    }

    /** Closes the file as it is, without what is buffered. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } catch (IOException e) {
            throw directory.failure("close", directory.resolve(name), e);
        }
    }
}
