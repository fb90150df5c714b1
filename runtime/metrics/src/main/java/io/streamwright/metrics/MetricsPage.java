package io.streamwright.metrics;

import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.api.JobProgress;
import io.streamwright.core.api.JobState;
import io.streamwright.core.operator.HistogramCounts;
import io.streamwright.metrics.PrometheusText.FamilyType;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The metrics of a job as text. Each kind of metric is a line here and a row of docs/reference/metrics.md. Immutable. */
final class MetricsPage {
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** Jobs that read thousands of files must not swamp who watches them. */
    static final int MOST_SPLITS = 1000;

    private static final String PREFIX = "streamwright_";
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final String job;

    MetricsPage(String job) {
        this.job = job;
    }

    /**
     * The page.
     *
     * @param metrics null while the job starts
     */
    String of(@Nullable JobMetrics metrics) {
        return new Writer(job).page(metrics);
    }

    /** One page in the making. */
    private static final class Writer {
        private final PrometheusText text = new PrometheusText();
        private final String job;

        Writer(String job) {
            this.job = job;
        }

        String page(@Nullable JobMetrics metrics) {
            String state =
                    metrics == null ? "STARTING" : metrics.progress().state().name();
            states(state);
            if (metrics != null) {
                job(metrics);
                snapshots(metrics);
                lanes(metrics.lanes());
                sources(metrics.lanes());
                splits(metrics.lanes());
                operators(metrics.lanes());
                exchanges(metrics.lanes());
                sinks(metrics.lanes());
                userMetrics(metrics.lanes());
            }
            return text.toString();
        }

        private void states(String current) {
            family("job_state", FamilyType.GAUGE, "1 for the state the job is in, 0 for all others");
            state("STARTING", current);
            for (JobState state : JobState.values()) {
                state(state.name(), current);
            }
        }

        private void state(String state, String current) {
            sample("job_state", state.equals(current) ? 1 : 0, "state", state.toLowerCase(Locale.ROOT));
        }

        private void job(JobMetrics metrics) {
            one(
                    "job_uptime_seconds",
                    FamilyType.GAUGE,
                    "Time since the job was started",
                    seconds(metrics.uptime().toNanos()));
            one(
                    "job_restarts_total",
                    FamilyType.COUNTER,
                    "How often the job was started again after a failure",
                    metrics.progress().restarts());
            one("job_lanes", FamilyType.GAUGE, "How many lanes the job has", metrics.laneCount());
        }

        private void snapshots(JobMetrics metrics) {
            JobProgress.Snapshots snapshots = metrics.progress().snapshots();
            one("snapshots_completed_total", FamilyType.COUNTER, "Snapshots that were completed", (double)
                    snapshots.completed());
            one("snapshots_failed_total", FamilyType.COUNTER, "Snapshots that failed", (double) snapshots.failed());
            one("snapshot_last_id", FamilyType.GAUGE, "The last snapshot completed or restored, or 0", (double)
                    snapshots.lastId());
            one(
                    "snapshot_last_duration_seconds",
                    FamilyType.GAUGE,
                    "How long the last completed snapshot took, publishing included",
                    seconds(snapshots.lastDurationNanos()));
            one("snapshot_last_size_bytes", FamilyType.GAUGE, "Its size", (double) snapshots.lastBytes());
            one(
                    "snapshot_age_seconds",
                    FamilyType.GAUGE,
                    "Time since the last snapshot was completed, or since the start",
                    seconds(metrics.sinceSnapshot().toNanos()));
        }

        private void lanes(List<JobMetrics.Lane> lanes) {
            String name = "lane_time_seconds_total";
            family(name, FamilyType.COUNTER, "How a lane has spent its time: busy, idle or backpressured");
            for (JobMetrics.Lane lane : lanes) {
                String number = Integer.toString(lane.number());
                sample(name, seconds(lane.busyNanos()), "lane", number, "state", "busy");
                sample(name, seconds(lane.idleNanos()), "lane", number, "state", "idle");
                sample(name, seconds(lane.backPressuredNanos()), "lane", number, "state", "backpressured");
            }
        }

