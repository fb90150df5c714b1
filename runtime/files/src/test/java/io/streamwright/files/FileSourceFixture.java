package io.streamwright.files;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import io.streamwright.core.time.TimeSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Makes sources and reads them to their end. */
final class FileSourceFixture {
    /** A clock that jumps ten seconds each time it is read, so that nothing has to be waited for. */
    static final TimeSource FAST = new TimeSource() {
        private long nanos;

        @Override
        public long currentTimeMillis() {
            return nanoTime() / 1_000_000;
        }

        @Override
        public long nanoTime() {
            return nanos += 10_000_000_000L;
        }
    };

    private FileSourceFixture() {}

    static <T> Source<T> source(String address, Codec<T> codec) {
        return new FileSourceConnector()
                .create(new SourceSpec<>("in", "in", StreamAddress.parse(address), codec, FAST));
    }

    static <T> Collected<T> readAll(Source<T> source) throws IOException {
        Collected<T> collected = new Collected<>();
        for (String id : source.discover(Set.of())) {
            try (SplitReader<T> reader = source.open(id, null)) {
                readToEnd(reader, collected);
            }
        }
        return collected;
    }

    static <T> void readToEnd(SplitReader<T> reader, Collected<T> collected) throws IOException {
        while (reader.poll(collected, 1000) != SplitReader.ENDED) {
            // until there is no more
        }
    }

    /** Reads the only split of a source, with a restart after each record; positions travel as bytes only. */
    static <T> List<T> readWithRestartAfterEach(Source<T> source) throws IOException {
        String id = source.discover(Set.of()).get(0);
        List<T> events = new ArrayList<>();
        byte[] position = null;
        while (true) {
            Collected<T> one = new Collected<>();
            one.stopAfterEach = true;
            try (SplitReader<T> reader = source.open(id, position)) {
                int count = reader.poll(one, 1000);
                position = reader.position();
                if (count == SplitReader.ENDED) {
                    return events;
                }
            }
            events.addAll(one.events);
        }
    }

    static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream packing = new GZIPOutputStream(out)) {
            packing.write(bytes);
        }
        return out.toByteArray();
    }
}
