package io.streamwright.kafka;

import io.streamwright.core.api.ConfigurationException;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;

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
        return secrets.clean(text.toString()) + remedy(thrown);
    }

    private static String message(Throwable thrown) {
        String message = thrown.getMessage();
        String name = thrown.getClass().getSimpleName();
        return message == null || message.isBlank() ? name : message;
    }

    private static String remedy(Throwable thrown) {
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
        return thrown instanceof TimeoutException
                ? "; no broker has answered in time, which kafka.delivery.timeout.ms and timeout set"
                : "";
    }
}
