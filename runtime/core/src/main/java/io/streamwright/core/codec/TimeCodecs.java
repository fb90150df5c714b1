package io.streamwright.core.codec;

import io.streamwright.core.time.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** The codecs of points and spans of time, and of dates and times of day without an offset; see {@link Codecs}. */
final class TimeCodecs {
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private TimeCodecs() {}

    static final class OfInstant extends ScalarCodec<Instant> {
        OfInstant() {
            super("Instant", "a time such as 2024-05-01T10:00:00Z");
        }

        @Override
        public void write(Instant value, BinaryOutput out) {
            out.writeLong(value.getEpochSecond());
            out.writeInt(value.getNano());
        }

        @Override
        Instant readBinary(BinaryInput in) {
            return Instant.ofEpochSecond(in.readLong(), readNanos(in));
        }

        @Override
        Instant parse(String text) {
            return InstantText.parse(text);
        }

        @Override
        public void writeFields(Instant value, FieldWriter out) {
            out.writeInstant(value);
        }

        @Override
        public Instant readFields(FieldReader in) {
            return in.readInstant();
        }
    }

    static final class OfDuration extends ScalarCodec<Duration> {
        OfDuration() {
            super("Duration", "a duration such as PT1M30S or 1m30s");
        }

        @Override
        public void write(Duration value, BinaryOutput out) {
            out.writeLong(value.getSeconds());
            out.writeInt(value.getNano());
        }

        @Override
        Duration readBinary(BinaryInput in) {
            return Duration.ofSeconds(in.readLong(), readNanos(in));
        }

        @Override
        Duration parse(String text) {
            return DurationText.parse(text);
        }
    }

    static final class OfLocalDate extends ScalarCodec<LocalDate> {
        OfLocalDate() {
            super("LocalDate", "a date such as 2024-05-01");
        }

        @Override
        public void write(LocalDate value, BinaryOutput out) {
            writeDate(value, out);
        }

        @Override
        LocalDate readBinary(BinaryInput in) {
            return readDate(in);
        }

        @Override
        LocalDate parse(String text) {
            return LocalDate.parse(text);
        }
    }

    static final class OfLocalTime extends ScalarCodec<LocalTime> {
        OfLocalTime() {
            super("LocalTime", "a time of day such as 10:15:30");
        }

        @Override
        public void write(LocalTime value, BinaryOutput out) {
            writeTime(value, out);
        }

        @Override
        LocalTime readBinary(BinaryInput in) {
            return readTime(in);
        }

        @Override
        LocalTime parse(String text) {
            return LocalTime.parse(text);
        }
    }

    static final class OfLocalDateTime extends ScalarCodec<LocalDateTime> {
        OfLocalDateTime() {
            super("LocalDateTime", "a local time such as 2024-05-01T10:15:30");
        }

        @Override
        public void write(LocalDateTime value, BinaryOutput out) {
            writeDateTime(value, out);
        }

        @Override
        LocalDateTime readBinary(BinaryInput in) {
            return readDateTime(in);
        }

        @Override
        LocalDateTime parse(String text) {
            return LocalDateTime.parse(text);
        }
    }

    private static int readNanos(BinaryInput in) {
        int nanos = in.readInt();
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new DateTimeException(nanos + " nanoseconds within a second");
        }
        return nanos;
    }

    static void writeDate(LocalDate value, BinaryOutput out) {
        out.writeLong(value.toEpochDay());
    }

    static LocalDate readDate(BinaryInput in) {
        return LocalDate.ofEpochDay(in.readLong());
    }

    static void writeTime(LocalTime value, BinaryOutput out) {
        out.writeLong(value.toNanoOfDay());
    }

    static LocalTime readTime(BinaryInput in) {
        return LocalTime.ofNanoOfDay(in.readLong());
    }

    static void writeDateTime(LocalDateTime value, BinaryOutput out) {
        writeDate(value.toLocalDate(), out);
        writeTime(value.toLocalTime(), out);
    }

    static LocalDateTime readDateTime(BinaryInput in) {
        return LocalDateTime.of(readDate(in), readTime(in));
    }
}
