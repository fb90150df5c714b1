package io.streamwright.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.LinesFormat;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.sink.PendingCommit;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import io.streamwright.core.time.SystemTime;
import io.streamwright.csv.CsvFormat;
import io.streamwright.files.FileSinkConnector;
import io.streamwright.files.FileSourceConnector;
import io.streamwright.json.JsonFormat;
import io.streamwright.testkit.contract.FormatContract;
import io.streamwright.testkit.contract.SinkContract;
import io.streamwright.testkit.contract.SourceContract;
import io.streamwright.testkit.time.Meeting.Ping;
import io.streamwright.testkit.time.MeetingJob;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contracts, kept by what is there and broken by what is made for that. */
class ContractsTest {
    @SuppressWarnings("unchecked") // it is the codec of that stream
    private static final Codec<Ping> PINGS = (Codec<Ping>) new MeetingJob().codec("left");

    @TempDir
    Path directory;

    // --------------------------------------------------------------------------------------------------- formats

    private static List<Ping> pings() {
        return List.of(
                new Ping("a", 1),
                new Ping("", -7),
                new Ping("with, \"signs\" and\nlines; ü €", Long.MAX_VALUE),
                new Ping("last", 0));
    }

    @Test
    void json_keepsToTheContract() {
        new FormatContract<>(new JsonFormat(), PINGS, StreamAddress.parse("file:x.jsonl"), pings())
                .check("{", "{\"key\":1}{", "nothing", "{\"key\":\"a\",\"at\":\"soon\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:x.csv?header=true", "file:x.csv?header=false"})
    void csv_keepsToTheContract(String address) {
        new FormatContract<>(new CsvFormat(), PINGS, StreamAddress.parse(address), pings()).check("a,soon", "\"a,1");
    }

    @Test
    void lines_keepToTheContract() {
        new FormatContract<>(
                        new LinesFormat(), Codecs.STRING, StreamAddress.parse("file:x.txt"), List.of("a", "b ü", "c"))
                .check();
    }

