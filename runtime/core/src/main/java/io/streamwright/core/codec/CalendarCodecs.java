package io.streamwright.core.codec;

import java.time.MonthDay;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;

/** The codecs of parts of the calendar; see {@link Codecs}. */
final class CalendarCodecs {
    private CalendarCodecs() {}

    /** {@link YearMonth#toString} leaves out the sign of years beyond 9999, which its parser asks for. */
    private static final class YearMonthText {
        static final DateTimeFormatter FORMATTER = new DateTimeFormatterBuilder()
                .appendValue(ChronoField.YEAR, 4, 10, SignStyle.EXCEEDS_PAD)
                .appendLiteral('-')
                .appendValue(ChronoField.MONTH_OF_YEAR, 2)
                .toFormatter();
    }

    static final class OfYear extends ScalarCodec<Year> {
        OfYear() {
            super("Year", "a year such as 2024");
        }

        @Override
        public void write(Year value, BinaryOutput out) {
            out.writeInt(value.getValue());
        }

        @Override
        Year readBinary(BinaryInput in) {
            return Year.of(in.readInt());
        }

        @Override
        Year parse(String text) {
            return Year.of(Integer.parseInt(text));
        }
    }

    static final class OfYearMonth extends ScalarCodec<YearMonth> {
        OfYearMonth() {
            super("YearMonth", "a month such as 2024-05");
        }

        @Override
        public void write(YearMonth value, BinaryOutput out) {
            out.writeInt(value.getYear());
            out.writeByte((byte) value.getMonthValue());
        }

        @Override
        YearMonth readBinary(BinaryInput in) {
            return YearMonth.of(in.readInt(), in.readByte());
        }

        @Override
        YearMonth parse(String text) {
            return YearMonth.parse(text, YearMonthText.FORMATTER);
        }

        @Override
        String format(YearMonth value) {
            return value.format(YearMonthText.FORMATTER);
        }
    }

    static final class OfMonthDay extends ScalarCodec<MonthDay> {
        OfMonthDay() {
            super("MonthDay", "a day such as --05-01");
        }

        @Override
        public void write(MonthDay value, BinaryOutput out) {
            out.writeByte((byte) value.getMonthValue());
            out.writeByte((byte) value.getDayOfMonth());
        }

        @Override
        MonthDay readBinary(BinaryInput in) {
            return MonthDay.of(in.readByte(), in.readByte());
        }

        @Override
        MonthDay parse(String text) {
            return MonthDay.parse(text);
        }
    }

    static final class OfPeriod extends ScalarCodec<Period> {
        OfPeriod() {
            super("Period", "a period such as P1Y2M3D");
        }

        @Override
        public void write(Period value, BinaryOutput out) {
            out.writeInt(value.getYears());
            out.writeInt(value.getMonths());
            out.writeInt(value.getDays());
        }

        @Override
        Period readBinary(BinaryInput in) {
            return Period.of(in.readInt(), in.readInt(), in.readInt());
        }

        @Override
        Period parse(String text) {
            return Period.parse(text);
        }
    }
}
