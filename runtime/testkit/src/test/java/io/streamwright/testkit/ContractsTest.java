package io.streamwright.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.LinesFormat;
import io.streamwright.core.codec.TextFormat;
import io.streamwright.core.connect.DatagenConnector;
import io.streamwright.core.connect.GeneratedSource;
import io.streamwright.core.connect.GeneratorConnector;
import io.streamwright.core.connect.LogSinkConnector;
import io.streamwright.core.connect.StdoutSinkConnector;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    /** Which events there are is not known; but they are the same ones each time. */
    @Test
    void madeUpEvents_keepToTheContractOfSources() throws IOException {
        SourceSpec<Ping> spec = new SourceSpec<>(
                "in", "in", StreamAddress.parse("datagen:?limit=7&splits=3&seed=5"), PINGS, SystemTime.INSTANCE);
        Map<String, List<Ping>> events = new LinkedHashMap<>();
        for (String split : List.of("0", "1", "2")) {
            List<Ping> ofSplit = new ArrayList<>();
            try (Source<Ping> source = new DatagenConnector().create(spec);
                    SplitReader<Ping> reader = source.open(split, null)) {
                reader.poll(new Collecting<>(ofSplit), 100);
            }
            events.put(split, ofSplit);
        }
        assertThat(events.values()).extracting(List::size).containsExactly(3, 2, 2);
        new SourceContract<>(() -> new DatagenConnector().create(spec), events).check();
    }

    @Test
    void generators_keepToTheContractOfSources() throws IOException {
        GeneratorConnector squares = new GeneratorConnector("squares") {
            @Override
            protected GeneratedSource<?> source(SourceSpec<?> spec) {
                return new GeneratedSource<Long>(spec) {
                    @Override
                    protected Long event(long index) {
                        return index * index;
                    }
                };
            }
        };
        for (String address : List.of("squares:?limit=7&splits=2", "squares:?limit=7&splits=2&rate=1000000")) {
            SourceSpec<Long> spec =
                    new SourceSpec<>("in", "in", StreamAddress.parse(address), Codecs.LONG, SystemTime.INSTANCE);
            new SourceContract<>(
                            () -> squares.create(spec),
                            Map.of("0", List.of(0L, 4L, 16L, 36L), "1", List.of(1L, 9L, 25L)))
                    .within(PATIENCE)
                    .check();
        }
    }

    private record Collecting<T>(List<T> events) implements SourceOutput<T> {
        @Override
        public boolean emit(T event) {
            return events.add(event);
        }

        @Override
        public boolean emit(T event, long timeMillis) {
            return events.add(event);
        }

        @Override
        public boolean undecodable(String place, String reason, byte[] raw) {
            throw new AssertionError(reason);
        }
    }

    /** One that has nothing at hand at times, and one that never has more. */
    @Test
    void sourceThatTakesItsTime_isWaitedFor() throws IOException {
        new SourceContract<>(() -> new Listed("takes its time"), Map.of("s", Listed.ALL))
                .within(PATIENCE)
                .check();
        assertThatThrownBy(() -> new SourceContract<>(() -> new Listed("stops halfway"), Map.of("s", Listed.ALL))
                        .within(Duration.ofMillis(50))
                        .check())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("neither delivers nor ends");
    }

    @Test
    void sourceThatForgets_keepsToWhatItCan() throws IOException {
        new SourceContract<>(() -> new Listed("forgets the last"), Map.of("s", Listed.ALL))
                .withoutGoingBack()
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
                private int empty = fault.equals("takes its time") ? 3 : 0;
                private int next =
                        position == null ? 0 : ByteBuffer.wrap(position).getInt();

                @Override
                public int poll(SourceOutput<String> out, int maxEvents) {
                    if (next == ALL.size()) {
                        return ENDED;
                    }
                    if (fault.equals("stops halfway") && next == 2) {
                        return 0;
                    }
                    if (empty > 0) {
                        empty--;
                        return 0;
                    }
                    empty = fault.equals("takes its time") ? 3 : 0;
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

    @Test
    void files_keepToTheContractOfSinks() throws IOException {
        Path file = directory.resolve("out.txt");
        List<String> lines = List.of("a", "b", "c", "d", "e");
        new SinkContract<>(
                        () -> new FileSinkConnector().create(sink("file:" + file)),
                        () -> Files.exists(file) ? Files.readAllLines(file) : List.of(),
                        lines,
                        lines)
                .atTheEnd()
                .check();
    }

    private static SinkSpec<String> sink(String address) {
        return new SinkSpec<>(
                "job", "out", "out", StreamAddress.parse(address), Codecs.STRING, true, true, SystemTime.INSTANCE);
    }

    @Test
    void standardOutput_keepsToTheContractOfSinks() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, UTF_8));
        try {
            List<String> lines = List.of("a", "b", "c", "d");
            new SinkContract<>(
                            () -> new StdoutSinkConnector().create(sink("stdout:?format=lines")),
                            () -> printed.toString(UTF_8).lines().toList(),
                            lines,
                            lines)
                    .check();
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void log_keepsToTheContractOfSinks() throws IOException {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            List<String> lines = List.of("first", "second", "third", "fourth");
            new SinkContract<>(
                            () -> new LogSinkConnector().create(sink("log:?format=lines")),
                            () -> logged(printed.toString(UTF_8)),
                            lines,
                            lines)
                    .check();
        } finally {
            System.setErr(before);
        }
    }

    private static List<String> logged(String log) {
        String logger = "io.streamwright.log.out - ";
        return log.lines()
                .filter(line -> line.contains(logger))
                .map(line -> line.substring(line.indexOf(logger) + logger.length()))
                .toList();
    }

    @Test
    void sinkThatShowsBeforeTheEnd_isCaught() {
        Place place = new Place("none");
        List<String> results = List.of("a", "b", "c", "d");
        assertThatThrownBy(() -> new SinkContract<>(place::open, () -> place.seen, results, results)
                        .atTheEnd()
                        .check())
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("committed:");
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
