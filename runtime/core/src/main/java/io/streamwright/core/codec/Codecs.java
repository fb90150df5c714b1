package io.streamwright.core.codec;

import java.math.BigDecimal;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * The codecs of the JDK's types, and those put together of others. Generated code names them.
 *
 * <p>In text formats times are ISO-8601 texts; an {@link Instant} may also be a number of milliseconds, a {@link Duration}
 * also {@code 1m30s} when read. Nanoseconds, the scale of a {@link BigDecimal}, zone and offset of a {@link ZonedDateTime}
 * and the elements' nulls are kept.
 */
public final class Codecs {
    /** Truth values. */
    public static final Codec<Boolean> BOOLEAN = new BasicCodecs.OfBoolean();
    /** Whole numbers of 8 bits. */
    public static final Codec<Byte> BYTE = new BasicCodecs.OfByte();
    /** Whole numbers of 16 bits. */
    public static final Codec<Short> SHORT = new BasicCodecs.OfShort();
    /** UTF-16 units. */
    public static final Codec<Character> CHAR = new BasicCodecs.OfChar();
    /** Whole numbers of 32 bits. */
    public static final Codec<Integer> INT = new BasicCodecs.OfInt();
    /** Whole numbers of 64 bits. */
    public static final Codec<Long> LONG = new BasicCodecs.OfLong();
    /** Numbers of single precision, bit by bit. */
    public static final Codec<Float> FLOAT = new BasicCodecs.OfFloat();
    /** Numbers of double precision, bit by bit. */
    public static final Codec<Double> DOUBLE = new BasicCodecs.OfDouble();
    /** Texts, unpaired surrogates included. */
    public static final Codec<String> STRING = new BasicCodecs.OfString();
    /** Decimal numbers with their scale. */
    public static final Codec<BigDecimal> BIG_DECIMAL = new BasicCodecs.OfBigDecimal();
    /** UUIDs. */
    public static final Codec<UUID> UUID = new BasicCodecs.OfUuid();
    /** Bytes; Base64 in text formats. */
    public static final Codec<byte[]> BYTES = new BasicCodecs.OfBytes();
    /** Points in time, in nanoseconds. */
    public static final Codec<Instant> INSTANT = new TimeCodecs.OfInstant();
    /** Spans of time, in nanoseconds. */
    public static final Codec<Duration> DURATION = new TimeCodecs.OfDuration();
    /** Dates. */
    public static final Codec<LocalDate> LOCAL_DATE = new TimeCodecs.OfLocalDate();
    /** Times of day. */
    public static final Codec<LocalTime> LOCAL_TIME = new TimeCodecs.OfLocalTime();
    /** Dates with a time of day. */
    public static final Codec<LocalDateTime> LOCAL_DATE_TIME = new TimeCodecs.OfLocalDateTime();
    /** Times of day with an offset. */
    public static final Codec<OffsetTime> OFFSET_TIME = new ZoneCodecs.OfOffsetTime();
    /** Dates with a time of day and an offset. */
    public static final Codec<OffsetDateTime> OFFSET_DATE_TIME = new ZoneCodecs.OfOffsetDateTime();
    /** Dates with a time of day, an offset and a zone. */
    public static final Codec<ZonedDateTime> ZONED_DATE_TIME = new ZoneCodecs.OfZonedDateTime();
    /** Time zones. */
    public static final Codec<ZoneId> ZONE_ID = new ZoneCodecs.OfZoneId();
    /** Offsets from UTC. */
    public static final Codec<ZoneOffset> ZONE_OFFSET = new ZoneCodecs.OfZoneOffset();
    /** Years. */
    public static final Codec<Year> YEAR = new CalendarCodecs.OfYear();
    /** Months of a year. */
    public static final Codec<YearMonth> YEAR_MONTH = new CalendarCodecs.OfYearMonth();
    /** Days of any year. */
    public static final Codec<MonthDay> MONTH_DAY = new CalendarCodecs.OfMonthDay();
    /** Years, months and days. */
    public static final Codec<Period> PERIOD = new CalendarCodecs.OfPeriod();

    private Codecs() {}

    /** Lists, read as {@link ArrayList}; elements may be null. */
    public static <E> Codec<List<E>> list(Codec<E> element) {
        return new AbstractCollectionCodec<E, List<E>>("List", element) {
            @Override
            List<E> create(int size) {
                return new ArrayList<>(size);
            }

            @Override
            List<E> like(List<E> original, List<E> copy) {
                return copy;
            }
        };
    }

    /** Sets, read as {@link LinkedHashSet}; an element may be null. */
    public static <E> Codec<Set<E>> set(Codec<E> element) {
        return new AbstractCollectionCodec<E, Set<E>>("Set", element) {
            @Override
            Set<E> create(int size) {
                return new LinkedHashSet<>(size);
            }

            @Override
            Set<E> like(Set<E> original, Set<E> copy) {
                return Objects.requireNonNull(Likeness.set(original, copy));
            }
        };
    }

    /** Maps, read as {@link java.util.LinkedHashMap}; values may be null. */
    public static <K, V> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
        return new MapCodec<>(key, value);
    }

    /** Optional values; a missing one is null in text formats. */
    public static <T> Codec<Optional<T>> optional(Codec<T> element) {
        return new OptionalCodec<>(element);
    }

    /** Arrays of truth values. */
    public static Codec<boolean[]> booleans() {
        return new PrimitiveArrayCodecs.OfBooleans();
    }

    /** Arrays of whole numbers of 16 bits. */
    public static Codec<short[]> shorts() {
        return new PrimitiveArrayCodecs.OfShorts();
    }

    /** Arrays of UTF-16 units; a text in text formats. */
    public static Codec<char[]> chars() {
        return new PrimitiveArrayCodecs.OfChars();
    }

    /** Arrays of whole numbers of 32 bits. */
    public static Codec<int[]> ints() {
        return new PrimitiveArrayCodecs.OfInts();
    }

    /** Arrays of whole numbers of 64 bits. */
    public static Codec<long[]> longs() {
        return new PrimitiveArrayCodecs.OfLongs();
    }

    /** Arrays of numbers of single precision. */
    public static Codec<float[]> floats() {
        return new PrimitiveArrayCodecs.OfFloats();
    }

    /** Arrays of numbers of double precision. */
    public static Codec<double[]> doubles() {
        return new PrimitiveArrayCodecs.OfDoubles();
    }

    /**
     * Arrays of objects; elements may be null.
     *
     * @param factory makes an array of a length: {@code String[]::new}
     */
    public static <E> Codec<E[]> array(Codec<E> element, IntFunction<E[]> factory) {
        return new ArrayCodec<>(element, factory);
    }

    /**
     * The constants of an enum, by their names.
     *
     * @param simpleName the simple name of the enum, for the schema
     * @param values all constants
     */
    public static <E extends Enum<E>> Codec<E> enumOf(String simpleName, E[] values) {
        return new EnumCodec<>(simpleName, values);
    }
}
