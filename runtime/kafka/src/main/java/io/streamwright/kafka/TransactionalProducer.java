package io.streamwright.kafka;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Writes under one transactional id. All lanes send; the starting thread, then the snapshot thread does the rest. Lanes do not
 * send between the barrier of a transaction and its end, but to the other producer of the pair.
 *
 * <p>The first failure is the last word: the transaction is lost, and the job goes on from its last snapshot.
 */
final class TransactionalProducer implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final String id;
    private final long timeoutMillis;
    private final Producer<byte[], byte[]> producer;
    private final KafkaFailures failures;

    /** Whether a transaction is open. */
    private volatile boolean begun;

    /** Set by the client's thread. */
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /**
     * Makes a client; nothing is asked yet.
     *
     * @throws io.streamwright.core.api.ConfigurationException if its properties are wrong
     */
    TransactionalProducer(String id, ClientProperties properties, long timeoutMillis) {
        this.id = id;
        this.timeoutMillis = timeoutMillis;
        this.failures = new KafkaFailures(properties.secrets());
        try {
            this.producer = new KafkaProducer<>(properties.transactional(id, timeoutMillis));
        } catch (KafkaException e) {
            throw failures.configuration("no Kafka producer can be made for " + properties.address(), e);
        }
    }

    /**
     * Shuts out every earlier producer with this id. When this returns, what one of them had open is given up, and what one of
     * them was committing is committed.
     */
    void fence() throws IOException {
        try {
            producer.initTransactions();
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            throw failures.failure("no transactions can be made with the id \"" + id + "\"", e);
        }
    }

    /**
     * Sends a record; waits while there is no room for it.
     *
     * @param acknowledged hears what has become of it, and calls {@link #fail} if that is a failure
     * @throws IOException if this or an earlier record could not be written
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of it
    void send(ProducerRecord<byte[], byte[]> record, Callback acknowledged) throws IOException {
        check();
        try {
            if (!begun) {
                begin();
            }
            producer.send(record, acknowledged);
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            throw failed(e);
        }
        // one that is too large, say, fails at once
        check();
    }

    private void begin() {
        synchronized (producer) {
            if (!begun) {
                producer.beginTransaction();
                begun = true;
            }
        }
    }

    /** By the client's thread: a record was not written. */
    void fail(Exception e) {
        failure.compareAndSet(null, e);
    }

    /** Waits until all that was sent is acknowledged. */
    void flush() throws IOException {
        try {
            producer.flush();
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            throw failed(e);
        }
        check();
    }

    /** Looks whether all is well, without waiting. */
    void check() throws IOException {
        Exception e = failure.get();
        if (e != null) {
            throw failed(e);
        }
    }

    /**
     * Commits what was sent since the last time, be it nothing, and these offsets, all or nothing.
     *
     * @throws IOException if that was not done, or if it cannot be known
     */
    void commit(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) throws IOException {
        check();
        try {
            if (!begun) {
                begin();
            }
            producer.sendOffsetsToTransaction(offsets, group);
        } catch (InterruptException e) {
            throw interrupted(e);
        } catch (KafkaException e) {
            throw failed(e);
        }
        end();
        begun = false;
    }

    /** Patient with brokers that do not answer: after the time that a transaction may take at most, it has ended either way. */
    private void end() throws IOException {
        long deadlineNanos =
                System.nanoTime() + Duration.ofMillis(timeoutMillis).toNanos();
        while (true) {
            try {
                producer.commitTransaction();
                return;
            } catch (TimeoutException e) {
                // asking again is what the client demands; it does not commit twice
                if (System.nanoTime() - deadlineNanos > 0) {
                    throw unknown(e);
                }
            } catch (InterruptException e) {
                throw unknown(e);
            } catch (KafkaException e) {
                throw failed(e);
            }
        }
    }

    private IOException unknown(KafkaException e) {
        return failures.failure(
                "whether the transaction of \"" + id + "\" was committed is not known; the job finds out when it is"
                        + " started again",
                e);
    }

    private IOException failed(Exception e) {
        return failures.failure("the transaction of \"" + id + "\" is lost", e);
    }

    private IOException interrupted(InterruptException e) {
        return new IOException("interrupted during a transaction of \"" + id + "\"", e);
    }

    /** Gives up what is open, so that readers need not wait for its timeout; what is being committed goes on. */
    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
