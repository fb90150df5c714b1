package io.streamwright.kafka;

import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.StreamAddress;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * Where reading begins in partitions that no snapshot knows.
 *
 * @param timeMillis for {@link Kind#TIME}, milliseconds since 1970, UTC
 */
record StartAt(Kind kind, long timeMillis) {
    static final ConnectorOption OPTION = new ConnectorOption(
            "start",
            "where to begin without a snapshot: earliest, latest, committed (else earliest), committed-or-latest, or a time",
            "earliest");

    /** Kinds of places. */
    enum Kind {
        EARLIEST,
        LATEST,
        COMMITTED,
        COMMITTED_OR_LATEST,
        /** The first record whose timestamp is not before a time, or the end if there is none. */
        TIME
    }

    static StartAt of(StreamAddress address) {
        String text = address.option(OPTION.name()).orElse("earliest");
        return switch (text) {
            case "earliest" -> new StartAt(Kind.EARLIEST, 0);
            case "latest" -> new StartAt(Kind.LATEST, 0);
            case "committed" -> new StartAt(Kind.COMMITTED, 0);
            case "committed-or-latest" -> new StartAt(Kind.COMMITTED_OR_LATEST, 0);
            default ->
                new StartAt(
                        Kind.TIME,
                        time(
                                address,
                                OPTION,
                                text,
                                "earliest, latest, committed, committed-or-latest or a time such as"));
        };
    }

    boolean fromGroup() {
        return kind == Kind.COMMITTED || kind == Kind.COMMITTED_OR_LATEST;
    }

    /** A time in ISO-8601 with an offset, or milliseconds since 1970. */
    static long time(StreamAddress address, ConnectorOption option, String text, String expected) {
        try {
            return text.matches("\\d{1,18}")
                    ? Long.parseLong(text)
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw KafkaOptions.wrong(
                    address, option, text, expected + " 2026-05-01T10:00:00Z or milliseconds since 1970");
        }
    }

    @Override
    public String toString() {
        return kind == Kind.TIME
                ? Instant.ofEpochMilli(timeMillis).toString()
                : kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
