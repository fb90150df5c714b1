package io.streamwright.files;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceConnector;
import io.streamwright.core.source.SourceSpec;
import java.util.List;

/**
 * Reads files of text: {@code file:in.jsonl}, or all files of a directory, {@code file:in/}.
 *
 * <p>Each file is a split, named by its path relative to the address. Files whose names start with {@code .} or {@code _} or
 * end in {@code .tmp} or {@code .inprogress} are passed over. Names that end in {@code .gz} are unpacked while reading. The
 * options:
 *
 * <ul>
 *   <li>{@code format}: by default what the name ends with; a stream of texts is read as lines.
 *   <li>{@code follow=true}: the source does not end. A single file is read on as it grows; its last line waits for its end.
 *       Of a directory, files that appear are read as they are found, each to its end as it is then: they are to be written
 *       elsewhere and moved there, as file sinks do.
 *   <li>{@code glob=*.csv}: which files of a directory.
 *   <li>{@code recursive=true}: also those of directories in it.
 *   <li>{@code discovery-interval=10s}: how often to look for new files.
 *   <li>{@code max-record-bytes=16m}: what is longer is undecodable.
 * </ul>
 */
public final class FileSourceConnector implements SourceConnector {
    private final TextFormats formats = TextFormats.load();

    /** For {@link java.util.ServiceLoader}. */
    public FileSourceConnector() {}

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public List<ConnectorOption> options() {
        return FileSourceSettings.options(formats);
    }

    @Override
    public <T> Source<T> create(SourceSpec<T> spec) {
        return new FileSource<>(spec, FileSourceSettings.of(spec.address()), formats);
    }
}
