package io.streamwright.core.codec;

import io.streamwright.core.time.DurationText;
import java.time.DateTimeException;
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
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The codecs of {@code java.time}; see {@link Codecs}. */
final class TimeCodecs {
    /** {@link YearMonth#toString} leaves out the sign of years beyond 9999, which its parser asks for. */
    private static final DateTimeFormatter YEAR_MONTH_TEXT = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
            .appendLiteral('-')
            .appendValue(ChronoField.MONTH_OF_YEAR, 2)
            .toFormatter();

    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private TimeCodecs() {}

    /** A codec put together of functions, for the types that are not worth a class of their own. */
    private static final class Plain<T> extends ScalarCodec<T> {
        private final BiConsumer<T, BinaryOutput> writer;
        private final Function<BinaryInput, T> reader;
        private final Function<T, String> formatter;
        private final Function<String, T> parser;

        Plain(
                String schema,
                String expected,
                BiConsumer<T, BinaryOutput> writer,
                Function<BinaryInput, T> reader,
                Function<T, String> formatter,
                Function<String, T> parser) {
            super(schema, expected);
            this.writer = writer;
            this.reader = reader;
            this.formatter = formatter;
            this.parser = parser;
        }

        @Override
        public void write(T value, BinaryOutput out) {
            writer.accept(value, out);
        }

        @Override
        T readBinary(BinaryInput in) {
            return reader.apply(in);
        }

        @Override
        T parse(String text) {
            return parser.apply(text);
        }

        @Override
        String format(T value) {
            return formatter.apply(value);
        }
    }

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

    static Codec<LocalDate> localDate() {
        return new Plain<>(
                "LocalDate",
                "a date such as 2024-05-01",
                TimeCodecs::writeDate,
                TimeCodecs::readDate,
                LocalDate::toString,
                LocalDate::parse);
    }

    static Codec<LocalTime> localTime() {
        return new Plain<>(
                "LocalTime",
                "a time of day such as 10:15:30",
                TimeCodecs::writeTime,
                TimeCodecs::readTime,
                LocalTime::toString,
                LocalTime::parse);
    }

    static Codec<LocalDateTime> localDateTime() {
        return new Plain<>(
                "LocalDateTime",
                "a local time such as 2024-05-01T10:15:30",
                TimeCodecs::writeDateTime,
                TimeCodecs::readDateTime,
                LocalDateTime::toString,
                LocalDateTime::parse);
    }

    static Codec<OffsetTime> offsetTime() {
        return new Plain<>(
                "OffsetTime",
                "a time of day such as 10:15:30+02:00",
                (value, out) -> {
                    writeTime(value.toLocalTime(), out);
                    writeOffset(value.getOffset(), out);
                },
                in -> OffsetTime.of(readTime(in), readOffset(in)),
                OffsetTime::toString,
                OffsetTime::parse);
    }

    static Codec<OffsetDateTime> offsetDateTime() {
        return new Plain<>(
                "OffsetDateTime",
                "a time such as 2024-05-01T10:15:30+02:00",
                (value, out) -> {
                    writeDateTime(value.toLocalDateTime(), out);
                    writeOffset(value.getOffset(), out);
                },
                in -> OffsetDateTime.of(readDateTime(in), readOffset(in)),
                OffsetDateTime::toString,
                OffsetDateTime::parse);
    }

    static Codec<ZonedDateTime> zonedDateTime() {
        return new Plain<>(
                "ZonedDateTime",
                "a time such as 2024-05-01T10:15:30+02:00[Europe/Paris]",
                (value, out) -> {
                    writeDateTime(value.toLocalDateTime(), out);
                    writeOffset(value.getOffset(), out);
                    out.writeString(value.getZone().getId());
                },
                // by the instant and not strictly: the rules of a zone may have changed since the snapshot
                in -> ZonedDateTime.ofInstant(readDateTime(in), readOffset(in), ZoneId.of(in.readString())),
                ZonedDateTime::toString,
                ZonedDateTime::parse);
    }

    static Codec<ZoneId> zoneId() {
        return new Plain<>(
                "ZoneId",
                "a time zone such as Europe/Paris",
                (value, out) -> out.writeString(value.getId()),
                in -> ZoneId.of(in.readString()),
                ZoneId::getId,
                ZoneId::of);
    }

    static Codec<ZoneOffset> zoneOffset() {
        return new Plain<>(
                "ZoneOffset",
                "an offset such as +02:00",
                TimeCodecs::writeOffset,
                TimeCodecs::readOffset,
                ZoneOffset::getId,
                ZoneOffset::of);
    }

    static Codec<Year> year() {
        return new Plain<>(
                "Year",
                "a year such as 2024",
                (value, out) -> out.writeInt(value.getValue()),
                in -> Year.of(in.readInt()),
                Year::toString,
                text -> Year.of(Integer.parseInt(text)));
    }

    static Codec<YearMonth> yearMonth() {
        return new Plain<>(
                "YearMonth",
                "a month such as 2024-05",
                (value, out) -> {
                    out.writeInt(value.getYear());
                    out.writeByte((byte) value.getMonthValue());
                },
                in -> YearMonth.of(in.readInt(), in.readByte()),
                value -> value.format(YEAR_MONTH_TEXT),
                text -> YearMonth.parse(text, YEAR_MONTH_TEXT));
    }

    static Codec<MonthDay> monthDay() {
        return new Plain<>(
                "MonthDay",
                "a day such as --05-01",
                (value, out) -> {
                    out.writeByte((byte) value.getMonthValue());
                    out.writeByte((byte) value.getDayOfMonth());
                },
                in -> MonthDay.of(in.readByte(), in.readByte()),
                MonthDay::toString,
                MonthDay::parse);
    }

    static Codec<Period> period() {
        return new Plain<>(
                "Period",
                "a period such as P1Y2M3D",
                (value, out) -> {
                    out.writeInt(value.getYears());
                    out.writeInt(value.getMonths());
                    out.writeInt(value.getDays());
                },
                in -> Period.of(in.readInt(), in.readInt(), in.readInt()),
                Period::toString,
                Period::parse);
    }

    private static int readNanos(BinaryInput in) {
        int nanos = in.readInt();
        if (nanos < 0 || nanos >= NANOS_PER_SECOND) {
            throw new DateTimeException(nanos + " nanoseconds within a second");
        }
        return nanos;
    }

    private static void writeDate(LocalDate value, BinaryOutput out) {
        out.writeLong(value.toEpochDay());
    }

    private static LocalDate readDate(BinaryInput in) {
        return LocalDate.ofEpochDay(in.readLong());
    }

    private static void writeTime(LocalTime value, BinaryOutput out) {
        out.writeLong(value.toNanoOfDay());
    }

    private static LocalTime readTime(BinaryInput in) {
        return LocalTime.ofNanoOfDay(in.readLong());
    }

    private static void writeDateTime(LocalDateTime value, BinaryOutput out) {
        writeDate(value.toLocalDate(), out);
        writeTime(value.toLocalTime(), out);
    }

    private static LocalDateTime readDateTime(BinaryInput in) {
        return LocalDateTime.of(readDate(in), readTime(in));
    }

    private static void writeOffset(ZoneOffset value, BinaryOutput out) {
        out.writeInt(value.getTotalSeconds());
    }

    private static ZoneOffset readOffset(BinaryInput in) {
        return ZoneOffset.ofTotalSeconds(in.readInt());
    }
}
