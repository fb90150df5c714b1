package io.streamwright.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.codec.RecordDecoder;
import io.streamwright.core.codec.RecordEncoder;
import io.streamwright.core.codec.TextFormats;
import io.streamwright.json.CodecSamples.Sample;
import io.streamwright.json.Order.Item;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private static final StreamAddress ADDRESS = StreamAddress.parse("file:x.jsonl");
    private final JsonFormat format = new JsonFormat();
    private final RecordDecoder<Order> orders = format.decoder(Order.CODEC, ADDRESS);

    static List<Sample<?>> samples() {
        return CodecSamples.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void anyType_thenReadAsItWasWritten(Sample<T> sample) {
        Codec<T> codec = sample.codec();
        RecordDecoder<T> decoder = format.decoder(codec, ADDRESS);
        RecordEncoder<T> encoder = format.encoder(codec, ADDRESS);
        for (T value : sample.values()) {
            BinaryOutput out = new BinaryOutput();
            encoder.encode(value, out, true);
            byte[] line = out.toByteArray();

            assertThat(line[line.length - 1]).isEqualTo((byte) '\n');
            if (value.equals(java.util.Optional.empty())) {
                continue;
            }
            T read = decoder.decode(line, 0, line.length);
            assertThat(codec.same(value, read)).as(new String(line, UTF_8)).isTrue();
        }
    }

    @Test
    void record_thenWrittenInOrderOfDeclaration() {
        Order order = new Order(
                7,
                "a\"b\u0001é😀",
                Instant.parse("2024-05-01T10:00:00.5Z"),
                List.of(new Item(null, 1.5), new Item("x", 1e21)));

        assertThat(encoded(order))
                .isEqualTo(
                        "{\"id\":7,\"customer\":\"a\\\"b\\u0001é\\uD83D\\uDE00\",\"at\":\"2024-05-01T10:00:00.500Z\","
                                + "\"items\":[{\"name\":null,\"price\":1.5},{\"name\":\"x\",\"price\":1.0E21}]}\n");
        assertThat(decoded(encoded(order))).isEqualTo(order);
    }

    @Test
    void fieldsInAnyOrderWithUnknownOnes_thenRead() {
        assertThat(decoded("{\"items\":[{\"price\":2,\"extra\":[1,{\"id\":9}],\"name\":\"n\"}],\"new\":{\"a\":[[]]},"
                        + "\"at\":1714557600000,\"id\":3,\"zzz\":\"\"}"))
                .isEqualTo(new Order(3, null, Instant.ofEpochMilli(1714557600000L), List.of(new Item("n", 2))));
    }

    @Test
    void manyRecordsThroughOneDecoder_thenEachOnItsOwn() {
        for (int i = 0; i < 10_000; i++) {
            String customer = "c".repeat(i % 97) + "é".repeat(i % 5);
            assertThat(decoded("{\"id\":" + i + ",\"customer\":\"" + customer + "\"}" + (i % 2 == 0 ? "\r\n" : "")))
                    .isEqualTo(new Order(i, customer, null, null));
            if (i % 100 == 0) {
                assertThatThrownBy(() -> decoded("{\"id\":")).isInstanceOf(DecodeException.class);
            }
        }
    }

    @Test
    void recordBeyondTheParsersBuffer_thenRead() {
        String text = "x".repeat(100_000) + "é".repeat(10_000);

        assertThat(decoded("{\"id\":1,\"customer\":\"" + text + "\"}").customer())
                .isEqualTo(text);
        assertThat(decoded(encoded(new Order(2, text, null, null))).customer()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n", "  \t \n"})
    void blankLine_thenNoEvent(String line) {
        assertThat(orders.decode(line.getBytes(UTF_8), 0, line.length())).isNull();
    }

    @Test
    void undecodableRecords_thenReasonAndColumn() {
        assertFails("{\"id\":1,\"id\":2}", "id: the field stands twice", 9);
        assertFails("{\"id\":true}", "id: expected a whole number, found true", 7);
        assertFails("{\"id\":1.5}", "id: expected a whole number", 7);
        assertFails("{\"id\":\"1x\"}", "id: expected a whole number, found \"1x\"", 7);
        assertFails("{\"id\":\"1.5\"}", "id: expected a whole number within the range of long, found \"1.5\"", 7);
        assertFails("{\"id\":99999999999999999999}", "id: the number 99999999999999999999 is not within the range", 7);
        assertFails("{\"id\":null}", "id: expected a whole number, found null", 7);
        assertFails("{\"customer\":\"a\"}", "the field \"id\" of Order is missing or null", -1);
        assertFails("{\"id\":1,\"items\":{}}", "items: expected a list, found an object", 17);
        assertFails("{\"id\":1,\"items\":[{\"price\":[]}]}", "items/0/price: expected a number, found a list", 27);
        assertFails("{\"id\":1,\"at\":\"noon\"}", "at: expected a time such as 2024-05-01T10:00:00Z", 14);
        assertFails("{\"id\":1} {\"id\":2}", "something follows the value", -1);
        assertFails("{\"id\":1}x", "something follows the value", -1);
        assertFails("{\"id\":1", "the value is not complete; the format json has one value per line", -1);
        assertFails("{", "the value is not complete", -1);
        assertFails("[1]", "expected an object on each line, found a list", 1);
        assertFails("null", "expected an object on each line, found null", 1);
        assertFails("nonsense", "Unrecognized token", -1);
        assertFails("{\"id\":01}", "Invalid numeric value", -1);
        assertFails("{\"id\":1,}", "Unexpected character", -1);
        assertFails("{id:1}", "Unexpected character", -1);
        assertFails("{\"id\":1,\"customer\":\"a\nb\"}", "Illegal unquoted character", -1);
        assertFails("{\"id\":" + "9".repeat(2000) + "}", "exceeds the maximum allowed", -1);
        assertFails("{\"new\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}", "nesting depth", -1);
    }

    @Test
    void textNotInUtf8_thenUndecodable() {
        byte[] line = "{\"id\":1,\"customer\":\"a?\"}".getBytes(UTF_8);
        line[21] = (byte) 0xC3;

        assertThatThrownBy(() -> orders.decode(line, 0, line.length))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("UTF-8");
    }

    @Test
    void wholeNumbersWrittenWithFraction_thenRead() {
        assertThat(format.decoder(Codecs.LONG, ADDRESS).decode("1e3".getBytes(UTF_8), 0, 3))
                .isEqualTo(1000L);
        assertThat(format.decoder(Codecs.INT, ADDRESS).decode("2.0".getBytes(UTF_8), 0, 3))
                .isEqualTo(2);
        assertThatThrownBy(() -> format.decoder(Codecs.LONG, ADDRESS).decode("1e999999999".getBytes(UTF_8), 0, 11))
                .isInstanceOf(DecodeException.class);
        assertThatThrownBy(() -> format.decoder(Codecs.BYTE, ADDRESS).decode("128".getBytes(UTF_8), 0, 3))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("128 is not within -128 to 127");
    }

    @Test
    void numbersInTexts_thenRead() {
        assertThat(decoded("{\"id\":\"9007199254740993\"}").id()).isEqualTo(9007199254740993L);
        assertThat(format.decoder(Codecs.DOUBLE, ADDRESS).decode("\"1.5e3\"".getBytes(UTF_8), 0, 7))
                .isEqualTo(1500.0);
        assertThat(format.decoder(Codecs.FLOAT, ADDRESS).decode("\"0.1\"".getBytes(UTF_8), 0, 5))
                .isEqualTo(0.1f);
        assertThatThrownBy(() -> format.decoder(Codecs.DOUBLE, ADDRESS).decode("\"0x1p3\"".getBytes(UTF_8), 0, 7))
                .isInstanceOf(DecodeException.class);
    }

    @Test
    void decimals_thenExactAlsoFromTexts() {
        RecordDecoder<BigDecimal> decimals = format.decoder(Codecs.BIG_DECIMAL, ADDRESS);

        assertThat(decimals.decode("12.30".getBytes(UTF_8), 0, 5)).isEqualTo(new BigDecimal("12.30"));
        assertThat(decimals.decode("\"12.30\"".getBytes(UTF_8), 0, 7)).isEqualTo(new BigDecimal("12.30"));
    }

    @Test
    void mutatedRecords_thenDecodeExceptionIsTheOnlyOne() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] valid = ("{\"id\":12,\"customer\":\"a\\u00e9\\n\u20ac\",\"at\":\"2024-05-01T10:00:00Z\","
                        + "\"items\":[{\"name\":null,\"price\":1.5e3},{\"price\":-0.1,\"other\":{\"a\":[true]}}]}")
                .getBytes(UTF_8);
        for (int i = 0; i < 300_000; i++) {
            byte[] line = Arrays.copyOf(valid, random.nextInt(4) == 0 ? random.nextInt(valid.length) : valid.length);
            for (int changes = random.nextInt(3); changes > 0 && line.length > 0; changes--) {
                line[random.nextInt(line.length)] =
                        (byte) (random.nextBoolean() ? random.nextInt() : "{}[]\",:0\\e.-".charAt(random.nextInt(12)));
            }
            try {
                orders.decode(line, 0, line.length);
            } catch (DecodeException e) {
                // the only one promised
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ", record " + new String(line, UTF_8), e);
            }
            if (i % 1000 == 0) {
                assertThat(orders.decode(valid, 0, valid.length)).isNotNull();
            }
        }
    }

    @Test
    void format_thenFoundByName() {
        assertThat(TextFormats.load().find("json")).containsInstanceOf(JsonFormat.class);
        assertThat(TextFormats.load()
                        .choose(StreamAddress.parse("file:x"), Order.CODEC, "x.JSONL.gz")
                        .name())
                .isEqualTo("json");
    }

    private void assertFails(String line, String reason, long column) {
        byte[] bytes = ("..." + line).getBytes(UTF_8);
        DecodeException e = catchThrowableOfType(DecodeException.class, () -> orders.decode(bytes, 3, bytes.length));
        assertThat(e).as(line.substring(0, Math.min(100, line.length()))).isNotNull();
        assertThat(e).hasMessageContaining(reason);
        if (column > 0) {
            assertThat(e.column()).as(line).isEqualTo(column);
        }
    }

    private Order decoded(String line) {
        byte[] bytes = line.getBytes(UTF_8);
        return orders.decode(bytes, 0, bytes.length);
    }

    private String encoded(Order order) {
        BinaryOutput out = new BinaryOutput();
        format.encoder(Order.CODEC, ADDRESS).encode(order, out, true);
        return new String(out.toByteArray(), UTF_8);
    }
}
