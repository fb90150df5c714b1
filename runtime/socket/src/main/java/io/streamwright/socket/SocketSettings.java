package io.streamwright.socket;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.ConnectorOption;
import io.streamwright.core.api.OptionValues;
import io.streamwright.core.api.StreamAddress;
import io.streamwright.core.codec.TextFormats;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The options of an address.
 *
 * @param endsWithServer whether a source ends when its server closes the connection, and does not connect again
 * @param connectTimeoutMillis how long one attempt to connect may take
 * @param longestDelayNanos how far apart attempts are at most
 * @param giveUpAfterNanos how long a server may be away before the job fails; 0: for ever
 * @param maxRecordBytes how long a record may be, for sources
 * @param writeTimeoutNanos how long a server may take nothing before the connection counts as broken, for sinks
 */
record SocketSettings(
        boolean endsWithServer,
        int connectTimeoutMillis,
        long longestDelayNanos,
        long giveUpAfterNanos,
        int maxRecordBytes,
        long writeTimeoutNanos) {
    private static final String ON_END = "on-end";
    private static final String END = "end";
    private static final String RECONNECT = "reconnect";
    private static final String CONNECT_TIMEOUT = "connect-timeout";
    private static final String MAX_RECONNECT_DELAY = "max-reconnect-delay";
    private static final String GIVE_UP_AFTER = "give-up-after";
    private static final String MAX_RECORD_BYTES = "max-record-bytes";
    private static final String WRITE_TIMEOUT = "write-timeout";

    private static final long DEFAULT_RECORD_BYTES = 1L << 20;
    private static final long MOST_RECORD_BYTES = 1L << 29;
    private static final Duration LEAST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    static List<ConnectorOption> sourceOptions(TextFormats formats) {
        List<ConnectorOption> options = common(formats);
        options.add(new ConnectorOption(
                ON_END, "what follows when the server closes the connection: reconnect or end", RECONNECT));
        options.add(new ConnectorOption(MAX_RECORD_BYTES, "how long a record may be", "1m"));
        return options;
    }

    static List<ConnectorOption> sinkOptions(TextFormats formats) {
        List<ConnectorOption> options = common(formats);
        options.add(new ConnectorOption(
                WRITE_TIMEOUT, "how long the server may take nothing before the connection is given up", "1m"));
        return options;
    }

    private static List<ConnectorOption> common(TextFormats formats) {
        List<ConnectorOption> options = new ArrayList<>(formats.options());
        options.add(new ConnectorOption(CONNECT_TIMEOUT, "how long one attempt to connect may take", "10s"));
        options.add(new ConnectorOption(MAX_RECONNECT_DELAY, "how far apart attempts to connect are at most", "30s"));
        options.add(new ConnectorOption(
                GIVE_UP_AFTER, "how long the server may be away before the job fails, 0s for ever", "0s"));
        return options;
    }

    static SocketSettings of(StreamAddress address) {
        return new SocketSettings(
                endsWithServer(address),
                (int) duration(address, CONNECT_TIMEOUT, Duration.ofSeconds(10), LEAST)
                        .toMillis(),
                duration(address, MAX_RECONNECT_DELAY, Duration.ofSeconds(30), LEAST)
                        .toNanos(),
                duration(address, GIVE_UP_AFTER, Duration.ZERO, Duration.ZERO).toNanos(),
                (int) OptionValues.bytes(address, MAX_RECORD_BYTES, DEFAULT_RECORD_BYTES, 1, MOST_RECORD_BYTES),
                duration(address, WRITE_TIMEOUT, Duration.ofMinutes(1), LEAST).toNanos());
    }

    private static Duration duration(StreamAddress address, String name, Duration byDefault, Duration least) {
        Duration value = OptionValues.duration(address, name, byDefault, least);
        if (value.compareTo(LONGEST) > 0) {
            throw new ConfigurationException("The option " + name + " of " + address
                    + " must be at most a day, but is \"" + address.option(name).orElse("") + "\"");
        }
        return value;
    }

    private static boolean endsWithServer(StreamAddress address) {
        String text = address.option(ON_END).orElse(RECONNECT);
        return switch (text) {
            case END -> true;
            case RECONNECT -> false;
            default ->
                throw new ConfigurationException("The option " + ON_END + " of " + address + " must be " + RECONNECT
                        + " or " + END + ", but is \"" + text + "\"");
        };
    }
}
