package io.streamwright.files;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import io.streamwright.files.SingleFileToken.Segment;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes one file, which appears complete when the job has ended. Until then each lane appends to a hidden file, and
 * snapshots hold how much of it counts. A restarted job begins new hidden files and keeps the old ones, so that nothing has to
 * be cut off; at the end all are joined in the order of runs and lanes, or a single one is just given the name.
 */
final class SingleFileSink<T> implements Sink<T> {
    private static final long COPY_BYTES = 16 << 20;

    private final SinkSpec<T> spec;
    private final OutputDirectory directory;
    private final String name;
    private final TextFormat format;
    private final boolean overwrite;
    private final Map<Integer, SingleFileToken> ended = new TreeMap<>();
    private List<Segment> inherited = List.of();
    private boolean published;

    SingleFileSink(SinkSpec<T> spec, Path file, TextFormat format, boolean overwrite) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        this.spec = spec;
        this.name = file.getFileName().toString();
        this.directory = new OutputDirectory(parent == null ? file : parent, "." + name + "-", spec);
        this.format = format;
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
        Map<Integer, SingleFileToken> latest = new TreeMap<>();
        for (PendingCommit each : pending) {
            SingleFileToken token = SingleFileToken.decode(each, directory);
            latest.merge(token.lane(), token, (one, other) -> one.snapshotId() > other.snapshotId() ? one : other);
        }
        for (SingleFileToken token : latest.values()) {
            commit(token);
        }
        inherited = latest.values().stream()
                .flatMap(token -> token.segments().stream())
                .toList();
        ended.clear();
        if (published) {
            directory.deleteLeftovers(Set.of());
            return;
        }
        directory.deleteLeftovers(inherited.stream().map(Segment::name).collect(Collectors.toSet()));
        for (Segment segment : inherited) {
            checkThere(segment);
        }
        if (!overwrite && directory.exists(name)) {
            throw new ConfigurationException("The output "
                    + directory.resolve(name).toAbsolutePath() + " of the stream " + spec.stream()
                    + " exists already; delete it, name another with --" + spec.stream()
                    + "=file:..., or add overwrite=true to replace it");
        }
    }

    private void checkThere(Segment segment) throws IOException {
        if (!directory.exists(segment.name()) || directory.size(segment.name()) < segment.lengthBytes()) {
            throw gone(segment);
        }
    }

    private IOException gone(Segment segment) {
        return new IOException("The file " + directory.resolve(segment.name()).toAbsolutePath()
                + ", which holds results of the stream " + spec.stream()
                + " up to the last snapshot, is gone or shorter"
                + " than " + segment.lengthBytes() + " bytes; put it back, or start anew without the snapshot");
    }

    @Override
    public SinkWriter<T> open(SinkContext context) {
        if (published) {
            return new NothingWriter<>(directory.resolve(name), context.lane() == 0 ? inherited : null);
        }
        boolean first = context.lane() == 0;
        return new SingleFileWriter<>(
                directory,
                format.encoder(spec.codec(), spec.address()),
                context,
                first && inherited.isEmpty(),
                first ? inherited : List.of());
    }

    /**
     * For a job that had ended before it was started again.
     *
     * @param published what the file was made of, so that later snapshots still show that it is ours; null in all lanes but
     *     one
     */
    private record NothingWriter<T>(Path file, @Nullable List<Segment> published) implements SinkWriter<T> {
        @Override
        public void write(T value, long timeMillis) throws IOException {
            throw new IOException("The job had ended and " + file.toAbsolutePath()
                    + " was published, but there are more results; name another output to write them to");
        }

        @Override
        public @Nullable PendingCommit prepare(long snapshotId, boolean last) {
            return published == null ? null : new SingleFileToken(snapshotId, 0, 1, true, published).encode();
        }

        @Override
        public void close() {}
    }

    @Override
    public void harden(PendingCommit pending) throws IOException {
        for (Segment segment : SingleFileToken.decode(pending, directory).segments()) {
            if (directory.exists(segment.name())) {
                directory.sync(segment.name());
            } else if (!directory.exists(name)) {
                throw gone(segment);
            }
        }
        directory.sync();
    }

    @Override
    public void commit(PendingCommit pending) throws IOException {
        commit(SingleFileToken.decode(pending, directory));
    }

    private void commit(SingleFileToken token) throws IOException {
        if (!token.last()) {
            return;
        }
        ended.put(token.lane(), token);
        if (ended.size() == token.lanes() && !published) {
            List<Segment> segments = ended.values().stream()
                    .flatMap(each -> each.segments().stream())
                    .toList();
            publish(segments);
            published = true;
        }
    }

    private void publish(List<Segment> segments) throws IOException {
        String joined = directory.unpublishedName("joined");
        if (isPublished(segments, joined)) {
            deleteAll(segments, joined);
            return;
        }
        for (Segment segment : segments) {
            checkThere(segment);
        }
        boolean single = segments.size() == 1
                && directory.size(segments.get(0).name()) == segments.get(0).lengthBytes();
        String source = single ? segments.get(0).name() : joined;
        if (!single) {
            join(segments, joined);
        }
        try {
            if (overwrite) {
                directory.replace(source, name);
            } else {
                directory.publish(source, name);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    "The output " + directory.resolve(name).toAbsolutePath() + " of the stream " + spec.stream()
                            + " has been made by someone else while the job ran, and is left as it is; move it away and"
                            + " start the job again, which publishes its own",
                    e);
        }
        directory.sync();
        deleteAll(segments, joined);
    }

    /** Whether an earlier attempt came as far as giving the file its name. */
    private boolean isPublished(List<Segment> segments, String joined) throws IOException {
        if (!directory.exists(name)) {
            return false;
        }
        long total = 0;
        boolean anyGone = false;
        for (Segment segment : segments) {
            total += segment.lengthBytes();
            if (!directory.exists(segment.name())) {
                anyGone = true;
            } else if (directory.isSame(segment.name(), name)) {
                return true;
            }
        }
        return (directory.exists(joined) && directory.isSame(joined, name))
                || (anyGone && directory.size(name) == total);
    }

    private void join(List<Segment> segments, String joined) throws IOException {
        directory.delete(joined);
        Path target = directory.resolve(joined);
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Segment segment : segments) {
                try (FileChannel in = FileChannel.open(directory.resolve(segment.name()), StandardOpenOption.READ)) {
                    long at = 0;
                    while (at < segment.lengthBytes()) {
                        long count = in.transferTo(at, Math.min(COPY_BYTES, segment.lengthBytes() - at), out);
                        if (count <= 0) {
                            throw gone(segment);
                        }
                        at += count;
                    }
                }
            }
            out.force(true);
        } catch (IOException e) {
            throw directory.failure("join the parts into", target, e);
        }
    }

    private void deleteAll(List<Segment> segments, String joined) throws IOException {
        for (Segment segment : new ArrayList<>(segments)) {
            directory.delete(segment.name());
        }
        // last, since it shows that the segments that are still there have been published
        directory.delete(joined);
    }
}
