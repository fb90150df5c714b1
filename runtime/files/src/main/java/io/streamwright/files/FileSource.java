package io.streamwright.files;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file or the files of a directory. Owned by the thread that looks for splits; readers share nothing but a count. */
final class FileSource<T> implements Source<T> {
    private final SourceSpec<T> spec;
    private final StreamAddress address;
    private final FileSourceSettings settings;
    private final TextFormats formats;
    private final FileLocation location;
    private final boolean directory;
    private final HandleBudget handles = new HandleBudget();

    FileSource(SourceSpec<T> spec, FileSourceSettings settings, TextFormats formats) {
        this.spec = spec;
        this.address = spec.address();
        this.settings = settings;
        this.formats = formats;
        this.location = FileLocation.of(address);
        this.directory = check();
    }

    /** Checks what can be checked without reading, and tells whether the address is a directory. */
    private boolean check() {
        Path path = location.path();
        if (!Files.exists(path)) {
            throw new ConfigurationException("The input " + location.absolute() + " of the stream " + spec.stream()
                    + " does not exist; name another with --" + spec.stream() + "=file:...");
        }
        if (!Files.isReadable(path)) {
            throw new ConfigurationException("The input " + location.absolute() + " of the stream " + spec.stream()
                    + " cannot be read by this user; change its permissions or name another with --" + spec.stream()
                    + "=file:...");
        }
        if (Files.isDirectory(path)) {
            settings.checkForDirectory(address);
            if (address.option(TextFormats.FORMAT.name()).isPresent()) {
                checkFormat(null);
            }
            return true;
        }
        if (location.namesDirectory()) {
            throw new ConfigurationException("The input " + location.absolute() + " of the stream " + spec.stream()
                    + " is a file, but the address ends with a slash as for a directory; leave it out");
        }
        settings.checkForFile(address);
        if (settings.follow() && isPacked(path.toString())) {
            throw new ConfigurationException("The input " + location.absolute() + " of the stream " + spec.stream()
                    + " is packed, and packed files cannot be followed while they grow; leave follow=true out");
        }
        checkFormat(path.getFileName().toString());
        return false;
    }

    private void checkFormat(@Nullable String fileName) {
        TextFormat format = formats.choose(address, spec.codec(), fileName);
        format.splitter(address);
        format.decoder(spec.codec(), address);
    }

    static boolean isPacked(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".gz");
    }

    @Override
    public boolean bounded() {
        return !settings.follow();
    }

    @Override
    public long discoveryIntervalMillis() {
        return directory && settings.follow() ? settings.discoveryIntervalMillis() : 0;
    }

    @Override
    public List<String> discover(Set<String> known) throws IOException {
        if (!directory) {
            String id = location.path().getFileName().toString();
            return known.contains(id) ? List.of() : List.of(id);
        }
        List<String> all;
        try {
            all = new FileListing(location.path(), settings).list();
        } catch (IOException e) {
            throw new IOException(
                    "The directory " + location.absolute() + " of the stream " + spec.stream() + " cannot be listed: "
                            + FileMessages.reason(e),
                    e);
        }
        List<String> found = new ArrayList<>();
        for (String id : all) {
            if (!known.contains(id)) {
                if (known.isEmpty()) {
                    checkFormat(id);
                }
                found.add(id);
            }
        }
        if (found.isEmpty() && known.isEmpty() && bounded()) {
            throw new ConfigurationException("The directory " + location.absolute() + " of the stream " + spec.stream()
                    + " holds no file to read"
                    + (settings.globText().isEmpty() ? "" : " that matches " + settings.globText())
                    + (settings.recursive() ? "" : "; files of directories in it are read with recursive=true")
                    + "; to wait for files, add follow=true");
        }
        return found;
    }

    @Override
    public SplitReader<T> open(String splitId, byte @Nullable [] position) throws IOException {
        Path file = directory ? location.path().resolve(splitId) : location.path();
        FilePosition restored = position == null ? FilePosition.START : FilePosition.decode(position, file);
        TextFormat format = formats.choose(address, spec.codec(), splitId);
        boolean grows = !directory && settings.follow();
        return new FileSplitReader<>(
                new FileBlocks(file, splitId, isPacked(splitId), grows, handles, spec.time()),
                format.splitter(address),
                format.decoder(spec.codec(), address),
                settings.maxRecordBytes(),
                restored);
    }
}
