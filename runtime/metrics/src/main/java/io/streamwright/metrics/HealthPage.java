package io.streamwright.metrics;

import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Whether a job is alive, and whether it works as it should, as a small object of JSON. Immutable. */
final class HealthPage {
    private static final String JSON = "application/json";
    private static final String OK = "200 OK";
    private static final String UNAVAILABLE = "503 Service Unavailable";

    /** Shorter than this nothing is overdue, whatever the interval. */
    private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);

    /** How many intervals may pass without a snapshot. */
    private static final int INTERVALS = 3;

    private final String job;
    private final Duration interval;

    /**
     * For a job.
     *
     * @param interval how far its snapshots are apart
     */
    HealthPage(String job, Duration interval) {
        this.job = job;
        this.interval = interval;
    }

    /**
     * Whether there is any point in waiting: not once it has failed.
     *
     * @param metrics null while it starts
     */
    HttpResponse health(@Nullable JobMetrics metrics) {
        boolean failed = metrics != null && metrics.progress().state() == JobState.FAILED;
        return page(!failed, metrics, failed ? "the job has failed" : "");
    }

    /** Whether it processes events and publishes results. */
    HttpResponse ready(@Nullable JobMetrics metrics) {
        String reason = reason(metrics);
        return page(reason.isEmpty(), metrics, reason);
    }

    private String reason(@Nullable JobMetrics metrics) {
        if (metrics == null) {
            return "the job is starting";
        }
        JobState state = metrics.progress().state();
        if (state != JobState.RUNNING && state != JobState.FINISHING) {
            return "the job is " + state.name().toLowerCase(java.util.Locale.ROOT);
        }
        if (!metrics.started()) {
            return "not all lanes have started";
        }
        Duration patience = patience(metrics.progress().snapshots());
        if (metrics.sinceSnapshot().compareTo(patience) > 0) {
            return "no snapshot was completed for " + metrics.sinceSnapshot().toSeconds() + " s, longer than "
                    + patience.toSeconds() + " s";
        }
        return "";
    }

    /** Some intervals, and what a snapshot takes. */
    private Duration patience(JobProgress.Snapshots snapshots) {
        Duration patience = interval.multipliedBy(INTERVALS).plusNanos(2 * snapshots.lastDurationNanos());
        return patience.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : patience;
    }

    private HttpResponse page(boolean good, @Nullable JobMetrics metrics, String reason) {
        String state = metrics == null ? "STARTING" : metrics.progress().state().name();
        StringBuilder body = new StringBuilder("{\"job\":");
        quote(job, body);
        body.append(",\"ok\":")
                .append(good)
                .append(",\"state\":\"")
                .append(state)
                .append('"');
        if (!reason.isEmpty()) {
            body.append(",\"reason\":");
            quote(reason, body);
        }
        if (metrics != null) {
            body.append(",\"uptimeSeconds\":").append(metrics.uptime().toSeconds());
            body.append(",\"restarts\":").append(metrics.progress().restarts());
            body.append(",\"lastSnapshot\":")
                    .append(metrics.progress().snapshots().lastId());
        }
        return HttpResponse.of(good ? OK : UNAVAILABLE, JSON, body.append("}\n").toString());
    }

    private static void quote(String text, StringBuilder to) {
        to.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                to.append('\\').append(c);
            } else if (c < ' ') {
                to.append(String.format("\\u%04x", (int) c));
            } else {
                to.append(c);
            }
        }
        to.append('"');
    }
}
