package io.streamwright.core.api;

import io.streamwright.core.graph.JobGraph;

/**
 * Shows running jobs to the outside: the metrics endpoint is one. Found by {@link java.util.ServiceLoader} on the class path
 * of the job, and asked once for each job that is started.
 */
public interface JobMonitor {

    /** The setting that a job asks for this monitor with, for messages. */
    EngineSetting askedForBy();

    /**
     * Begins to watch a job that is about to start: it has checked its settings and touched nothing else.
     *
     * @throws ConfigurationException if it cannot do what the settings ask for
     */
    Watch watch(JobGraph job, JobSettings settings);

    /** What watches one job, across its restarts. Any thread may call it, also at once where a job ends as it starts. */
    interface Watch extends AutoCloseable {

        /** The job runs; called once at most. What is asked of it may be asked from any thread. */
        void started(JobHandle job);

        /** The job has ended, or has not started. Called once, before those that wait for its end learn of it. */
        @Override
        void close();
    }
}
