package io.streamwright.metrics;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.api.EngineSetting;
import io.streamwright.core.api.JobMonitor;
import io.streamwright.core.api.JobSettings;
import io.streamwright.core.graph.JobGraph;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the metrics and the health of jobs that are asked for it by {@link EngineSetting#METRICS_PORT}. */
public final class MetricsMonitor implements JobMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsMonitor.class);

    /** Short ones can be guessed. */
    private static final int SHORTEST_TOKEN = 16;

    /** For the service loader. */
    public MetricsMonitor() {}

    @Override
    public EngineSetting askedForBy() {
        return EngineSetting.METRICS_PORT;
    }

    @Override
    public Watch watch(JobGraph job, JobSettings settings) {
        InetAddress address = address(settings);
        checkToken(address, settings);
        InetSocketAddress wanted =
                new InetSocketAddress(address, settings.metricsPort().orElse(0));
        MetricsEndpoint endpoint;
        try {
            endpoint = new MetricsEndpoint(job.name(), settings, wanted);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The metrics of the job \"" + job.name() + "\" cannot be served at " + text(wanted) + ": "
                            + e.getMessage()
                            + ". Set metrics-port to a free one, or to 0 for any, or metrics-address to one of this"
                            + " machine",
                    e);
        }
        endpoint.start();
        LOG.info("Job {}: metrics at http://{}/metrics", job.name(), text(endpoint.address()));
        return endpoint;
    }

    private static InetAddress address(JobSettings settings) {
        String given = settings.metricsAddress();
        try {
            return InetAddress.getByName(given);
        } catch (UnknownHostException e) {
            throw new ConfigurationException(
                    "the setting \"metrics-address\" is \"" + given
                            + "\", which is no address of this machine. Leave it out for this machine alone, or give one"
                            + " such as 0.0.0.0, for all",
                    e);
        }
    }

    private static void checkToken(InetAddress address, JobSettings settings) {
        int length = settings.metricsToken().map(String::length).orElse(0);
        if (settings.metricsToken().isEmpty() && !address.isLoopbackAddress()) {
            throw new ConfigurationException("the setting \"metrics-address\" is \"" + settings.metricsAddress()
                    + "\", which others can reach: set metrics-token as well, to what they must send, or leave the address"
                    + " out for this machine alone");
        }
        if (settings.metricsToken().isPresent() && length < SHORTEST_TOKEN) {
            throw new ConfigurationException("the setting \"metrics-token\" has " + length
                    + " characters: expected at least " + SHORTEST_TOKEN + ", chosen by chance");
        }
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }
}
