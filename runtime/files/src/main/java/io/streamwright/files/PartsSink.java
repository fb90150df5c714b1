package io.streamwright.files;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Publishes whole parts in a directory: written under hidden names, complete when the snapshot is taken, and given their
 * names once it is durable. Names come from the snapshot's id, so giving them twice is the same as once.
 */
final class PartsSink<T> implements Sink<T> {
    private final SinkSpec<T> spec;
    private final OutputDirectory directory;
    private final TextFormat format;
    private final long rollBytes;
    private final boolean overwrite;
    private boolean checked;

    PartsSink(SinkSpec<T> spec, Path path, TextFormat format, long rollBytes, boolean overwrite) {
        this.spec = spec;
        this.directory = new OutputDirectory(path, ".part-", spec);
        this.format = format;
        this.rollBytes = rollBytes;
        this.overwrite = overwrite;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public boolean staged() {
        return true;
    }

    @Override
    public void recover(List<PendingCommit> pending) throws IOException {
        directory.create();
        for (PendingCommit each : pending) {
            commit(each);
        }
        // all that the snapshot knows of has been published: what is left was written after it
        directory.deleteLeftovers(Set.of());
    }

    @Override
    public SinkWriter<T> open(SinkContext context) throws IOException {
        if (!checked) {
            checked = true;
            checkEarlierParts(context.nextSnapshotId());
        }
        return new PartsWriter<>(
                directory, format.encoder(spec.codec(), spec.address()), format.extension(), rollBytes, context);
    }

    /** Parts with ids that are still to come are those of a run with other state: names would clash, results mix. */
    private void checkEarlierParts(long nextSnapshotId) throws IOException {
        List<String> parts = directory.names().stream()
                .filter(name -> PartName.snapshotId(name) >= 0)
                .sorted()
                .toList();
        if (parts.stream().noneMatch(name -> PartName.snapshotId(name) >= nextSnapshotId)) {
            return;
        }
        if (!overwrite) {
            throw new ConfigurationException("The output " + directory.path().toAbsolutePath() + " of the stream "
                    + spec.stream() + " holds results of an earlier run that this one does not go on from, such as "
                    + parts.get(parts.size() - 1)
                    + "; move them away, name another directory, or add overwrite=true to remove them");
        }
        for (String part : parts) {
            directory.delete(part);
        }
    }

    @Override
    public void harden(PendingCommit pending) throws IOException {
        PartsToken token = PartsToken.decode(pending, directory);
        for (PartsToken.Part part : token.parts()) {
            // a part that was published already may be offered again
            if (directory.exists(part.unpublished()) || !directory.exists(part.name())) {
                directory.sync(part.unpublished());
            }
        }
        directory.sync();
    }

    @Override
    public void commit(PendingCommit pending) throws IOException {
        PartsToken token = PartsToken.decode(pending, directory);
        for (PartsToken.Part part : token.parts()) {
            publish(part, token);
        }
        directory.sync();
        directory.notePublished(token.lane(), token.snapshotId());
    }

    private void publish(PartsToken.Part part, PartsToken token) throws IOException {
        String unpublished = part.unpublished();
        String name = part.name();
        if (!directory.exists(unpublished)) {
            // published before; whoever reads the parts may even have moved it away since
            if (directory.exists(name) || directory.isNotedPublished(token.lane(), token.snapshotId())) {
                return;
            }
            throw new IOException("The part " + directory.resolve(name).toAbsolutePath() + " of the stream "
                    + spec.stream() + " is gone, and so is what it is made of, " + unpublished
                    + ": the results of snapshot " + token.snapshotId() + " were moved away or deleted before the job"
                    + " could note that they are published; put the part back, or an empty file of that name");
        }
        if (directory.exists(name)) {
            // stopped between its two steps the time before?
            if (!directory.isSame(unpublished, name)) {
                throw clash(name);
            }
            directory.delete(unpublished);
            return;
        }
        try {
            directory.publish(unpublished, name);
        } catch (FileAlreadyExistsException e) {
            throw clash(name);
        }
    }

    private IOException clash(String name) {
        return new IOException("The part " + directory.resolve(name).toAbsolutePath() + " of the stream "
                + spec.stream() + " cannot be published, as another file has that name, which is left as it is; move it"
                + " away and start the job again, and give each sink a directory of its own");
    }
}
