package io.streamwright.csv;

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
import java.util.List;
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
}
