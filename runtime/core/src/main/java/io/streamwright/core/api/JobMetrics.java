package io.streamwright.core.api;

import io.streamwright.core.operator.HistogramCounts;
import java.time.Duration;
import java.util.List;

/**
 * What a running job is doing, lane by lane: for monitoring. Each lane publishes its numbers about four times a second, so
 * that looking costs it nothing; those of different lanes may be that far apart. Counts are since the job was started, or
 * started again after a failure. Immutable.
 *
 * @param job the name of the job
 * @param progress the job as a whole
 * @param uptime since it was started; restarts do not begin it anew
 * @param sinceSnapshot since the last snapshot was completed, or since the start if none has been
 * @param lanes each lane that has begun to run, in order
 * @param laneCount how many lanes the job has
 */
public record JobMetrics(
        String job, JobProgress progress, Duration uptime, Duration sinceSnapshot, List<Lane> lanes, int laneCount) {

    /** Copies the list. */
    public JobMetrics {
        lanes = List.copyOf(lanes);
    }

    /** Whether all lanes run. */
    public boolean started() {
        return laneCount > 0 && lanes.size() == laneCount;
    }

    /** The same seen as that of a job that was started earlier. */
    public JobMetrics with(JobProgress otherProgress, Duration otherUptime) {
        return new JobMetrics(job, otherProgress, otherUptime, sinceSnapshot, lanes, laneCount);
    }

    /**
     * One lane. Its time is divided into three: each round counts as what it was.
     *
     * @param number from 0
     * @param busyNanos how long it has worked; a sink that makes it wait counts as work
     * @param idleNanos how long there was nothing to do
     * @param backPressuredNanos how long it could do nothing, because what it has sent found no room at another lane
     * @param sources its part of each source, in the order of the job
     * @param operators its part of each operator that runs on it, in the order of the data
     * @param exchanges its part of each exchange; none in a job on one lane
     * @param sinks its part of each sink, in the order of the job
     */
    public record Lane(
            int number,
            long busyNanos,
            long idleNanos,
            long backPressuredNanos,
            List<Source> sources,
            List<Operator> operators,
            List<Exchange> exchanges,
            List<Sink> sinks) {
        /** Copies the lists. */
        public Lane {
            sources = List.copyOf(sources);
            operators = List.copyOf(operators);
            exchanges = List.copyOf(exchanges);
            sinks = List.copyOf(sinks);
        }
    }

    /**
     * A lane's part of a source.
     *
     * @param stream the name of the stream
     * @param events how many were delivered
     * @param skipped how many undecodable records were left out
     * @param watermark milliseconds since 1970, UTC; {@link Long#MIN_VALUE} before the first and {@link Long#MAX_VALUE} after
     *     the end
     * @param idle whether all of its splits are idle
     * @param openSplits how many splits are being read
     * @param endedSplits how many splits have been read to their end
     * @param lag how far behind the newest data it is, in bytes or events as the connector counts, or -1 if not known
     * @param splits those that are being read
     */
    public record Source(
            String stream,
            long events,
            long skipped,
            long watermark,
            boolean idle,
            int openSplits,
            int endedSplits,
            long lag,
            List<Split> splits) {
        /** Copies the list. */
        public Source {
            splits = List.copyOf(splits);
        }
    }

    /**
     * A split that is being read.
     *
     * @param id its id
     * @param watermark as that of a source
     * @param idle whether it no longer holds back others
     * @param lag as that of a source
     */
    public record Split(String id, long watermark, boolean idle, long lag) {}

    /**
     * A lane's part of an operator.
     *
     * @param uid its permanent name
     * @param rows how many rows of state there are
     * @param timers how many timers are pending; one that was moved or cancelled counts until it would have been due
     * @param lateDropped events that came too late for all of their windows
     * @param watermark as that of a source
     * @param counters those of the user's code, by name
     * @param histograms those of the user's code, by name
     */
    public record Operator(
            String uid,
            long rows,
            long timers,
            long lateDropped,
            long watermark,
            List<UserCounter> counters,
            List<UserHistogram> histograms) {
        /** Copies the lists. */
        public Operator {
            counters = List.copyOf(counters);
            histograms = List.copyOf(histograms);
        }
    }

    /**
     * A {@code Counter} of the user's code.
     *
     * @param name its name
     * @param value what was counted
     */
    public record UserCounter(String name, long value) {}

    /**
     * A {@code Histogram} of the user's code.
     *
     * @param name its name
     * @param counts what was recorded
     */
    public record UserHistogram(String name, HistogramCounts counts) {}

    /**
     * A lane's part of an exchange: what it has sent to, and received from, all lanes.
     *
     * @param from the stream that is sent
     * @param to the stream whose step or operator receives
     * @param sent how many events were sent
     * @param received how many events have been received and processed
     * @param batches in how many batches they were sent
     * @param stalls how often a batch found no room at its receiver
     */
    public record Exchange(String from, String to, long sent, long received, long batches, long stalls) {}

    /**
     * A lane's part of a sink.
     *
     * @param stream the name of the stream
     * @param results how many were written, published or not
     */
    public record Sink(String stream, long results) {}
}
