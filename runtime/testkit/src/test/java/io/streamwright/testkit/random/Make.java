package io.streamwright.testkit.random;

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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Values of all types from a number, edge cases included: what the drawn jobs are made of. */
public final class Make {

    private Make() {}

    /** A number that looks unlike {@code seed} and is decided by it. */
    public static long mix(long seed) {
        long z = seed + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to {@code below - 1}. */
    public static int pick(long seed, int below) {
        return (int) Long.remainderUnsigned(mix(seed ^ below), below);
    }

    /** One of few numbers, for keys that come again; with a negative seed one of many, for tables that grow. */
    public static long few(long seed, long salt) {
        return Long.remainderUnsigned(mix(seed + salt), seed < 0 ? 3_000 : 5) + salt;
    }

    /** A number that depends on all that the values show. */
    public static long seedOf(@Nullable Object... values) {
        long seed = 17;
        String text = Show.of(values);
        for (int i = 0; i < text.length(); i++) {
            seed = seed * 31 + text.charAt(i);
        }
        return mix(seed);
    }

    /**
     * A time within two seconds of another one. Of one about the end of time within two seconds of the beginning: a step where
     * event time begins anew would move on to the end with it, and what follows would be late in some orders of the keys.
     */
    public static long near(long millis, long s) {
        return (millis > 4_000_000_000_000L ? 0 : millis) + pick(s, 4_000) - 2_000;
    }

    /** The key of an operator as the beginning of a text, which may have a stroke behind it. */
    public static String handOn(@Nullable Object... key) {
        return Long.toString(seedOf(key), 36);
    }

    /** What stands at the beginning of a text. */
    public static String handedOn(String text) {
        int end = text.indexOf('|');
        return end < 0 ? "" : text.substring(0, end);
    }

    public static boolean bool(long s) {
        return pick(s, 2) == 0;
    }

    public static byte i8(long s) {
        return (byte) i64(s);
    }

    public static short i16(long s) {
        return (short) i64(s);
    }

    public static char chr(long s) {
        return pick(s, 9) == 0 ? (char) mix(s) : (char) ('a' + pick(s, 26));
    }

    public static int i32(long s) {
        return (int) i64(s);
    }

    public static long i64(long s) {
        return switch (pick(s, 12)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Long.MIN_VALUE;
            case 3 -> Long.MAX_VALUE;
            case 4 -> mix(s);
            default -> pick(s, 200) - 50L;
        };
    }

    public static float f32(long s) {
        return (float) f64(s);
    }

    public static double f64(long s) {
        return switch (pick(s, 14)) {
            case 0 -> 0.0;
            case 1 -> -0.0;
            case 2 -> Double.NaN;
            case 3 -> Double.NEGATIVE_INFINITY;
            case 4 -> Double.MIN_VALUE;
            default -> pick(s, 1000) / 8.0 - 20;
        };
    }

    public static String text(long s) {
        return switch (pick(s, 12)) {
            case 0 -> "";
            case 1 -> "?";
            case 2 -> "\u00fc\u20ac\ud83d\ude00";
            case 3 -> "\ud800 alone";
            case 4 -> "line\nbreak \"quoted\", comma\u0000";
            default -> "t" + pick(s, 50);
        };
    }

    public static BigDecimal decimal(long s) {
        return new BigDecimal(BigInteger.valueOf(i64(s)), pick(s, 5) - 2);
    }

    public static UUID uuid(long s) {
        return new UUID(i64(s), mix(s));
    }

    /** With nanoseconds, before and after 1970. */
    public static Instant instant(long s) {
        return Instant.ofEpochSecond(pick(s, 4_000) - 2_000L, pick(s + 1, 1_000_000_000));
    }

    public static Duration duration(long s) {
        return Duration.ofSeconds(pick(s, 400) - 200L, pick(s + 1, 1_000_000_000));
    }

    public static LocalDate date(long s) {
        return LocalDate.ofEpochDay(pick(s, 40_000) - 20_000L);
    }

    public static LocalTime time(long s) {
        return LocalTime.ofNanoOfDay(Long.remainderUnsigned(mix(s), 86_400_000_000_000L));
    }

    public static LocalDateTime dateTime(long s) {
        return LocalDateTime.of(date(s), time(s + 1));
    }

    public static ZoneOffset offset(long s) {
        return ZoneOffset.ofTotalSeconds((pick(s, 129) - 64) * 900);
    }

    public static OffsetTime offsetTime(long s) {
        return OffsetTime.of(time(s), offset(s + 1));
    }

    public static OffsetDateTime offsetDateTime(long s) {
        return OffsetDateTime.of(dateTime(s), offset(s + 1));
    }

    public static ZoneId zone(long s) {
        return switch (pick(s, 5)) {
            case 0 -> ZoneId.of("Europe/Berlin");
            case 1 -> ZoneId.of("America/New_York");
            case 2 -> ZoneOffset.UTC;
            case 3 -> ZoneId.of("UTC+2");
            default -> offset(s);
        };
    }

    public static ZonedDateTime zoned(long s) {
        return ZonedDateTime.of(dateTime(s), zone(s + 1));
    }

    public static Year year(long s) {
        return Year.of(pick(s, 4_000) - 1_000);
    }

    public static YearMonth yearMonth(long s) {
        return YearMonth.of(1_900 + pick(s, 200), 1 + pick(s + 1, 12));
    }

    public static MonthDay monthDay(long s) {
        return MonthDay.of(1 + pick(s, 12), 1 + pick(s + 1, 28));
    }

    public static Period period(long s) {
        return Period.of(pick(s, 9) - 4, pick(s + 1, 30) - 9, pick(s + 2, 60) - 9);
    }

    public static DayOfWeek day(long s) {
        return DayOfWeek.of(1 + pick(s, 7));
    }

    public static <E> E oneOf(E[] constants, long s) {
        return constants[pick(s, constants.length)];
    }

    public static <T> @Nullable T orNull(long s, LongFunction<T> make) {
        return pick(s, 6) == 0 ? null : make.apply(s);
    }

    public static <T> List<T> list(long s, LongFunction<T> make) {
        List<T> list = new ArrayList<>();
        for (int i = pick(s, 4); i > 0; i--) {
            list.add(make.apply(s + i));
        }
        return list;
    }

    public static <T> Set<T> set(long s, LongFunction<T> make) {
        return new LinkedHashSet<>(list(s, make));
    }

    public static <K, V> Map<K, V> map(long s, LongFunction<K> key, LongFunction<V> value) {
        Map<K, V> map = new LinkedHashMap<>();
        for (int i = pick(s, 4); i > 0; i--) {
            map.put(key.apply(s + i), value.apply(s - i));
        }
        return map;
    }

    public static <T> Optional<T> optional(long s, LongFunction<T> make) {
        return pick(s, 3) == 0 ? Optional.empty() : Optional.of(make.apply(s));
    }

    public static <T> T[] array(long s, LongFunction<T> make, IntFunction<T[]> room) {
        T[] array = room.apply(pick(s, 4));
        Arrays.setAll(array, i -> make.apply(s + i));
        return array;
    }

    public static boolean[] booleans(long s) {
        return new boolean[] {bool(s), bool(s + 1)};
    }

    public static byte[] bytes(long s) {
        byte[] bytes = new byte[pick(s, 4)];
        Arrays.fill(bytes, i8(s));
        return bytes;
    }

    public static short[] shorts(long s) {
        return new short[] {i16(s)};
    }

    public static char[] chars(long s) {
        return text(s).toCharArray();
    }

    public static int[] ints(long s) {
        return new int[] {i32(s), i32(s + 1), 3};
    }

    public static long[] longs(long s) {
        return new long[] {i64(s), i64(s + 1)};
    }

    public static float[] floats(long s) {
        return new float[] {f32(s)};
    }

    public static double[] doubles(long s) {
        return new double[] {f64(s), f64(s + 1)};
    }
}
