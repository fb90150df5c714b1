package io.streamwright.files;

import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.RecordEncoder;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the parts of one lane. A part is begun by the first result behind a snapshot, so that there are no empty ones. */
final class PartsWriter<T> implements SinkWriter<T> {
    /** So many parts of a snapshot and no more, or their names would not fit into its token. */
    private static final int MOST_PARTS = 500;

    private final OutputDirectory directory;
    private final RecordEncoder<T> encoder;
    private final String extension;
    private final long rollBytes;
    private final int lane;
    private final BinaryOutput buffer = RecordFile.newBuffer();

    private long nextSnapshotId;
    private @Nullable RecordFile<T> current;
    private final List<String> finished = new ArrayList<>();

    PartsWriter(
            OutputDirectory directory,
            RecordEncoder<T> encoder,
            String extension,
            long rollBytes,
            SinkContext context) {
        this.directory = directory;
        this.encoder = encoder;
        this.extension = extension;
        this.rollBytes = rollBytes;
        this.lane = context.lane();
        this.nextSnapshotId = context.nextSnapshotId();
    }

    @Override
    public void write(T value, long timeMillis) throws IOException {
        RecordFile<T> file = current;
        if (file == null) {
            file = new RecordFile<>(directory, directory.unpublishedName(nextSnapshotId, lane), encoder, buffer, true);
            current = file;
        }
        file.append(value);
        if (file.lengthBytes() >= rollBytes && finished.size() < MOST_PARTS) {
            finish(file);
        }
    }

    private void finish(RecordFile<T> file) throws IOException {
        file.flush();
        file.close();
        finished.add(file.name());
        current = null;
    }

    @Override
    public @Nullable PendingCommit prepare(long snapshotId, boolean last) throws IOException {
        nextSnapshotId = snapshotId + 1;
        if (current != null) {
            finish(current);
        }
        if (finished.isEmpty()) {
            return null;
        }
        List<PartsToken.Part> parts = new ArrayList<>();
        for (int i = 0; i < finished.size(); i++) {
            parts.add(new PartsToken.Part(finished.get(i), PartName.of(snapshotId, lane, i, extension)));
        }
        finished.clear();
        return new PartsToken(snapshotId, lane, parts).encode();
    }

    /** Also removes what no snapshot knows of. */
    @Override
    public void close() throws IOException {
        RecordFile<T> file = current;
        current = null;
        if (file != null) {
            file.close();
            directory.delete(file.name());
        }
        for (String name : finished) {
            directory.delete(name);
        }
        finished.clear();
    }
}