    @Test
    void formatThatReadsSomethingElse_isCaught() {
        TextFormat json = new JsonFormat();
        List<Ping> swapped = pings();
        assertThatThrownBy(() -> new FormatContract<>(json, PINGS, StreamAddress.parse("file:x.jsonl"), swapped)
                        .check("{\"key\":\"a\",\"at\":1}"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("is read as");
    }

    // --------------------------------------------------------------------------------------------------- sources

    @Test
    void files_keepToTheContractOfSources() throws IOException {
        Files.writeString(directory.resolve("a.jsonl"), """
                {"key":"a","at":1}
                {"key":"b","at":2}
                nothing
                {"key":"c","at":3}
                """);
        Files.writeString(directory.resolve("b.jsonl"), "{\"key\":\"d\",\"at\":4}\n\n{\"key\":\"e\",\"at\":5}");
        Files.writeString(directory.resolve("empty.jsonl"), "");
        new SourceContract<>(
                        () -> new FileSourceConnector()
                                .create(new SourceSpec<>(
                                        "in",
                                        "in",
                                        StreamAddress.parse("file:" + directory + "/"),
                                        PINGS,
                                        SystemTime.INSTANCE)),
                        Map.of(
                                "a.jsonl", List.of(new Ping("a", 1), new Ping("b", 2), new Ping("c", 3)),
                                "b.jsonl", List.of(new Ping("d", 4), new Ping("e", 5)),
                                "empty.jsonl", List.of()))
                .check();
    }

    /** A list in memory with a fault. */
    private record Listed(String fault) implements Source<String> {
        private static final List<String> ALL = List.of("a", "b", "c", "d");

        @Override
        public boolean bounded() {
            return true;
        }

        @Override
        public List<String> discover(Set<String> known) {
            return known.isEmpty() || fault.equals("discovers again") ? List.of("s") : List.of();
        }

        @Override
        public SplitReader<String> open(String splitId, byte @Nullable [] position) {
            return new SplitReader<>() {
                private int next =
                        position == null ? 0 : ByteBuffer.wrap(position).getInt();

                @Override
                public int poll(SourceOutput<String> out, int maxEvents) {
                    if (next == ALL.size()) {
                        return ENDED;
                    }
                    int most = fault.equals("delivers too many") ? 1_000 : maxEvents;
                    int count = 0;
                    while (count < most && next < ALL.size()) {
                        count++;
                        if (!out.emit(ALL.get(next++)) && !fault.equals("does not stop")) {
                            break;
                        }
                    }
                    return fault.equals("counts wrongly") ? count + 1 : count;
                }

                @Override
                public byte[] position() {
                    int at = fault.equals("forgets the last") ? Math.max(0, next - 1) : next;
                    return ByteBuffer.allocate(4).putInt(at).array();
                }

                @Override
                public void close() {}
            };
        }
    }

    @Test
    void listWithoutFault_keepsToTheContract() throws IOException {
        new SourceContract<>(() -> new Listed("none"), Map.of("s", Listed.ALL)).check();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"discovers again", "delivers too many", "does not stop", "counts wrongly", "forgets the last"})
    void sourceWithAFault_isCaught(String fault) {
        assertThatThrownBy(() -> new SourceContract<>(() -> new Listed(fault), Map.of("s", Listed.ALL)).check())
                .isInstanceOf(AssertionError.class);
    }

    // ----------------------------------------------------------------------------------------------------- sinks

    @Test
    void directories_keepToTheContractOfSinks() throws IOException {
        Path out = directory.resolve("out");
        List<String> lines = List.of("a", "b", "c", "d", "e");
        new SinkContract<>(
                        () -> new FileSinkConnector()
                                .create(new SinkSpec<>(
                                        "job",
                                        "out",
                                        "out",
                                        StreamAddress.parse("file:" + out + "/?format=lines"),
                                        Codecs.STRING,
                                        true,
                                        true,
                                        SystemTime.INSTANCE)),
                        () -> visible(out),
                        lines,
                        lines)
                .check();
    }

    private static List<String> visible(Path out) throws IOException {
        List<String> lines = new ArrayList<>();
        if (Files.exists(out)) {
            try (Stream<Path> files = Files.list(out)) {
                for (Path file : files.sorted().toList()) {
                    if (Files.isRegularFile(file)
                            && !file.getFileName().toString().startsWith(".")) {
                        lines.addAll(Files.readAllLines(file));
                    }
                }
            }
        }
        return lines;
    }

    /** A place that outlives its sinks, with a fault. */
    private static final class Place {
        private final String fault;
        private final List<String> seen = new ArrayList<>();
        private final List<String> tokens = new ArrayList<>();

        Place(String fault) {
            this.fault = fault;
        }

        private void publish(PendingCommit pending) {
            String token = new String(pending.token(), UTF_8);
            if (tokens.contains(token) && !fault.equals("publishes twice")) {
                return;
            }
            tokens.add(token);
            seen.addAll(List.of(token.substring(token.indexOf(':') + 1).split(",")));
        }

        Sink<String> open() {
            return new Sink<>() {
                @Override
                public io.streamwright.Guarantee guarantee() {
                    return io.streamwright.Guarantee.EXACTLY_ONCE;
                }

                @Override
                public boolean staged() {
                    return true;
                }

                @Override
                public void recover(List<PendingCommit> pending) {
                    if (!fault.equals("forgets what is pending")) {
                        pending.forEach(Place.this::publish);
                    }
                }

                @Override
                public SinkWriter<String> open(SinkContext context) {
                    return writer();
                }

                @Override
                public void commit(PendingCommit pending) {
                    publish(pending);
                }
            };
        }

        private SinkWriter<String> writer() {
            return new SinkWriter<>() {
                private final List<String> written = new ArrayList<>();

                @Override
                public void write(String value, long timeMillis) {
                    if (fault.equals("shows at once")) {
                        seen.add(value);
                    }
                    written.add(value);
                }

                @Override
                public @Nullable PendingCommit prepare(long snapshotId, boolean last) {
                    if (written.isEmpty() || fault.equals("has nothing pending")) {
                        return null;
                    }
                    PendingCommit pending =
                            new PendingCommit((snapshotId + ":" + String.join(",", written)).getBytes(UTF_8));
                    written.clear();
                    return pending;
                }

                @Override
                public void close() {}
            };
        }
    }

    private static void check(String fault) throws IOException {
        Place place = new Place(fault);
        List<String> results = List.of("a", "b", "c", "d");
        new SinkContract<>(place::open, () -> place.seen, results, results).check();
    }

    @Test
    void placeWithoutFault_keepsToTheContract() throws IOException {
        check("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shows at once", "publishes twice", "forgets what is pending", "has nothing pending"})
    void sinkWithAFault_isCaught(String fault) {
        assertThatThrownBy(() -> check(fault)).isInstanceOf(AssertionError.class);
    }
}
