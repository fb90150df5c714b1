package io.streamwright.files;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.OptionValues;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes files of text, each result once: {@code file:out/} publishes whole parts with every snapshot, {@code
 * file:out.jsonl} is a single file for bounded jobs, which appears at the end.
 *
 * <p>Parts are named {@code part-<snapshot>-<lane>-<number>.<ending>}, in the order of their publication. What is not
 * published yet is in hidden files ({@code .part-...inprogress}) of the same directory. The options:
 *
 * <ul>
 *   <li>{@code format}: for a single file by default what the name ends with; for directories {@code json}; texts are
 *       written as lines.
 *   <li>{@code roll-size=128m}: a part that is as long is followed by another, also between snapshots.
 *   <li>{@code overwrite=true}: replaces an existing file; for a directory, removes the parts of an earlier run.
 * </ul>
 */
public final class FileSinkConnector implements SinkConnector {
    private static final ConnectorOption ROLL_SIZE =
            new ConnectorOption("roll-size", "how long a part may become before another is begun", "128m");
    private static final ConnectorOption OVERWRITE =
            new ConnectorOption("overwrite", "replace what an earlier run has written", "false");
    private static final long DEFAULT_ROLL_BYTES = 128L << 20;

    private final TextFormats formats = TextFormats.load();

    /** For {@link java.util.ServiceLoader}. */
    public FileSinkConnector() {}

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public List<ConnectorOption> options() {
        List<ConnectorOption> options = new ArrayList<>(formats.options());
        options.add(ROLL_SIZE);
        options.add(OVERWRITE);
        return options;
    }

    @Override
    public <T> Sink<T> create(SinkSpec<T> spec) {
        StreamAddress address = spec.address();
        FileLocation location = FileLocation.of(address);
        boolean overwrite = OptionValues.truth(address, OVERWRITE.name(), false);
        boolean exists = Files.exists(location.path());
        boolean directory = location.namesDirectory()
                || address.option(ROLL_SIZE.name()).isPresent()
                || Files.isDirectory(location.path());
        if (directory && exists && !Files.isDirectory(location.path())) {
            throw new ConfigurationException("The output " + location.absolute() + " of the stream " + spec.stream()
                    + " is a file, but the address is one of a directory; name another with --" + spec.stream() + "=");
        }
        checkWritable(spec, location);
        if (directory) {
            TextFormat format = formats.chooseOr("json", address, spec.codec());
            format.encoder(spec.codec(), address);
            long rollBytes = OptionValues.bytes(address, ROLL_SIZE.name(), DEFAULT_ROLL_BYTES, 1, Long.MAX_VALUE);
            return new PartsSink<>(spec, location.path(), format, rollBytes, overwrite);
        }
        if (!spec.boundedJob()) {
            throw new ConfigurationException("The output " + location.absolute() + " of the stream " + spec.stream()
                    + " is a single file, which appears when the job ends, but this job does not end by itself; to"
                    + " publish parts while it runs, write to a directory: file:" + withoutEnding(address.location())
                    + "/");
        }
        TextFormat format = formats.choose(
                address, spec.codec(), location.path().getFileName().toString());
        format.encoder(spec.codec(), address);
        return new SingleFileSink<>(spec, location.path(), format, overwrite);
    }

    private static String withoutEnding(String location) {
        int dot = location.lastIndexOf('.');
        return dot > location.lastIndexOf('/') + 1 ? location.substring(0, dot) : location;
    }

    /** Whether what exists of the path is a directory that files can be made in. */
    private static void checkWritable(SinkSpec<?> spec, FileLocation location) {
        Path each = location.path().toAbsolutePath().normalize();
        if (!location.namesDirectory() && !Files.isDirectory(each)) {
            each = each.getParent();
        }
        while (each != null && !Files.exists(each)) {
            each = each.getParent();
        }
        if (each != null && !(Files.isDirectory(each) && Files.isWritable(each))) {
            throw new ConfigurationException("The output " + location.absolute() + " of the stream " + spec.stream()
                    + " cannot be written: " + each
                    + (Files.isDirectory(each) ? " is not writable for this user" : " is not a directory")
                    + "; change that or name another with --" + spec.stream() + "=");
        }
    }
}