        private void sources(List<JobMetrics.Lane> lanes) {
            source(lanes, "events_total", FamilyType.COUNTER, "Events delivered", JobMetrics.Source::events);
            source(
                    lanes,
                    "skipped_total",
                    FamilyType.COUNTER,
                    "Undecodable records left out",
                    JobMetrics.Source::skipped);
            source(
                    lanes,
                    "watermark_timestamp_seconds",
                    FamilyType.GAUGE,
                    "The watermark, in seconds since 1970",
                    source -> time(source.watermark()));
            source(lanes, "idle", FamilyType.GAUGE, "1 if all splits are idle", source -> source.idle() ? 1 : 0);
            source(lanes, "open_splits", FamilyType.GAUGE, "Splits that are being read", JobMetrics.Source::openSplits);
            source(lanes, "ended_splits", FamilyType.GAUGE, "Splits read to their end", JobMetrics.Source::endedSplits);
            source(
                    lanes,
                    "lag",
                    FamilyType.GAUGE,
                    "How far behind the newest data, in bytes or events as the connector counts",
                    source -> known(source.lag()));
        }

        private void source(
                List<JobMetrics.Lane> lanes,
                String name,
                FamilyType type,
                String help,
                ToDoubleFunction<JobMetrics.Source> value) {
            each(lanes, JobMetrics.Lane::sources, "source_" + name, type, help, value, source ->
                    new String[] {"stream", source.stream()});
        }

        private void splits(List<JobMetrics.Lane> lanes) {
            split(
                    lanes,
                    "split_watermark_timestamp_seconds",
                    "The watermark of a split, in seconds since 1970",
                    split -> time(split.watermark()));
            split(lanes, "split_idle", "1 if the split no longer holds back others", split -> split.idle() ? 1 : 0);
            split(
                    lanes,
                    "split_lag",
                    "How far behind the newest data, in bytes or events as the connector counts",
                    split -> known(split.lag()));
            long all = lanes.stream()
                    .flatMap(lane -> lane.sources().stream())
                    .mapToLong(source -> source.splits().size())
                    .sum();
            one("splits_not_shown", FamilyType.GAUGE, "Open splits beyond the first " + MOST_SPLITS, (double)
                    Math.max(0, all - MOST_SPLITS));
        }

        private void split(
                List<JobMetrics.Lane> lanes, String name, String help, ToDoubleFunction<JobMetrics.Split> value) {
            family(name, FamilyType.GAUGE, help);
            int shown = 0;
            for (JobMetrics.Lane lane : lanes) {
                for (JobMetrics.Source source : lane.sources()) {
                    for (JobMetrics.Split split : source.splits()) {
                        if (shown++ < MOST_SPLITS) {
                            sample(
                                    name,
                                    value.applyAsDouble(split),
                                    "lane",
                                    Integer.toString(lane.number()),
                                    "stream",
                                    source.stream(),
                                    "split",
                                    split.id());
                        }
                    }
                }
            }
        }

        private void operators(List<JobMetrics.Lane> lanes) {
            operator(lanes, "rows", FamilyType.GAUGE, "Rows of state", JobMetrics.Operator::rows);
            operator(lanes, "timers", FamilyType.GAUGE, "Pending timers", JobMetrics.Operator::timers);
            operator(
                    lanes,
                    "late_dropped_total",
                    FamilyType.COUNTER,
                    "Events that came too late for all of their windows",
                    JobMetrics.Operator::lateDropped);
            operator(
                    lanes,
                    "watermark_timestamp_seconds",
                    FamilyType.GAUGE,
                    "Up to where everything due has fired, in seconds since 1970",
                    operator -> time(operator.watermark()));
        }

        private void operator(
                List<JobMetrics.Lane> lanes,
                String name,
                FamilyType type,
                String help,
                ToDoubleFunction<JobMetrics.Operator> value) {
            each(lanes, JobMetrics.Lane::operators, "operator_" + name, type, help, value, operator ->
                    new String[] {"operator", operator.uid()});
        }

        private void exchanges(List<JobMetrics.Lane> lanes) {
            exchange(lanes, "sent_events_total", "Events sent to all lanes", JobMetrics.Exchange::sent);
            exchange(lanes, "received_events_total", "Events received from all lanes", JobMetrics.Exchange::received);
            exchange(lanes, "batches_total", "Batches in which events were sent", JobMetrics.Exchange::batches);
            exchange(
                    lanes,
                    "stalls_total",
                    "How often a batch found no room at its receiver",
                    JobMetrics.Exchange::stalls);
        }

