package io.streamwright.core.exec;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes one thing after the other, whatever happens to each. What fails is logged, since by then the job's fate is sealed:
 * what matters has been published or never will be. Used by one thread.
 */
final class CloseAll {
    private static final Logger LOG = LoggerFactory.getLogger(CloseAll.class);

    /** Something to close. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    private final String job;

    CloseAll(String job) {
        this.job = job;
    }

    void close(String what, Action action) {
        try {
            action.run();
        } catch (Exception | LinkageError e) {
            LOG.warn("Job {}: {} could not be closed: {}", job, what, FailureReport.message(e));
            LOG.debug("Job {}: why {} could not be closed", job, what, e);
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
