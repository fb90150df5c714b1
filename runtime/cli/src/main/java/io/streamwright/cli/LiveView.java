package io.streamwright.cli;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.time.TimeSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows a running job's progress on a thread of its own: on a terminal by a line that is rewritten, elsewhere by a line of
 * the log now and then.
 */
final class LiveView implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("streamwright");
    private static final long REWRITE_MILLIS = 500;
    private static final long LOG_MILLIS = 30_000;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;

    private LiveView(JobHandle job, TimeSource time, long everyMillis, Consumer<String> sight) {
        ProgressLine line = new ProgressLine(time, job.progress());
        thread = new Thread(
                () -> {
                    while (!closedWithin(everyMillis)) {
                        sight.accept(line.next(job.progress()));
                    }
                },
                "streamwright-progress");
        thread.setDaemon(true);
        thread.start();
    }

    /** Rewrites the last line of the screen. */
    static LiveView on(Screen screen, JobHandle job, TimeSource time, boolean unicode) {
        return new LiveView(job, time, REWRITE_MILLIS, line -> screen.show(unicode ? line : line.replace('·', '|')));
    }

    /** Logs a line now and then. */
    static LiveView inLog(JobHandle job, TimeSource time) {
        return new LiveView(job, time, LOG_MILLIS, line -> LOG.info("{}", line.replace('·', '|')));
    }

    private boolean closedWithin(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Ends looking; what was shown stays. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
