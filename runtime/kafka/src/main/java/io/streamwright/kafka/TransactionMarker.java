package io.streamwright.kafka;

import io.streamwright.core.sink.JobInstance;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Says up to which snapshot the results of a job are committed. It is the offset of a group in which nobody reads, so that it is
 * committed in the same transaction as the results: the offset is the snapshot, and the text that goes with it tells whose.
 *
 * @param stateId the permanent id of the job's state
 * @param incarnation of the instance that has committed it
 * @param snapshotId the snapshot
 * @param job the name of the job, for messages; a long one is cut off
 */
record TransactionMarker(String stateId, long incarnation, long snapshotId, String job) {
    private static final String FORM = "streamwright-marker/1";

    /** Brokers take 4096 bytes (offset.metadata.max.bytes), and could be set to less. */
    private static final int LONGEST_JOB_CHARS = 200;

    private static final Pattern TEXT = Pattern.compile(
            FORM + " state=([^ ]+) incarnation=(\\d{1,18}) snapshot=(\\d{1,18}) job=(.*)", Pattern.DOTALL);

    /** What an instance commits last counts, also if it was told to go back to an earlier snapshot. */
    static final Comparator<TransactionMarker> BY_AGE =
            Comparator.comparingLong(TransactionMarker::incarnation).thenComparingLong(TransactionMarker::snapshotId);

    static TransactionMarker of(JobInstance me, long snapshotId) {
        String job = me.job();
        return new TransactionMarker(
                me.stateId(),
                me.incarnation(),
                snapshotId,
                job.length() > LONGEST_JOB_CHARS ? job.substring(0, LONGEST_JOB_CHARS) : job);
    }

    /** That of an offset; null if the offset is something else. */
    static @Nullable TransactionMarker of(OffsetAndMetadata offset) {
        Matcher matcher = TEXT.matcher(offset.metadata());
        if (!matcher.matches()) {
            return null;
        }
        return new TransactionMarker(
                matcher.group(1), Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3)), matcher.group(4));
    }

    OffsetAndMetadata offset() {
        return new OffsetAndMetadata(
                snapshotId,
                FORM + " state=" + stateId + " incarnation=" + incarnation + " snapshot=" + snapshotId + " job=" + job);
    }
}
