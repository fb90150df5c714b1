package io.streamwright.json;

import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Codecs and values that are at the edges of what they can hold. */
final class CodecSamples {
    private CodecSamples() {}

    /** A codec and some of its values. */
    record Sample<T>(Codec<T> codec, List<T> values) {
        @Override
        public String toString() {
            return codec.schema();
        }
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static <T> Sample<T> of(Codec<T> codec, T... values) {
        return new Sample<>(codec, List.of(values));
    }

    static List<Sample<?>> scalars() {
        ZoneId paris = ZoneId.of("Europe/Paris");
        LocalDateTime overlap = LocalDateTime.of(2024, 10, 27, 2, 30);
        return List.of(
                of(Codecs.BOOLEAN, true, false),
                of(Codecs.BYTE, (byte) 0, Byte.MIN_VALUE, Byte.MAX_VALUE),
                of(Codecs.SHORT, (short) 0, Short.MIN_VALUE, Short.MAX_VALUE),
                of(Codecs.CHAR, 'a', '"', ',', '\n', '\u00e9', '\ud800', '\uffff', '\u0000'),
                of(Codecs.INT, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE),
                of(Codecs.LONG, 0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 53),
                of(Codecs.FLOAT, 0f, -0f, 0.1f, Float.MIN_VALUE, Float.MAX_VALUE, Float.NaN, Float.NEGATIVE_INFINITY),
                of(
                        Codecs.DOUBLE,
                        0.0,
                        -0.0,
                        0.1,
                        2e-3,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        Double.NaN,
                        Double.POSITIVE_INFINITY),
                of(
                        Codecs.STRING,
                        "",
                        "a",
                        "null",
                        " a ",
                        "\"quoted\", \\ and\r\nlines\t",
                        "é€😀",
                        "a\ud800b",
                        "\udc00",
                        "?"),
                of(
                        Codecs.BIG_DECIMAL,
                        BigDecimal.ZERO,
                        new BigDecimal("1.00"),
                        new BigDecimal("-1E+3"),
                        new BigDecimal("1E-400"),
                        new BigDecimal(BigInteger.TEN.pow(60), 7),
                        new BigDecimal("12345678901234567890.123456789")),
                of(Codecs.UUID, new UUID(0, 0), new UUID(-1, Long.MIN_VALUE)),
                of(
                        Codecs.INSTANT,
                        Instant.EPOCH,
                        Instant.MIN,
                        Instant.MAX,
                        Instant.parse("2024-02-29T23:59:59.123456789Z"),
                        Instant.parse("1969-12-31T23:59:59.999Z"),
                        Instant.parse("0000-01-01T00:00:00Z"),
                        Instant.parse("-0001-03-01T00:00:00.1Z"),
                        Instant.ofEpochSecond(-1, 1)),
                of(
                        Codecs.DURATION,
                        Duration.ZERO,
                        Duration.ofNanos(-1),
                        Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                        Duration.ofSeconds(Long.MIN_VALUE),
                        Duration.ofMillis(90_061_001)),
                of(Codecs.LOCAL_DATE, LocalDate.EPOCH, LocalDate.MIN, LocalDate.MAX, LocalDate.of(12024, 2, 29)),
                of(Codecs.LOCAL_TIME, LocalTime.MIN, LocalTime.MAX, LocalTime.of(10, 0)),
                of(Codecs.LOCAL_DATE_TIME, LocalDateTime.MIN, LocalDateTime.MAX, overlap),
                of(Codecs.OFFSET_TIME, OffsetTime.MIN, OffsetTime.MAX, OffsetTime.of(1, 2, 3, 4, ZoneOffset.UTC)),
                of(Codecs.OFFSET_DATE_TIME, OffsetDateTime.MIN, OffsetDateTime.MAX, overlap.atOffset(ZoneOffset.UTC)),
                of(
                        Codecs.ZONED_DATE_TIME,
                        ZonedDateTime.ofLocal(overlap, paris, ZoneOffset.ofHours(1)),
                        ZonedDateTime.ofLocal(overlap, paris, ZoneOffset.ofHours(2)),
                        overlap.atZone(ZoneOffset.UTC),
                        overlap.atZone(ZoneId.of("UTC")),
                        overlap.atZone(ZoneId.of("GMT+2"))),
                of(Codecs.ZONE_ID, paris, ZoneOffset.ofHoursMinutes(-5, -30), ZoneId.of("UTC")),
                of(Codecs.ZONE_OFFSET, ZoneOffset.UTC, ZoneOffset.MIN, ZoneOffset.MAX, ZoneOffset.ofTotalSeconds(1)),
                of(Codecs.YEAR, Year.of(2024), Year.of(Year.MIN_VALUE), Year.of(Year.MAX_VALUE), Year.of(-1)),
                of(Codecs.YEAR_MONTH, YearMonth.of(2024, 5), YearMonth.of(12345, 1), YearMonth.of(-5, 12)),
                of(Codecs.MONTH_DAY, MonthDay.of(2, 29), MonthDay.of(12, 31)),
                of(Codecs.PERIOD, Period.ZERO, Period.of(-1, 2, Integer.MAX_VALUE)),
                of(Codecs.enumOf("DayOfWeek", DayOfWeek.values()), DayOfWeek.MONDAY, DayOfWeek.SUNDAY));
    }

