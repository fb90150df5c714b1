package io.streamwright.core.api;

import io.streamwright.core.time.DurationText;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the values of an address's options, for connectors; a wrong one is a {@link ConfigurationException}. */
public final class OptionValues {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,18})\\s*([a-z]*)");
    private static final Map<String, Long> UNITS = Map.of(
            "", 1L, "b", 1L, "k", 1L << 10, "kib", 1L << 10, "m", 1L << 20, "mib", 1L << 20, "g", 1L << 30, "gib",
            1L << 30);

    private OptionValues() {}

    /** {@code true} or {@code false}. */
    public static boolean truth(StreamAddress address, String name, boolean defaultValue) {
        String text = address.option(name).orElse(null);
        if (text == null) {
            return defaultValue;
        }
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(address, name, text, "true or false");
        };
    }

    /** A whole number within {@code least} to {@code most}. */
    public static long number(StreamAddress address, String name, long defaultValue, long least, long most) {
        String text = address.option(name).orElse(null);
        if (text == null) {
            return defaultValue;
        }
        try {
            long value = Long.parseLong(text.replace("_", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw wrong(address, name, text, "a whole number within " + least + " to " + most);
    }

    /** A number of bytes within {@code least} to {@code most}, such as {@code 64m}, {@code 16MiB} or {@code 1048576}. */
    public static long bytes(StreamAddress address, String name, long defaultValue, long least, long most) {
        String text = address.option(name).orElse(null);
        if (text == null) {
            return defaultValue;
        }
        Matcher matcher = SIZE.matcher(text.strip().toLowerCase(Locale.ROOT));
        Long unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
        if (unit != null) {
            long count = Long.parseLong(matcher.group(1));
            if (count <= most / unit && count * unit >= least) {
                return count * unit;
            }
        }
        throw wrong(address, name, text, "a number of bytes such as 16m, within " + least + " to " + most);
    }

    /** A duration such as {@code 5s} of at least {@code least}. */
    public static Duration duration(StreamAddress address, String name, Duration defaultValue, Duration least) {
        String text = address.option(name).orElse(null);
        if (text == null) {
            return defaultValue;
        }
        try {
            Duration value = DurationText.parse(text);
            if (value.compareTo(least) >= 0) {
                return value;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw wrong(address, name, text, "a duration such as 5s or 1m30s, at least " + least);
    }

    private static ConfigurationException wrong(StreamAddress address, String name, String text, String expected) {
        return new ConfigurationException(
                "The option " + name + " of " + address + " must be " + expected + ", but is \"" + text + "\"");
    }
}
