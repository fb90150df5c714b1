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

/** Writes the hidden file of one lane, which is begun anew with each run of the job. */
final class SingleFileWriter<T> implements SinkWriter<T> {
    private final OutputDirectory directory;
    private final RecordEncoder<T> encoder;
    private final SinkContext context;
    private final boolean heading;
    private final List<SingleFileToken.Segment> inherited;
    private final BinaryOutput buffer = RecordFile.newBuffer();

    private @Nullable RecordFile<T> file;
    private boolean handedOver;
    private boolean ended;

    /**
     * @param heading whether the format's heading is written by this lane
     * @param inherited what earlier runs have written, which this lane answers for
     */
    SingleFileWriter(
            OutputDirectory directory,
            RecordEncoder<T> encoder,
            SinkContext context,
            boolean heading,
            List<SingleFileToken.Segment> inherited) {
        this.directory = directory;
        this.encoder = encoder;
        this.context = context;
        this.heading = heading;
        this.inherited = List.copyOf(inherited);
    }

    @Override
    public void write(T value, long timeMillis) throws IOException {
        file().append(value);
    }

    private RecordFile<T> file() throws IOException {
        RecordFile<T> open = file;
        if (open == null) {
            String name = directory.unpublishedName(context.nextSnapshotId(), context.lane());
            open = new RecordFile<>(directory, name, encoder, buffer, heading);
            file = open;
        }
        return open;
    }

    @Override
    public PendingCommit prepare(long snapshotId, boolean last) throws IOException {
        ended |= last;
        List<SingleFileToken.Segment> segments = new ArrayList<>(inherited);
        // where the heading goes there is always a file, also if there are no results
        RecordFile<T> open = heading ? file() : file;
        if (open != null) {
            open.flush();
            segments.add(new SingleFileToken.Segment(open.name(), open.lengthBytes()));
            handedOver = true;
        }
        return new SingleFileToken(snapshotId, context.lane(), context.lanes(), ended, segments).encode();
    }

    /** Also removes a file that no snapshot knows of. */
    @Override
    public void close() throws IOException {
        RecordFile<T> open = file;
        file = null;
        if (open != null) {
            open.close();
            if (!handedOver) {
                directory.delete(open.name());
            }
        }
    }
}
