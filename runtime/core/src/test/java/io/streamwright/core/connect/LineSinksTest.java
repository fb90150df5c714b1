package io.streamwright.core.connect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.FieldNames;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;
import io.streamwright.core.sink.Sink;
import io.streamwright.core.sink.SinkConnector;
import io.streamwright.core.sink.SinkContext;
import io.streamwright.core.sink.SinkSpec;
import io.streamwright.core.sink.SinkWriter;
import io.streamwright.core.time.SystemTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineSinksTest {
    private static final SinkContext LANE = new SinkContext(0, 1, 1);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private PrintStream out;

    @BeforeEach
    void captureOutput() {
        out = System.out;
        System.setOut(new PrintStream(printed, false, UTF_8));
    }

    @AfterEach
    void restoreOutput() {
        System.setOut(out);
    }

    private static <T> SinkSpec<T> spec(String address, Codec<T> codec) {
        return new SinkSpec<>(
                "job", "counts", "counts", StreamAddress.parse(address), codec, true, false, SystemTime.INSTANCE);
    }

    /** Counts of words, written as a generated codec would. */
    private record Counts(List<String> words, Map<String, Integer> counts) {
        private static final FieldNames NAMES = FieldNames.of("Counts", "words", "counts", "inner");
        private static final Codec<List<String>> WORDS = Codecs.list(Codecs.STRING);
        private static final Codec<Map<String, Integer>> COUNTS = Codecs.map(Codecs.STRING, Codecs.INT);

        static final Codec<Counts> CODEC = new Codec<>() {
            @Override
            public String schema() {
                return "Counts{words:List<String>,counts:Map<String,int>}";
            }

            @Override
            public void write(Counts value, BinaryOutput target) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Counts read(BinaryInput in) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void writeFields(Counts value, FieldWriter target) {
                target.beginRecord(NAMES);
                target.field(0);
                WORDS.writeFields(value.words(), target);
                target.field(1);
                COUNTS.writeFields(value.counts(), target);
                target.field(2);
                target.beginRecord(FieldNames.of("Inner"));
                target.endRecord();
                target.endRecord();
            }

            @Override
            public Counts readFields(FieldReader in) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void stdout_thenOneReadableLinePerResult() throws IOException {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("a\nb", 1);
        counts.put("", null);
        Sink<Counts> sink = new StdoutSinkConnector().create(spec("stdout:", Counts.CODEC));
        SinkWriter<Counts> writer = sink.open(LANE);

        writer.write(new Counts(List.of("x", "y\u0007\t"), counts), 0);
        writer.write(new Counts(List.of(), Map.of()), 0);
        assertThat(printed.size()).isZero();
        assertThat(writer.prepare(1, false)).isNull();

        assertThat(printed.toString(UTF_8).split("\n", -1))
                .containsExactly(
                        "Counts[words=[x, y\\u0007\\t], counts={a\\nb=1, =null}, inner=Inner[]]",
                        "Counts[words=[], counts={}, inner=Inner[]]",
                        "");
        assertThat(sink.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
        assertThat(sink.staged()).isFalse();
    }

    @Test
    void everyScalar_thenReadable() throws IOException {
        SinkWriter<List<Object>> writer =
                new StdoutSinkConnector().create(spec("stdout:", new AnyList())).open(LANE);
        writer.write(List.of(), 0);
        writer.close();

        assertThat(printed.toString(UTF_8)).isEqualTo("[null, true, 7, 0.5, 0.25, 1.00, t]\n");
    }

    private static final class AnyList extends Codec<List<Object>> {
        @Override
        public String schema() {
            return "List<Object>";
        }

        @Override
        public void write(List<Object> value, BinaryOutput target) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Object> read(BinaryInput in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeFields(List<Object> value, FieldWriter target) {
            target.beginList();
            target.writeNull();
            target.writeBoolean(true);
            target.writeLong(7);
            target.writeDouble(0.5);
            target.writeFloat(0.25f);
            target.writeDecimal(new java.math.BigDecimal("1.00"));
            target.writeString("t");
            target.endList();
        }

        @Override
        public List<Object> readFields(FieldReader in) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void muchOutput_thenSeenBeforeTheSnapshot() throws IOException {
        SinkWriter<String> writer =
                new StdoutSinkConnector().create(spec("stdout:", Codecs.STRING)).open(LANE);
        for (int i = 0; i < 10_000; i++) {
            writer.write("line " + i, 0);
        }
        assertThat(printed.size()).isGreaterThan(50_000);
        writer.flush();

        assertThat(printed.toString(UTF_8).lines()).hasSize(10_000);
    }

    @Test
    void formatGiven_thenTaken() throws IOException {
        SinkWriter<String> writer = new StdoutSinkConnector()
                .create(spec("stdout:?format=lines", Codecs.STRING))
                .open(LANE);
        writer.write("a", 0);
        writer.flush();

        assertThat(printed.toString(UTF_8)).isEqualTo("a\n");
    }

    @Test
    void wrongAddresses_thenRefused() {
        assertThatThrownBy(() -> new StdoutSinkConnector().create(spec("stdout:x", Codecs.STRING)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("write stdout:");
        assertThatThrownBy(() -> new LogSinkConnector().create(spec("log:?format=nope", Codecs.STRING)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The format \"nope\" of log: is not known");
        assertThatThrownBy(() -> new LogSinkConnector().create(spec("log:?format=json", Codecs.STRING)))
                .hasMessageContaining("add the dependency io.streamwright:streamwright-json");
    }

    @Test
    void standardOutputClosed_thenFails() throws IOException {
        System.setOut(new PrintStream(new java.io.OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("closed");
            }
        }));
        SinkWriter<String> writer =
                new StdoutSinkConnector().create(spec("stdout:", Codecs.STRING)).open(LANE);
        writer.write("a", 0);

        assertThatThrownBy(writer::flush).isInstanceOf(IOException.class).hasMessageContaining("stream counts");
    }

    @Test
    void sinksOfTheCore_thenFoundBySchemeAndTakeResults() throws IOException {
        for (SinkConnector connector : ServiceLoader.load(SinkConnector.class)) {
            Sink<String> sink = connector.create(spec(connector.scheme() + ":", Codecs.STRING));
            sink.recover(List.of());
            SinkWriter<String> writer = sink.open(LANE);
            writer.write("a", 0);
            assertThat(writer.prepare(1, true)).isNull();
            writer.close();
            sink.close();
        }
        assertThat(ServiceLoader.load(SinkConnector.class))
                .extracting(SinkConnector::scheme)
                .contains("log", "stdout", "discard");
    }
}
