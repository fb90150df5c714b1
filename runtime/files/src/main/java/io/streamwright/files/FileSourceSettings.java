package io.streamwright.files;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.OptionValues;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormats;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The options of a file source; {@link FileSourceConnector} says what they mean.
 *
 * @param glob which files of a directory; null for all
 */
record FileSourceSettings(
        boolean follow,
        boolean recursive,
        @Nullable PathMatcher glob,
        String globText,
        long discoveryIntervalMillis,
        int maxRecordBytes) {
    private static final String FOLLOW = "follow";
    private static final String RECURSIVE = "recursive";
    private static final String GLOB = "glob";
    private static final String DISCOVERY_INTERVAL = "discovery-interval";
    private static final String MAX_RECORD_BYTES = "max-record-bytes";

    private static final long DEFAULT_RECORD_BYTES = 16L << 20;
    private static final long MOST_RECORD_BYTES = 1L << 29;

    static List<ConnectorOption> options(TextFormats formats) {
        List<ConnectorOption> options = new ArrayList<>(formats.options());
        options.add(new ConnectorOption(
                FOLLOW, "read on as the file grows, or as files appear in the directory, without an end", "false"));
        options.add(new ConnectorOption(GLOB, "which files of the directory, such as *.jsonl", null));
        options.add(new ConnectorOption(RECURSIVE, "also files of directories in the directory", "false"));
        options.add(new ConnectorOption(DISCOVERY_INTERVAL, "how often to look for new files", "10s"));
        options.add(new ConnectorOption(MAX_RECORD_BYTES, "how long a record may be", "16m"));
        return options;
    }

    static FileSourceSettings of(StreamAddress address) {
        String glob = address.option(GLOB).orElse(null);
        return new FileSourceSettings(
                OptionValues.truth(address, FOLLOW, false),
                OptionValues.truth(address, RECURSIVE, false),
                glob == null ? null : matcher(address, glob),
                glob == null ? "" : glob,
                OptionValues.duration(address, DISCOVERY_INTERVAL, Duration.ofSeconds(10), Duration.ofMillis(1))
                        .toMillis(),
                (int) OptionValues.bytes(address, MAX_RECORD_BYTES, DEFAULT_RECORD_BYTES, 1, MOST_RECORD_BYTES));
    }

    private static PathMatcher matcher(StreamAddress address, String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new ConfigurationException(
                    "The option " + GLOB + " of " + address + " must be a pattern such as *.jsonl, but is \"" + glob
                            + "\": " + e.getDescription(),
                    e);
        }
    }

    /** Fails for options that say nothing about a single file. */
    void checkForFile(StreamAddress address) {
        for (String option : List.of(GLOB, RECURSIVE, DISCOVERY_INTERVAL)) {
            if (address.option(option).isPresent()) {
                throw new ConfigurationException("The option " + option + " of " + address
                        + " is for directories, but this is a single file; leave it out");
            }
        }
    }

    /** Fails for options that say nothing about a directory that is read once. */
    void checkForDirectory(StreamAddress address) {
        if (!follow && address.option(DISCOVERY_INTERVAL).isPresent()) {
            throw new ConfigurationException("The option " + DISCOVERY_INTERVAL + " of " + address
                    + " is for directories that are watched; add follow=true or leave it out");
        }
    }
}
