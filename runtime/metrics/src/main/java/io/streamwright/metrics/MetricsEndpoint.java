package io.streamwright.metrics;

import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobMonitor;
import io.streamwright.core.api.JobSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** The pages of one job, from its start to its end. The server's thread reads what the job shows; nothing of the job waits. */
final class MetricsEndpoint implements JobMonitor.Watch {
    private final MetricsPage page;
    private final HealthPage health;
    private final Access access;
    private final HttpLoop loop;
    private volatile @Nullable JobHandle job;

    /** Binds the address. */
    MetricsEndpoint(String name, JobSettings settings, InetSocketAddress address) throws IOException {
        this.page = new MetricsPage(name);
        this.health = new HealthPage(name, settings.snapshotInterval().plus(settings.snapshotMinPause()));
        this.access = new Access(address.getAddress(), settings.metricsToken().orElse(null));
        this.loop = new HttpLoop("streamwright-" + name + "-metrics", address, this::answer);
    }

    /** Begins to answer. */
    void start() {
        loop.start();
    }

    /** Where it listens. */
    InetSocketAddress address() {
        return loop.address();
    }

    private HttpResponse answer(HttpRequest request) {
        HttpResponse refusal = access.refusal(request);
        if (refusal != null) {
            return refusal;
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return HttpResponse.plain("405 Method Not Allowed").with("Allow", "GET, HEAD");
        }
        return switch (request.path()) {
            case "/metrics" -> HttpResponse.of("200 OK", MetricsPage.TYPE, page.of(metrics()));
            case "/health" -> health.health(metrics());
            case "/ready" -> health.ready(metrics());
            default -> HttpResponse.plain("404 Not Found");
        };
    }

    private @Nullable JobMetrics metrics() {
        JobHandle running = job;
        return running == null ? null : running.metrics();
    }

    @Override
    public void started(JobHandle running) {
        job = running;
    }

    @Override
    public void close() {
        loop.close();
    }
}
