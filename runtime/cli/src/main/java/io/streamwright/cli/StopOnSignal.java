package io.streamwright.cli;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.time.TimeSource;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Stops a job when the process is told to end (SIGTERM, SIGINT, SIGHUP, {@code System.exit}): its last snapshot is taken, and
 * the process goes once the thread that started it has said how it ended. A second SIGINT ends the process at once.
 */
final class StopOnSignal implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;
    /** The JVM's name of the thread that it starts for each such signal; it waits while the process ends. */
    private static final String INTERRUPT_THREAD = "SIGINT handler";

    private final JobHandle job;
    private final TimeSource time;
    private final Duration atMost;
    private final Consumer<String> messages;
    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "streamwright-stop");

    private StopOnSignal(JobHandle job, TimeSource time, Duration atMost, Consumer<String> messages) {
        this.job = job;
        this.time = time;
        this.atMost = atMost;
        this.messages = messages;
    }

    /**
     * Begins to listen.
     *
     * @param atMost how long the job may take to stop
     * @param messages where to say what happens
     */
    static StopOnSignal listen(JobHandle job, TimeSource time, Duration atMost, Consumer<String> messages) {
        StopOnSignal listener = new StopOnSignal(job, time, atMost, messages);
        try {
            Runtime.getRuntime().addShutdownHook(listener.hook);
        } catch (IllegalStateException e) {
            // The process is ending already.
            job.stop();
        }
        return listener;
    }

    private void stop() {
        messages.accept("stopping: taking a last snapshot; Ctrl-C once more ends at once");
        job.stop();
        long end = time.nanoTime() + atMost.toNanos();
        try {
            while (!reported.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (interruptedTwice()) {
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                }
                if (time.nanoTime() - end > 0) {
                    messages.accept("the job has not stopped within " + Human.duration(atMost)
                            + ", the process ends without it. Started again, it goes on from the snapshot "
                            + job.progress().snapshots().lastId());
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean interruptedTwice() {
        return Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().equals(INTERRUPT_THREAD))
                        .count()
                > 1;
    }

    /** Stops listening; said by the thread that started the job, once there is nothing more to say. */
    @Override
    public void close() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending: the hook goes on by itself.
        }
    }
}
