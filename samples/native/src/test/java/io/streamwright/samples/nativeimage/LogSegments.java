package io.streamwright.samples.nativeimage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a broker has on disk: consumers do not say how a record was compressed. */
final class LogSegments {
    /** By the three lowest bits of a batch's attributes. */
    private static final List<String> COMPRESSIONS = List.of("none", "gzip", "snappy", "lz4", "zstd");

    private static final int LENGTH_AT = 8;
    private static final int ATTRIBUTES_AT = 21;
    /** What a batch's length does not count. */
    private static final int BEFORE_LENGTH = 12;

    private LogSegments() {}

    /**
     * How the batches of a topic are compressed.
     *
     * @param data the broker's data directory
     */
    static Set<String> compressions(Path data, String topic) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".log"))
                    .filter(each -> each.getParent().getFileName().toString().matches(topic + "-\\d+"))
                    .toList()) {
                ByteBuffer segment = ByteBuffer.wrap(Files.readAllBytes(file));
                int at = 0;
                // what is preallocated behind the last batch is zero
                while (at + ATTRIBUTES_AT + 2 <= segment.limit() && segment.getInt(at + LENGTH_AT) > 0) {
                    found.add(COMPRESSIONS.get(segment.getShort(at + ATTRIBUTES_AT) & 7));
                    at += BEFORE_LENGTH + segment.getInt(at + LENGTH_AT);
                }
            }
        }
        return found;
    }
}
