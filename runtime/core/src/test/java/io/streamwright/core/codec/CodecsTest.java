package io.streamwright.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.codec.CodecSamples.Sample;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecsTest {
    private static final int FUZZ_CASES = 400_000;

    static List<Sample<?>> samples() {
        return CodecSamples.all();
    }

    static List<Sample<?>> scalars() {
        return CodecSamples.scalars();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void written_thenReadTheSame(Sample<T> sample) {
        Codec<T> codec = sample.codec();
        for (T value : sample.values()) {
            BinaryInput in = new BinaryInput(bytes(codec, value));

            T read = codec.read(in);

            in.expectEnd();
            assertThat(codec.same(value, read)).as("%s", value).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void differentValues_thenNotTheSame(Sample<T> sample) {
        List<T> values = sample.values();
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < values.size(); j++) {
                assertThat(sample.codec().same(values.get(i), values.get(j))).isEqualTo(i == j);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void copied_thenTheSameAndItselfOnlyIfImmutable(Sample<T> sample) {
        Codec<T> codec = sample.codec();
        for (T value : sample.values()) {
            T copy = codec.copy(value);

            assertThat(codec.same(value, copy)).isTrue();
            boolean optionalOfNothing = value instanceof java.util.Optional<?> optional && optional.isEmpty();
            if (!optionalOfNothing) {
                assertThat(copy == value).isEqualTo(codec.immutable());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("scalars")
    <T> void namedAsMapEntry_thenReadFromTheName(Sample<T> sample) {
        Codec<T> codec = sample.codec();
        for (T value : sample.values()) {
            assertThat(codec.hasNames()).isTrue();
            assertThat(codec.same(value, codec.fromName(codec.toName(value)))).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void bytesCutOff_thenCorruptData(Sample<T> sample) {
        Codec<T> codec = sample.codec();
        for (T value : sample.values()) {
            byte[] bytes = bytes(codec, value);
            for (int length = 0; length < bytes.length; length++) {
                BinaryInput in = new BinaryInput(bytes, 0, length);
                assertThatThrownBy(() -> codec.read(in)).isInstanceOf(CorruptDataException.class);
            }
        }
    }

    @Test
    void bytesMutated_thenCorruptDataIsTheOnlyException() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Sample<?>> samples = CodecSamples.all();
        for (int i = 0; i < FUZZ_CASES; i++) {
            Sample<?> sample = samples.get(random.nextInt(samples.size()));
            byte[] bytes = mutated(anyBytes(sample, random), random);
            try {
                sample.codec().read(new BinaryInput(bytes));
            } catch (CorruptDataException e) {
                // the only one promised
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError("seed " + seed + ", case " + i + ", codec " + sample, e);
            }
        }
    }

    private static <T> byte[] anyBytes(Sample<T> sample, Random random) {
        return bytes(
                sample.codec(),
                sample.values().get(random.nextInt(sample.values().size())));
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        byte[] result = random.nextInt(8) == 0 ? new byte[random.nextInt(64)] : bytes.clone();
        int changes = random.nextInt(4) + 1;
        for (int i = 0; i < changes && result.length > 0; i++) {
            result[random.nextInt(result.length)] = (byte) (random.nextBoolean() ? random.nextInt() : -1);
        }
        return result;
    }

    @Test
    void countBeyondTheBytes_thenCorruptDataBeforeAllocating() {
        BinaryOutput out = new BinaryOutput();
        out.writeInt(Integer.MAX_VALUE);

        assertThatThrownBy(() -> Codecs.longs().read(new BinaryInput(out.toByteArray())))
                .isInstanceOf(CorruptDataException.class);
    }

    @Test
    void schemas_thenNamed() {
        assertThat(Codecs.map(Codecs.STRING, Codecs.list(Codecs.optional(Codecs.INSTANT)))
                        .schema())
                .isEqualTo("Map<String,List<Optional<Instant>>>");
        assertThat(Codecs.array(Codecs.longs(), long[][]::new).schema()).isEqualTo("long[][]");
        assertThat(Codecs.enumOf("Two", new DayOfWeek[] {DayOfWeek.MONDAY, DayOfWeek.SUNDAY})
                        .schema())
                .isEqualTo("Two[MONDAY,SUNDAY]");
    }

    @Test
    void instants_thenReadInEveryUsualForm() {
        assertThat(Codecs.INSTANT.fromName("2024-05-01T10:00:00Z")).isEqualTo(Instant.ofEpochSecond(1714557600));
        assertThat(Codecs.INSTANT.fromName("2024-05-01T12:00:00+02:00")).isEqualTo(Instant.ofEpochSecond(1714557600));
        assertThat(Codecs.INSTANT.fromName("2024-05-01T10:00Z")).isEqualTo(Instant.ofEpochSecond(1714557600));
        assertThat(Codecs.INSTANT.fromName("1714557600000")).isEqualTo(Instant.ofEpochSecond(1714557600));
        for (String wrong : List.of(
                "2024-05-01T10:00:00",
                "2024-02-30T10:00:00Z",
                "2023-02-29T10:00:00Z",
                "2024-13-01T10:00:00Z",
                "2024-05-01T25:00:00Z",
                "2024-05-01T10:00:00.1234567890Z",
                "2024-05-0aT10:00:00Z",
                "",
                "-",
                "now",
                "99999999999999999999")) {
            assertThatThrownBy(() -> Codecs.INSTANT.fromName(wrong))
                    .isInstanceOf(DecodeException.class)
                    .hasMessageContaining("2024-05-01T10:00:00Z");
        }
    }

    @Test
    void randomInstants_thenReadAsTheJdkReadsThem() {
        Random random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-62_135_596_800L, 253_402_300_799L),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000_000));
            String text = instant.toString();

            assertThat(InstantText.parse(text))
                    .isEqualTo(instant)
                    .isEqualTo(OffsetDateTime.parse(text).toInstant());
        }
    }

    @Test
    void durations_thenReadInBothForms() {
        assertThat(Codecs.DURATION.fromName("PT1M30S")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Codecs.DURATION.fromName("1m30s")).isEqualTo(Duration.ofSeconds(90));
        assertThatThrownBy(() -> Codecs.DURATION.fromName("soon"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("expected a duration such as PT1M30S or 1m30s, found \"soon\"");
    }

    @Test
    void enumWithUnknownName_thenAllAreNamed() {
        assertThatThrownBy(() -> Codecs.enumOf("Day", DayOfWeek.values()).fromName("SOMEDAY"))
                .isInstanceOf(DecodeException.class)
                .hasMessageContaining("expected one of MONDAY, TUESDAY")
                .hasMessageContaining("\"SOMEDAY\"");
    }

    @Test
    void collectionChangedAfterCopy_thenCopyKeepsItsContent() {
        Codec<List<List<Integer>>> codec = Codecs.list(Codecs.list(Codecs.INT));
        List<List<Integer>> value = new ArrayList<>(List.of(new ArrayList<>(List.of(1))));

        List<List<Integer>> copy = codec.copy(value);
        value.get(0).add(2);

        assertThat(copy).isEqualTo(List.of(List.of(1)));
    }

    @Test
    void mapsWithArraysInThem_thenComparedByContent() {
        Codec<Map<String, byte[]>> codec = Codecs.map(Codecs.STRING, Codecs.BYTES);

        assertThat(codec.same(Map.of("a", new byte[] {1}), Map.of("a", new byte[] {1})))
                .isTrue();
        assertThat(codec.same(Map.of("a", new byte[] {1}), Map.of("a", new byte[] {2})))
                .isFalse();
    }

    private static <T> byte[] bytes(Codec<T> codec, T value) {
        BinaryOutput out = new BinaryOutput();
        codec.write(value, out);
        return out.toByteArray();
    }
}
