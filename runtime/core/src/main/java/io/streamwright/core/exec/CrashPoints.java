package io.streamwright.core.exec;

import io.streamwright.core.api.ConfigurationException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Places at which a test kills the process, so that each step of a snapshot is seen to survive it. An aid for tests of the
 * engine: does nothing unless the system property {@value #PROPERTY} names a point and how many times it is passed before the
 * process halts, as in {@code -Dstreamwright.crash-at=after-complete:3}. Any thread may use it.
 */
@FunctionalInterface
public interface CrashPoints {
    /** The system property. */
    String PROPERTY = "streamwright.crash-at";

    /** What the process ends with: as if by SIGKILL. */
    int EXIT_STATUS = 137;

    /** Never crashes. */
    CrashPoints NONE = point -> {};

    /** The places, in the order of a run. */
    enum Point {
        /** The mark of the last transaction is read, earlier instances are shut out. */
        AFTER_MARK,
        /** The snapshot to go on from is chosen, and is the mark; newer ones are still there. */
        AFTER_REMARK,
        /** The snapshot to restore is chosen, nothing of it is published yet. */
        BEFORE_RECOVER,
        /** What the restored snapshot had pending is published. */
        AFTER_RECOVER,
        /** A snapshot has its id; the lanes have not been asked yet. */
        BEFORE_BARRIER,
        /** On the lane: sinks have prepared, state is frozen. */
        AFTER_BARRIER,
        /** Nothing is written yet. */
        BEFORE_WRITE,
        /** All sections are written. */
        AFTER_WRITE,
        /** What sinks have pending is hardened, the manifest is not written. */
        BEFORE_COMPLETE,
        /** The snapshot is durable. */
        AFTER_COMPLETE,
        /** The transaction of the snapshot is committed, together with its mark; staged sinks have published nothing. */
        AFTER_TRANSACTION,
        /** The publication is noted. */
        AFTER_ANNOUNCE,
        /** One of several commits is through; passed after each but the last. */
        BETWEEN_COMMITS,
        /** Everything is published; older snapshots are still there. */
        AFTER_COMMITS,
        /** Older snapshots are gone. */
        AFTER_RETENTION,
        /** The last snapshot is through and the job is about to end. */
        BEFORE_END;

        /** The name in the system property: {@code after-complete}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is thrown where a crash is only simulated: nothing catches it but the simulation. */
    final class Crash extends Error {
        private static final long serialVersionUID = 1L;

        /** At a point, or at any other place. */
        public Crash(String where) {
            super("simulated crash: " + where, null, false, false);
        }
    }

    /** Passes a point. */
    void pass(Point point);

    /** As the system property says. */
    static CrashPoints fromSystemProperty() {
        String text = System.getProperty(PROPERTY);
        return text == null ? NONE : parse(text);
    }

    private static CrashPoints parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Point at = Arrays.stream(Point.values())
                .filter(point -> point.key().equals(name))
                .findFirst()
                .orElseThrow(() -> wrong(text));
        AtomicInteger left;
        try {
            left = new AtomicInteger(colon < 0 ? 1 : Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw wrong(text);
        }
        return point -> {
            if (point == at && left.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(EXIT_STATUS);
            }
        };
    }

    private static ConfigurationException wrong(String text) {
        return new ConfigurationException("the system property " + PROPERTY + " is \"" + text
                + "\": expected a point and a count, as in after-complete:3. Points: "
                + Arrays.stream(Point.values()).map(Point::key).collect(Collectors.joining(", ")));
    }
}
