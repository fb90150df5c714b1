package io.streamwright.core.api;

import java.util.List;

/**
 * How far a job has come: counts since it was started. Taken without slowing the job, so that numbers of different parts may
 * be a few milliseconds apart. Immutable.
 *
 * @param state where the job stands
 * @param atNanos when this was taken, on the clock that only moves forwards
 * @param sources each source, in the order of the job
 * @param sinks each sink, in the order of the job
 * @param lateDropped events that came too late for all of their windows
 * @param watermark the smallest watermark of the sources, milliseconds since 1970, UTC; {@link Long#MIN_VALUE} before the
 *     first and {@link Long#MAX_VALUE} after the end
 * @param snapshots what is known of snapshots
 * @param restarts how many times it was started again after a failure; counts are of the time since the last one
 */
public record JobProgress(
        JobState state,
        long atNanos,
        List<Source> sources,
        List<Sink> sinks,
        long lateDropped,
        long watermark,
        Snapshots snapshots,
        int restarts) {

    /** Of a job that was not started again. */
    public JobProgress(
            JobState state,
            long atNanos,
            List<Source> sources,
            List<Sink> sinks,
            long lateDropped,
            long watermark,
            Snapshots snapshots) {
        this(state, atNanos, sources, sinks, lateDropped, watermark, snapshots, 0);
    }

    /** The same of a job in another state, which was started again so many times. */
    public JobProgress with(JobState otherState, int restartCount) {
        return new JobProgress(otherState, atNanos, sources, sinks, lateDropped, watermark, snapshots, restartCount);
    }

    /** Copies the lists. */
    public JobProgress {
        sources = List.copyOf(sources);
        sinks = List.copyOf(sinks);
    }

    /**
     * One source.
     *
     * @param stream the name of the stream
     * @param events how many were delivered
     * @param skipped how many undecodable records were left out
     * @param watermark its watermark
     * @param openSplits how many splits are being read
     * @param endedSplits how many splits have been read to their end
     * @param lag how far behind the newest data it is, in bytes or events as the connector counts, or -1 if not known
     */
    public record Source(
            String stream, long events, long skipped, long watermark, int openSplits, int endedSplits, long lag) {}

    /**
     * One sink.
     *
     * @param stream the name of the stream
     * @param results how many were written, published or not
     */
    public record Sink(String stream, long results) {}

    /**
     * Snapshots.
     *
     * @param completed how many were completed in this run
     * @param failed how many failed in this run
     * @param lastId the id of the last one completed or restored, or 0
     * @param lastDurationNanos how long the last completed one took from the request to the end of publishing
     * @param lastBytes its size
     * @param lastCompletedMillis when it was completed, milliseconds since 1970, UTC; 0 if none was in this run
     */
    public record Snapshots(
            long completed,
            long failed,
            long lastId,
            long lastDurationNanos,
            long lastBytes,
            long lastCompletedMillis) {
        /** None yet. */
        public static final Snapshots NONE = new Snapshots(0, 0, 0, 0, 0, 0);
    }

    /** All events delivered. */
    public long events() {
        return sources.stream().mapToLong(Source::events).sum();
    }

    /** All results written. */
    public long results() {
        return sinks.stream().mapToLong(Sink::results).sum();
    }

    /** Events per second since an earlier look. */
    public double eventsPerSecond(JobProgress earlier) {
        long nanos = atNanos - earlier.atNanos;
        return nanos <= 0 ? 0 : (events() - earlier.events()) * 1e9 / nanos;
    }
}
