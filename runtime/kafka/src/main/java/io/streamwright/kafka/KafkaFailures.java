package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionAbortableException;

/** Says what a client's exceptions mean, without the secrets that they may quote. Immutable; any thread may use it. */
final class KafkaFailures {
    private final Secrets secrets;

    KafkaFailures(Secrets secrets) {
        this.secrets = secrets;
    }

    /** For settings that a client does not take. */
    ConfigurationException configuration(String what, Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        String message = what + ": " + reason(cause);
        return secrets.isClean(thrown)
                ? new ConfigurationException(message, thrown)
                : new ConfigurationException(message);
    }

    /** For what goes wrong while the job runs. */
    IOException failure(String what, Throwable thrown) {
        Throwable cause = unwrapped(thrown);
        String message = what + ": " + reason(cause);
        return secrets.isClean(thrown) ? new IOException(message, cause) : new IOException(message);
    }

    /** The exception that says something, of those that only carry others. */
    static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown;
        while ((inner instanceof ExecutionException || inner instanceof CompletionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    /** Why, in words, with a remedy where one is known. */
    String reason(Throwable thrown) {
        StringBuilder text = new StringBuilder(message(thrown));
        // a client that cannot be made says why in its cause
        Throwable cause = thrown.getCause();
        while (thrown instanceof KafkaException && cause != null && cause != cause.getCause()) {
            String more = message(cause);
            if (!text.toString().contains(more)) {
                text.append(": ").append(more);
            }
            cause = cause.getCause();
        }
        return secrets.clean(text.toString()) + remedies(thrown);
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : message;
    }

    /** The first that is known, from the outside in. */
    private static String remedies(Throwable thrown) {
        Throwable each = thrown;
        while (each != null) {
            String remedy = remedy(each);
            if (!remedy.isEmpty() || each == each.getCause()) {
                return remedy;
            }
            each = each.getCause();
        }
        return "";
    }

    private static String remedy(Throwable thrown) {
        if (thrown instanceof ProducerFencedException
                || thrown instanceof InvalidProducerEpochException
                || thrown instanceof InvalidPidMappingException
                || thrown instanceof TransactionAbortableException) {
            return "; brokers have given up the transaction, since it was open for longer than"
                    + " kafka.transaction.timeout.ms, or another instance writes with the same transactional id. Nothing of it"
                    + " is published; started again the job goes on from its last snapshot";
        }
        // the client wraps it in an exception of no kind
        if (thrown instanceof InvalidTxnTimeoutException || message(thrown).contains("transaction.max.timeout.ms")) {
            return "; brokers allow transactions of transaction.max.timeout.ms at most (15 minutes if they are not told"
                    + " otherwise): set kafka.transaction.timeout.ms to that or less, but longer than snapshot-interval";
        }
        if (thrown instanceof AuthenticationException) {
            return "; the properties for signing in are given as options kafka.security.protocol, kafka.sasl.… and"
                    + " kafka.ssl.…";
        }
        if (thrown instanceof AuthorizationException) {
            return "; the user that the job signs in as needs an ACL for this";
        }
        if (thrown instanceof RecordTooLargeException) {
            return "; the limits are kafka.max.request.size here and max.message.bytes of the topic";
        }
        if (thrown instanceof InvalidTimestampException) {
            return "; brokers refuse times far from theirs (message.timestamp.after.max.ms of the topic), and with"
                    + " time=write results carry the time at which they are written";
        }
        if (thrown instanceof ConfigException && message(thrown).contains("No resolvable bootstrap")) {
            return "; no name server knows the host that the option bootstrap names";
        }
        if (message(thrown).contains("JAAS")) {
            return "; who signs in, and how, is given as the options kafka.sasl.mechanism and kafka.sasl.jaas.config";
        }
        return thrown instanceof TimeoutException
                ? "; no broker has answered in time, which kafka.delivery.timeout.ms and timeout set"
                : "";
    }
}
