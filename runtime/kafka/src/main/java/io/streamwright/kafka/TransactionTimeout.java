package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.sink.SinkRun;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/**
 * How long a transaction may be open: brokers give it up then. It has to outlast the time from one snapshot to the end of the
 * next.
 */
final class TransactionTimeout {
    /** What brokers allow if they are not told otherwise (transaction.max.timeout.ms). */
    private static final Duration ALLOWED = Duration.ofMinutes(15);

    private static final Duration SPARE = Duration.ofMinutes(1);

    private TransactionTimeout() {}

    /**
     * What the user says, else an interval and the time that a snapshot may take, if brokers allow that.
     *
     * @throws ConfigurationException if no transaction could ever be committed
     */
    static long millis(ClientProperties properties, SinkRun run) {
        String name = ProducerConfig.TRANSACTION_TIMEOUT_CONFIG;
        @Nullable String given = properties.given(name);
        Duration interval = run.snapshotInterval();
        if (given == null) {
            Duration wanted = interval.plus(run.snapshotTimeout());
            Duration least = interval.plus(SPARE);
            Duration most = ALLOWED.compareTo(least) > 0 ? ALLOWED : least;
            return Math.min(Integer.MAX_VALUE, (wanted.compareTo(most) > 0 ? most : wanted).toMillis());
        }
        long millis;
        try {
            millis = Integer.parseInt(given.strip());
        } catch (NumberFormatException e) {
            throw new ConfigurationException(
                    "The option kafka." + name + " of " + properties.address() + " must be a number of milliseconds",
                    e);
        }
        if (millis <= interval.toMillis()) {
            throw new ConfigurationException(
                    "The option kafka." + name + " of " + properties.address() + " is " + millis
                            + " ms, but results are published with snapshots every " + interval.toMillis()
                            + " ms: brokers would give up each transaction before it is committed. It must be longer than an"
                            + " interval and the snapshot itself, or snapshot-interval shorter");
        }
        return millis;
    }
}