        /** Two may lead from one stream to one operator: their place tells them apart. */
        private void exchange(
                List<JobMetrics.Lane> lanes, String name, String help, ToDoubleFunction<JobMetrics.Exchange> value) {
            family("exchange_" + name, FamilyType.COUNTER, help);
            for (JobMetrics.Lane lane : lanes) {
                for (int i = 0; i < lane.exchanges().size(); i++) {
                    JobMetrics.Exchange exchange = lane.exchanges().get(i);
                    sample(
                            "exchange_" + name,
                            value.applyAsDouble(exchange),
                            "exchange",
                            Integer.toString(i),
                            "from",
                            exchange.from(),
                            "to",
                            exchange.to(),
                            "lane",
                            Integer.toString(lane.number()));
                }
            }
        }

        private void sinks(List<JobMetrics.Lane> lanes) {
            each(
                    lanes,
                    JobMetrics.Lane::sinks,
                    "sink_results_total",
                    FamilyType.COUNTER,
                    "Results written, published or not",
                    JobMetrics.Sink::results,
                    sink -> new String[] {"stream", sink.stream()});
        }

        // ---------------------------------------------------------------------------------------------- the user's

        private void userMetrics(List<JobMetrics.Lane> lanes) {
            String counter = "user_counter_total";
            family(counter, FamilyType.COUNTER, "A Counter of the job's own code");
            String histogram = "user_histogram";
            for (JobMetrics.Lane lane : lanes) {
                for (JobMetrics.Operator operator : lane.operators()) {
                    for (JobMetrics.UserCounter each : operator.counters()) {
                        sample(counter, (double) each.value(), user(lane, operator, each.name()));
                    }
                }
            }
            family(histogram, FamilyType.HISTOGRAM, "A Histogram of the job's own code");
            for (JobMetrics.Lane lane : lanes) {
                for (JobMetrics.Operator operator : lane.operators()) {
                    for (JobMetrics.UserHistogram each : operator.histograms()) {
                        histogram(histogram, each.counts(), user(lane, operator, each.name()));
                    }
                }
            }
        }

        private static String[] user(JobMetrics.Lane lane, JobMetrics.Operator operator, String name) {
            return new String[] {
                "lane", Integer.toString(lane.number()), "operator", operator.uid(), "name", name,
            };
        }

        /** Values are whole numbers: those below a power of two are those up to one less. */
        private void histogram(String name, HistogramCounts counts, String[] labels) {
            for (int exponent = 0; exponent < Long.SIZE - 1; exponent++) {
                long bound = (1L << exponent) - 1;
                sample(
                        name + "_bucket",
                        (double) counts.countBelowPowerOfTwo(exponent),
                        and(labels, "le", PrometheusText.number((double) bound)));
                if (bound >= counts.max()) {
                    break;
                }
            }
            sample(name + "_bucket", (double) counts.count(), and(labels, "le", "+Inf"));
            sample(name + "_sum", (double) counts.sum(), labels);
            sample(name + "_count", (double) counts.count(), labels);
        }

        // ------------------------------------------------------------------------------------------------- helpers

        private <T> void each(
                List<JobMetrics.Lane> lanes,
                Function<JobMetrics.Lane, List<T>> things,
                String name,
                FamilyType type,
                String help,
                ToDoubleFunction<T> value,
                Function<T, String[]> labels) {
            family(name, type, help);
            for (JobMetrics.Lane lane : lanes) {
                for (T thing : things.apply(lane)) {
                    sample(
                            name,
                            value.applyAsDouble(thing),
                            and(labels.apply(thing), "lane", Integer.toString(lane.number())));
                }
            }
        }

        private void one(String name, FamilyType type, String help, double value) {
            family(name, type, help);
            sample(name, value);
        }

        private void family(String name, FamilyType type, String help) {
            text.family(PREFIX + name, type, help);
        }

        /** One that is not a number says nothing, and is left out. */
        private void sample(String name, double value, String... labels) {
            if (!Double.isNaN(value)) {
                text.sample(PREFIX + name, value, and(labels, "job", job));
            }
        }

        private static String[] and(String[] labels, String name, String value) {
            String[] all = java.util.Arrays.copyOf(labels, labels.length + 2);
            all[labels.length] = name;
            all[labels.length + 1] = value;
            return all;
        }

        private static double seconds(long nanos) {
            return (double) nanos / NANOS;
        }

        /** Seconds since 1970; nothing before the first watermark, infinite after the end. */
        private static double time(long millis) {
            if (millis == Long.MIN_VALUE) {
                return Double.NaN;
            }
            return millis == Long.MAX_VALUE ? Double.POSITIVE_INFINITY : (double) millis / MILLIS;
        }

        private static double known(long lag) {
            return lag < 0 ? Double.NaN : (double) lag;
        }
    }
}
