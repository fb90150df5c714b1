package io.streamwright.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.RecordDecoder;
import io.streamwright.core.codec.RecordEncoder;
import io.streamwright.core.codec.RecordSplitter;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.csv.CodecSamples.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTest {
    private static final StreamAddress PLAIN = StreamAddress.parse("file:x.csv");
    private static final StreamAddress NO_HEADER = StreamAddress.parse("file:x.csv?header=false");
    private static final Instant TEN = Instant.parse("2024-05-01T10:00:00Z");

    private final CsvFormat format = new CsvFormat();

    static List<Sample<?>> samples() {
        return CodecSamples.scalars();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void anyScalar_thenReadAsItWasWritten(Sample<T> sample) {
        Codec<One<T>> codec = One.codec(sample.codec());
        for (T value : sample.values()) {
            One<T> read = readBack(codec, new One<>(value));
            if (String.valueOf(value).chars().anyMatch(c -> Character.isSurrogate((char) c))) {
                // UTF-8 has no unpaired surrogates
                continue;
            }
            assertThat(read.part()).as("%s", value).isNotNull();
            assertThat(sample.codec().same(value, read.part())).as("%s", value).isTrue();
        }
    }

    @Test
    void nullInTheOnlyColumn_thenNullAgain() {
        assertThat(readBack(One.codec(Codecs.LONG), new One<>(null)).part()).isNull();
    }

    @Test
    void records_thenWrittenWithHeadingAndQuotesWhereNeeded() {
        RecordEncoder<Reading> encoder = format.encoder(Reading.CODEC, PLAIN);
        BinaryOutput out = new BinaryOutput();

        encoder.heading(out);
        encoder.encode(new Reading("a", TEN, 1.5, 3L), out, true);
        encoder.encode(new Reading("b,\"c\"\nd\r", null, -0.0, null), out, true);
        encoder.encode(new Reading("", null, Double.NaN, null), out, false);

        assertThat(new String(out.toByteArray(), UTF_8))
                .isEqualTo("sensor,at,value,count\na,2024-05-01T10:00:00Z,1.5,3\n\"b,\"\"c\"\"\nd\r\",,-0.0,\n,,NaN,");
    }

    @Test
    void columnsInAnyOrderWithUnknownOnes_thenReadByName() {
        assertThat(read(
                        PLAIN,
                        "\uFEFFvalue, at ,other,\"sensor\"\r\n 1.5 ,1714557600000,x,\"a \"\"b\"\"\n,c\"\r\n\r\n2,,,\n"))
                .containsExactly(
                        new Reading("a \"b\"\n,c", Instant.ofEpochMilli(1714557600000L), 1.5, null),
                        new Reading("", null, 2, null));
    }

    @Test
    void withoutHeading_thenColumnsInOrderOfDeclaration() {
        assertThat(read(NO_HEADER, "a,2024-05-01T10:00:00Z,1,2\n\"\",,1e3,"))
                .containsExactly(new Reading("a", TEN, 1, 2L), new Reading("", null, 1000, null));
    }

    @Test
    void otherCharacters_thenTaken() {
        StreamAddress address = StreamAddress.parse("file:x.tsv?separator=tab&quote='&null=%5CN&header=false");

        assertThat(read(address, "'it''s\t'\t\\N\t1\t\\N\n\\N\t\t2\t\n'\\N'\t\\N\t3\t4\n"))
                .containsExactly(
                        new Reading("it's\t", null, 1, null),
                        new Reading(null, null, 2, null),
                        new Reading("\\N", null, 3, 4L));
        assertThat(written(address, new Reading(null, null, 1, null))).isEqualTo("\\N\t\\N\t1.0\t\\N\n");
        assertThat(written(address, new Reading("\\N", null, 1, null))).isEqualTo("'\\N'\t\\N\t1.0\t\\N\n");
    }

    @Test
    void headingWithoutAnyColumnOfTheType_thenFailsWithTheLikelyOne() {
        assertThatThrownBy(() -> read(PLAIN, "Sensors,when,val\n"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("none of the columns [Sensors, when, val] is a field of Reading, which has"
                        + " [sensor, at, value, count]; did you mean \"sensor\" by \"Sensors\"?");
        assertThatThrownBy(() -> read(PLAIN, "sensor;at;value\n"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("separated otherwise than by ','");
        assertThatThrownBy(() -> read(PLAIN, "sensor,value,sensor\n"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("the column \"sensor\" twice");
        assertThatThrownBy(() -> read(PLAIN, "\na,b\n"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("header=false");
    }

    @Test
    void undecodableRecords_thenReasonAndColumn() {
        assertFails("a,,x,1", "value: expected a number, found \"x\"", 4);
        assertFails("a,,,1", "value: expected a number, found \"\"", 4);
        assertFails("a,,1d,1", "value: expected a number, found \"1d\"", 4);
        assertFails("a,,0x1p3,1", "value: expected a number", 4);
        assertFails("a,noon,1,1", "at: expected a time such as 2024-05-01T10:00:00Z", 3);
        assertFails("a,,1,1.5", "count: expected a whole number, found \"1.5\"", 6);
        assertFails("a,,1,99999999999999999999", "count: expected a whole number", 6);
        assertFails("a,,1", "3 fields, expected 4 as in [sensor, at, value, count]", -1);
        assertFails("a,,1,2,3", "5 fields, expected 4", -1);
        assertFails("\"a,,1,2", "the quotes that open here are not closed", 1);
        assertFails("a,\"b\"c,1,2", "a separator is missing behind closing quotes", 6);
        assertFails("a,," + "1".repeat(2000) + ",1", "found a field of 2000 bytes", 4);
    }

    @Test
    void columnOfPrimitiveMissing_thenTheCodecSaysSo() {
        assertThatThrownBy(() -> read(PLAIN, "sensor\na\n"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("\"value\" of Reading is missing");
    }

    @Test
    void nestedTypes_thenRefusedByName() {
        assertThatThrownBy(() -> format.decoder(One.codec(Codecs.list(Codecs.STRING)), PLAIN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the field part of One, which is a List<String>");
        assertThatThrownBy(() -> format.encoder(One.codec(Reading.CODEC), PLAIN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the field part of One");
        assertThatThrownBy(() -> format.encoder(One.codec(Codecs.ints()), PLAIN))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> format.decoder(Codecs.LONG, PLAIN))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is for records, but the type is long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"header=yes", "separator=,,", "separator=%22", "quote=%0A", "null=a,b", "separator="})
    void wrongOption_thenRefused(String option) {
        assertThatThrownBy(() -> format.splitter(StreamAddress.parse("file:x.csv?" + option)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The option " + option.substring(0, option.indexOf('=')) + " of file:x.csv");
    }

    @Test
    void randomRecords_thenReadAsFastCsvReadsThem() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "ab,\"\n \r;é€";
        Codec<One<String>> codec = One.codec(Codecs.STRING);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String line = written(NO_HEADER, codec, new One<>(text.toString()));
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(line)) {
                assertThat(reader.stream().map(CsvRecord::getFields)).containsExactly(List.of(text.toString()));
            } catch (java.io.IOException e) {
                throw new AssertionError(e);
            }
            assertThat(readAll(codec, NO_HEADER, line)).as("seed %d", seed).containsExactly(new One<>(text.toString()));
        }
    }

    @Test
    void mutatedRecords_thenDecodeExceptionIsTheOnlyOne() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] valid = "\"a,\"\"b\",2024-05-01T10:00:00Z,1.5e3,12\r\n".getBytes(UTF_8);
        RecordDecoder<Reading> decoder = format.decoder(Reading.CODEC, NO_HEADER);
        for (int i = 0; i < 300_000; i++) {
            byte[] line = valid.clone();
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                line[random.nextInt(line.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : "\",\n\r-e. ".charAt(random.nextInt(8)));
            }
            try {
                decoder.decode(line, 0, line.length);
            } catch (DecodeException e) {
                // the only one promised
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", record " + new String(line, UTF_8), e);
            }
        }
    }

    @Test
    void recordInPieces_thenEndIsFoundOnlyOnceComplete() {
        byte[] bytes = "\"a\n\"\"\n\",b\r\nnext".getBytes(UTF_8);
        RecordSplitter splitter = format.splitter(PLAIN);
        for (int to = 0; to < bytes.length; to++) {
            assertThat(splitter.end(bytes, 0, to)).isEqualTo(to < 11 ? -1 : 11);
        }
    }

    @Test
    void format_thenFoundByName() {
        assertThat(TextFormats.load().find("csv")).containsInstanceOf(CsvFormat.class);
        assertThatThrownBy(
                        () -> TextFormats.load().choose(StreamAddress.parse("file:x?format=cvs"), Reading.CODEC, null))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("those on the class path are csv, lines; did you mean \"csv\"?");
        assertThatThrownBy(() -> TextFormats.load()
                        .choose(StreamAddress.parse("file:x.txt?header=false&format=lines"), Codecs.STRING, "x.txt"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The option header of file:x.txt is one of the format csv");
    }

    private void assertFails(String line, String reason, long column) {
        RecordDecoder<Reading> decoder = format.decoder(Reading.CODEC, NO_HEADER);
        byte[] bytes = ("..." + line).getBytes(UTF_8);
        DecodeException e = catchThrowableOfType(DecodeException.class, () -> decoder.decode(bytes, 3, bytes.length));
        assertThat(e).as(line).isNotNull();
        assertThat(e).hasMessageContaining(reason);
        assertThat(e.column()).as(line).isEqualTo(column);
    }

    private List<Reading> read(StreamAddress address, String text) {
        return readAll(Reading.CODEC, address, text);
    }

    private <T> List<T> readAll(Codec<T> codec, StreamAddress address, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        RecordSplitter splitter = format.splitter(address);
        RecordDecoder<T> decoder = format.decoder(codec, address);
        List<T> events = new ArrayList<>();
        boolean headingDue = splitter.hasHeading();
        for (int from = 0; from < bytes.length; ) {
            int end = splitter.end(bytes, from, bytes.length);
            int to = end < 0 ? bytes.length : end;
            if (headingDue) {
                decoder.heading(bytes, from, to);
                headingDue = false;
            } else {
                T event = decoder.decode(bytes, from, to);
                if (event != null) {
                    events.add(event);
                }
            }
            from = to;
        }
        return events;
    }

    private String written(StreamAddress address, Reading value) {
        return written(address, Reading.CODEC, value);
    }

    private <T> String written(StreamAddress address, Codec<T> codec, T value) {
        BinaryOutput out = new BinaryOutput();
        format.encoder(codec, address).encode(value, out, true);
        return new String(out.toByteArray(), UTF_8);
    }

    private <T> One<T> readBack(Codec<One<T>> codec, One<T> value) {
        String line = written(NO_HEADER, codec, value);
        return assertThat(readAll(codec, NO_HEADER, line)).hasSize(1).element(0).actual();
    }
}
