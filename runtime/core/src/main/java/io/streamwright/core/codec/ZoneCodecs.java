package io.streamwright.core.codec;

import static io.streamwright.core.codec.TimeCodecs.readDateTime;
import static io.streamwright.core.codec.TimeCodecs.readTime;
import static io.streamwright.core.codec.TimeCodecs.writeDateTime;
import static io.streamwright.core.codec.TimeCodecs.writeTime;

import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The codecs of {@code java.time} that know of offsets and zones; see {@link Codecs}. */
final class ZoneCodecs {
    private ZoneCodecs() {}

    static final class OfOffsetTime extends ScalarCodec<OffsetTime> {
        OfOffsetTime() {
            super("OffsetTime", "a time of day such as 10:15:30+02:00");
        }

        @Override
        public void write(OffsetTime value, BinaryOutput out) {
            writeTime(value.toLocalTime(), out);
            writeOffset(value.getOffset(), out);
        }

        @Override
        OffsetTime readBinary(BinaryInput in) {
            return OffsetTime.of(readTime(in), readOffset(in));
        }

        @Override
        OffsetTime parse(String text) {
            return OffsetTime.parse(text);
        }
    }

    static final class OfOffsetDateTime extends ScalarCodec<OffsetDateTime> {
        OfOffsetDateTime() {
            super("OffsetDateTime", "a time such as 2024-05-01T10:15:30+02:00");
        }

        @Override
        public void write(OffsetDateTime value, BinaryOutput out) {
            writeDateTime(value.toLocalDateTime(), out);
            writeOffset(value.getOffset(), out);
        }

        @Override
        OffsetDateTime readBinary(BinaryInput in) {
            return OffsetDateTime.of(readDateTime(in), readOffset(in));
        }

        @Override
        OffsetDateTime parse(String text) {
            return OffsetDateTime.parse(text);
        }
    }

    static final class OfZonedDateTime extends ScalarCodec<ZonedDateTime> {
        OfZonedDateTime() {
            super("ZonedDateTime", "a time such as 2024-05-01T10:15:30+02:00[Europe/Paris]");
        }

        @Override
        public void write(ZonedDateTime value, BinaryOutput out) {
            writeDateTime(value.toLocalDateTime(), out);
            writeOffset(value.getOffset(), out);
            out.writeString(value.getZone().getId());
        }

        @Override
        ZonedDateTime readBinary(BinaryInput in) {
            // by the instant and not strictly: the rules of a zone may have changed since the snapshot
            return ZonedDateTime.ofInstant(readDateTime(in), readOffset(in), ZoneId.of(in.readString()));
        }

        @Override
        ZonedDateTime parse(String text) {
            return ZonedDateTime.parse(text);
        }
    }

    static final class OfZoneId extends ScalarCodec<ZoneId> {
        OfZoneId() {
            super("ZoneId", "a time zone such as Europe/Paris");
        }

        @Override
        public void write(ZoneId value, BinaryOutput out) {
            out.writeString(value.getId());
        }

        @Override
        ZoneId readBinary(BinaryInput in) {
            return ZoneId.of(in.readString());
        }

        @Override
        ZoneId parse(String text) {
            return ZoneId.of(text);
        }

        @Override
        String format(ZoneId value) {
            return value.getId();
        }
    }

    static final class OfZoneOffset extends ScalarCodec<ZoneOffset> {
        OfZoneOffset() {
            super("ZoneOffset", "an offset such as +02:00");
        }

        @Override
        public void write(ZoneOffset value, BinaryOutput out) {
            writeOffset(value, out);
        }

        @Override
        ZoneOffset readBinary(BinaryInput in) {
            return readOffset(in);
        }

        @Override
        ZoneOffset parse(String text) {
            return ZoneOffset.of(text);
        }

        @Override
        String format(ZoneOffset value) {
            return value.getId();
        }
    }

    private static void writeOffset(ZoneOffset value, BinaryOutput out) {
        out.writeInt(value.getTotalSeconds());
    }

    private static ZoneOffset readOffset(BinaryInput in) {
        return ZoneOffset.ofTotalSeconds(in.readInt());
    }
}