    static List<Sample<?>> composites() {
        Map<String, Integer> scores = new LinkedHashMap<>();
        scores.put("", 0);
        scores.put("a \"b\"", null);
        Map<DayOfWeek, List<String>> byDay = new LinkedHashMap<>();
        byDay.put(DayOfWeek.FRIDAY, new ArrayList<>(Arrays.asList("x", null)));
        Map<List<Integer>, String> byList = new LinkedHashMap<>();
        byList.put(List.of(1, 2), "a");
        byList.put(List.of(), null);
        List<String> withNull = new ArrayList<>(Arrays.asList("a", null, ""));
        return List.of(
                of(Codecs.BYTES, new byte[0], new byte[] {0, -1, 127}),
                of(Codecs.list(Codecs.STRING), List.of(), withNull),
                of(Codecs.list(Codecs.list(Codecs.LONG)), List.of(List.of(1L), List.of())),
                of(
                        Codecs.set(Codecs.INT),
                        new LinkedHashSet<>(List.of(3, 1, 2)),
                        new LinkedHashSet<>(Collections.singleton(null))),
                of(Codecs.map(Codecs.STRING, Codecs.INT), scores, Map.of()),
                of(Codecs.map(Codecs.enumOf("Day", DayOfWeek.values()), Codecs.list(Codecs.STRING)), byDay),
                of(Codecs.map(Codecs.list(Codecs.INT), Codecs.STRING), byList, Map.of()),
                of(Codecs.map(Codecs.INSTANT, Codecs.INSTANT), Map.of(Instant.EPOCH, Instant.MAX)),
                of(Codecs.optional(Codecs.STRING), Optional.empty(), Optional.of("a")),
                of(Codecs.optional(Codecs.BYTES), Optional.of(new byte[] {1})),
                of(Codecs.booleans(), new boolean[0], new boolean[] {true, false}),
                of(Codecs.shorts(), new short[0], new short[] {1, -1}),
                of(Codecs.chars(), new char[0], new char[] {'a', '\ud800', '\n'}),
                of(Codecs.ints(), new int[0], new int[] {1, Integer.MIN_VALUE}),
                of(Codecs.longs(), new long[0], new long[] {1, Long.MIN_VALUE}),
                of(Codecs.floats(), new float[0], new float[] {0.1f, Float.NaN}),
                of(Codecs.doubles(), new double[0], new double[] {0.1, -0.0, Double.NEGATIVE_INFINITY}),
                of(Codecs.array(Codecs.STRING, String[]::new), new String[0], new String[] {"a", null}),
                of(Codecs.array(Codecs.ints(), int[][]::new), new int[][] {{1, 2}, null, {}}));
    }

    static List<Sample<?>> all() {
        List<Sample<?>> all = new ArrayList<>(scalars());
        all.addAll(composites());
        return all;
    }
}
