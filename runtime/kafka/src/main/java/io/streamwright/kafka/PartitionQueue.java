package io.streamwright.kafka;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What has been fetched of one partition and not been read yet. The fetcher's thread adds, the lane that reads the partition takes;
 * each field says who writes it.
 */
final class PartitionQueue {
    /**
     * Records in order.
     *
     * @param nextOffset the position behind them, which counts records that are not shown, such as those of transactions that were
     *     aborted
     * @param nextLeaderEpoch what goes with it, -1 if not known
     */
    record Batch(List<ConsumerRecord<ByteBuffer, ByteBuffer>> records, long nextOffset, int nextLeaderEpoch) {}

    /** How many batches may wait: one that is read, and some for as long as the next fetch takes. */
    private static final int MOST_BATCHES = 3;

    private final SplitId split;
    private final KafkaPosition from;
    private final Runnable wakeUp;
    private final ConcurrentLinkedQueue<Batch> batches = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    /** By the fetcher. */
    private volatile boolean paused;

    private volatile @Nullable IOException failure;
    private volatile long logEnd = -1;

    /** By the lane. */
    private volatile boolean closed;

    /**
     * Made by the thread that opens the split.
     *
     * @param wakeUp tells the fetcher that there is room again
     */
    PartitionQueue(SplitId split, KafkaPosition from, Runnable wakeUp) {
        this.split = split;
        this.from = from;
        this.wakeUp = wakeUp;
    }

    SplitId split() {
        return split;
    }

    KafkaPosition from() {
        return from;
    }

    // ------------------------------------------------------------------------------------------------- the fetcher

    void add(Batch batch) {
        waiting.incrementAndGet();
        batches.add(batch);
    }

    boolean full() {
        return waiting.get() >= MOST_BATCHES;
    }

    /** Whether it is to be fetched again after it was full. */
    boolean hasRoom() {
        return waiting.get() <= 1;
    }

    boolean paused() {
        return paused;
    }

    void paused(boolean nowPaused) {
        paused = nowPaused;
    }

    /** What the lane gets once it has taken all batches. */
    void fail(IOException cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    boolean failed() {
        return failure != null;
    }

    void logEnd(long offset) {
        logEnd = offset;
    }

    boolean closed() {
        return closed;
    }

    // ---------------------------------------------------------------------------------------------------- the lane

    /**
     * The next batch, or null if there is none now.
     *
     * @throws IOException if there will be none any more
     */
    @Nullable Batch take() throws IOException {
        IOException failed = failure;
        Batch batch = batches.poll();
        if (batch == null) {
            if (failed != null) {
                throw failed;
            }
            return null;
        }
        waiting.decrementAndGet();
        if (paused && hasRoom()) {
            wakeUp.run();
        }
        return batch;
    }

    /** The offset behind the newest record that may be read, or -1 if not known. */
    long logEnd() {
        return logEnd;
    }

    void close() {
        closed = true;
        batches.clear();
    }
}
