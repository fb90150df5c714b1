package io.streamwright.core.operator;

import io.streamwright.core.time.DurationText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a setting is read from text. Any thread may use it.
 *
 * @param <T> the type of the value
 */
public final class ConfigType<T> {
    /** {@code true} or {@code false}. */
    public static final ConfigType<Boolean> BOOLEAN = new ConfigType<>("true or false", text -> switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new IllegalArgumentException();
    });
    /** A whole number of 8 bits. */
    public static final ConfigType<Byte> BYTE = new ConfigType<>("a whole number from -128 to 127", Byte::valueOf);
    /** A whole number of 16 bits. */
    public static final ConfigType<Short> SHORT =
            new ConfigType<>("a whole number from -32768 to 32767", Short::valueOf);
    /** One character. */
    public static final ConfigType<Character> CHAR = new ConfigType<>("a single character", text -> {
        if (text.length() != 1) {
            throw new IllegalArgumentException();
        }
        return text.charAt(0);
    });
    /** A whole number of 32 bits. */
    public static final ConfigType<Integer> INT = new ConfigType<>("a whole number of 32 bits", Integer::valueOf);
    /** A whole number of 64 bits. */
    public static final ConfigType<Long> LONG = new ConfigType<>("a whole number of 64 bits", Long::valueOf);
    /** A number. */
    public static final ConfigType<Float> FLOAT = new ConfigType<>("a number", Float::valueOf);
    /** A number. */
    public static final ConfigType<Double> DOUBLE = new ConfigType<>("a number", Double::valueOf);
    /** Any text. */
    public static final ConfigType<String> STRING = new ConfigType<>("a text", text -> text);
    /** A number, exactly. */
    public static final ConfigType<BigDecimal> BIG_DECIMAL = new ConfigType<>("a decimal number", BigDecimal::new);
    /** {@code 500ms}, {@code 5s}, {@code 1m30s}, {@code 2h}, {@code 7d} or ISO-8601. */
    public static final ConfigType<Duration> DURATION =
            new ConfigType<>("a duration such as 500ms, 5s, 1m30s, 2h or 7d", DurationText::parse);
    /** ISO-8601 with an offset. */
    public static final ConfigType<Instant> INSTANT = new ConfigType<>(
            "a time such as 2024-05-01T10:00:00Z",
            text -> java.time.OffsetDateTime.parse(text).toInstant());
    /** ISO-8601. */
    public static final ConfigType<LocalDate> LOCAL_DATE =
            new ConfigType<>("a date such as 2024-05-01", LocalDate::parse);

    private final String expected;
    private final Function<String, T> parser;

    private ConfigType(String expected, Function<String, T> parser) {
        this.expected = expected;
        this.parser = parser;
    }

    /** One of the constants of an enum, by name. */
    public static <E extends Enum<E>> ConfigType<E> oneOf(E[] constants) {
        String names = Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", "));
        return new ConfigType<>(
                "one of " + names,
                text -> Arrays.stream(constants)
                        .filter(constant -> constant.name().equals(text))
                        .findFirst()
                        .orElseThrow(IllegalArgumentException::new));
    }

    /** What is expected, in words that complete "expected". */
    public String expected() {
        return expected;
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if the text is none; the caller names the setting
     */
    public T parse(String text) {
        try {
            return parser.apply(text.trim());
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
