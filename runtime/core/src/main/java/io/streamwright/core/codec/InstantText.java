package io.streamwright.core.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.Month;
import java.time.OffsetDateTime;

/**
 * Reads times in ISO-8601. The usual form, {@code 2024-05-01T10:00:00.123Z}, is read without the JDK's formatter, which
 * takes about ten times as long; whatever else a time can look like goes there.
 */
final class InstantText {
    private static final int FRACTION_AT = 20;
    private static final int[] POWERS_OF_TEN = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private InstantText() {}

    /**
     * Reads a time with an offset, or a number of milliseconds since 1970.
     *
     * @throws DateTimeException or NumberFormatException if it is none
     */
    static Instant parse(String text) {
        int length = text.length();
        if (length >= FRACTION_AT
                && text.charAt(length - 1) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':') {
            int nanos = nanos(text, length - 1);
            int year = number(text, 0, 4);
            int month = number(text, 5, 7);
            int day = number(text, 8, 10);
            int hour = number(text, 11, 13);
            int minute = number(text, 14, 16);
            int second = number(text, 17, 19);
            // a negative part makes the whole negative; what is out of range is left to the formatter and its message
            if ((nanos | year | hour | minute | second) >= 0
                    && month >= 1
                    && month <= 12
                    && day >= 1
                    && day <= Month.of(month).length(isLeap(year))
                    && hour < 24
                    && minute < 60
                    && second < 60) {
                return Instant.ofEpochSecond(
                        epochDay(year, month, day) * 86_400L + hour * 3_600L + minute * 60L + second, nanos);
            }
        }
        if (isWholeNumber(text)) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            // the years that only an Instant can have
            return Instant.parse(text);
        }
    }

    /** The digits from {@code from} to {@code to}, or -1 if there are others. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int nanos(String text, int end) {
        if (end == FRACTION_AT - 1) {
            return 0;
        }
        int digits = end - FRACTION_AT;
        if (text.charAt(FRACTION_AT - 1) != '.' || digits < 1 || digits > 9) {
            return -1;
        }
        int value = number(text, FRACTION_AT, end);
        return value < 0 ? -1 : value * POWERS_OF_TEN[9 - digits];
    }

    private static boolean isWholeNumber(String text) {
        int from = text.startsWith("-") ? 1 : 0;
        if (text.length() == from) {
            return false;
        }
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Days since 1970 in the proleptic Gregorian calendar, for years from 0; as {@link java.time.LocalDate#toEpochDay}. */
    private static long epochDay(int year, int month, int day) {
        long days = 365L * year + (year + 3) / 4 - (year + 99) / 100 + (year + 399) / 400;
        days += (367 * month - 362) / 12 + day - 1;
        if (month > 2) {
            days -= isLeap(year) ? 1 : 2;
        }
        return days - 719_528;
    }

    private static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }
}
