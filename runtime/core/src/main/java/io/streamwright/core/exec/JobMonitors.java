package io.streamwright.core.exec;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.EngineSetting;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobMonitor;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.graph.JobGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What watches one job. Any thread may close it; it does so once. */
final class JobMonitors implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobMonitors.class);

    private final String job;
    private final List<JobMonitor.Watch> watches = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private JobMonitors(String job) {
        this.job = job;
    }

    /**
     * Begins to watch, if the settings ask for it.
     *
     * @throws ConfigurationException if they ask for what is not there
     */
    static JobMonitors open(JobGraph job, JobSettings settings) {
        JobMonitors monitors = new JobMonitors(job.name());
        if (settings.metricsPort().isEmpty()) {
            return monitors;
        }
        boolean opened = false;
        try {
            for (JobMonitor monitor : ServiceLoader.load(JobMonitor.class)) {
                if (monitor.askedForBy() == EngineSetting.METRICS_PORT) {
                    monitors.watches.add(monitor.watch(job, settings));
                }
            }
            opened = true;
        } finally {
            if (!opened) {
                monitors.close();
            }
        }
        if (monitors.watches.isEmpty()) {
            throw new ConfigurationException("The job \"" + job.name() + "\" is asked for metrics by the setting \""
                    + EngineSetting.METRICS_PORT.key()
                    + "\", and nothing on its class path serves them: add io.streamwright:streamwright-metrics, or leave"
                    + " the setting out");
        }
        return monitors;
    }

    /** The job runs. */
    void started(JobHandle handle) {
        watches.forEach(watch -> watch.started(handle));
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            for (JobMonitor.Watch watch : watches) {
                try {
                    watch.close();
                } catch (RuntimeException | Error e) {
                    LOG.warn("Job {}: what watched it did not end as it should", job, e);
                }
            }
        }
    }
}
