package io.streamwright.kafka;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** Starts jobs on the cluster of the tests. */
final class Runs {
    private Runs() {}

    /** A job whose source, and any other stream named, is at the test's broker. */
    static JobRunner of(CompiledJob job, Collected collected, String topic, String... settings) {
        String source = job.graph().streams().get(0).name();
        JobRunner runner = JobRunner.of(job)
                .connector(collected)
                .set(source, "kafka:" + topic)
                .set(source + ".bootstrap", Cluster.bootstrap());
        for (int i = 0; i < settings.length; i += 2) {
            runner.set(settings[i], settings[i + 1]);
        }
        return runner;
    }

    /** To its end. */
    static void run(JobRunner runner) throws InterruptedException {
        try (JobHandle handle = runner.start()) {
            handle.await();
        }
    }

    /** Stops with a last snapshot. */
    static void stop(JobHandle handle) throws InterruptedException {
        handle.stop();
        handle.await();
    }

    static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }
}
