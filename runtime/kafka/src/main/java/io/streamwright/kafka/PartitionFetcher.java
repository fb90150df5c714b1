package io.streamwright.kafka;

import io.streamwright.kafka.KafkaSourceSettings.OnLostOffset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches some partitions of a source with one consumer, on a thread of its own, so that lanes never wait for the network. A
 * partition whose queue is full is paused. Brokers that are away are waited for; what cannot get better fails the queues.
 */
final class PartitionFetcher implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PartitionFetcher.class);
    private static final Duration LONGEST_POLL = Duration.ofMillis(250);

    /** For what the client answers by itself, without asking a broker. */
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final String stream;
    private final Consumer<ByteBuffer, ByteBuffer> consumer;
    private final OnLostOffset onLostOffset;
    private final KafkaFailures failures;
    private final Thread thread;
    private final ConcurrentLinkedQueue<PartitionQueue> added = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Map<TopicPartition, OffsetAndMetadata>> commits = new ConcurrentLinkedQueue<>();
    private volatile boolean closing;

    /** By the fetcher: why there will be no more records. */
    private volatile @Nullable IOException failure;

    /** Owned by the fetcher's thread. */
    private final Map<TopicPartition, PartitionQueue> queues = new HashMap<>();

    private final Map<TopicPartition, Long> queuedTo = new HashMap<>();

    PartitionFetcher(
            String stream,
            int number,
            Consumer<ByteBuffer, ByteBuffer> consumer,
            OnLostOffset onLostOffset,
            KafkaFailures failures) {
        this.stream = stream;
        this.consumer = consumer;
        this.onLostOffset = onLostOffset;
        this.failures = failures;
        this.thread = new Thread(this, "streamwright-kafka-" + stream + (number == 0 ? "" : "-" + number));
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    // ---------------------------------------------------------------------------------------------- other threads

    /** Fetches a partition from a position, for as long as its queue is not closed. */
    PartitionQueue add(SplitId split, KafkaPosition from) {
        PartitionQueue queue = new PartitionQueue(split, from, this::wakeUp);
        added.add(queue);
        IOException failed = failure;
        if (failed != null) {
            queue.fail(failed); // nobody takes it any more
        }
        wakeUp();
        return queue;
    }

    /** Commits offsets for others to look at; a failure is logged. */
    void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        commits.add(offsets);
        wakeUp();
    }

    private void wakeUp() {
        consumer.wakeup();
        LockSupport.unpark(thread);
    }

    /** Ends the thread, after what is left to be committed. */
    void close() {
        closing = true;
        wakeUp();
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(CLOSING.multipliedBy(3).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // ------------------------------------------------------------------------------------------------- the thread

    @Override
    public void run() {
        try {
            while (!closing) {
                step();
            }
            commitLast();
        } catch (InterruptException e) {
            failAll(new IOException("reading the topic was interrupted", e));
        } catch (RuntimeException | Error e) {
            failAll(failures.failure("reading the topic has failed", e));
        } finally {
            closeConsumer();
        }
    }

    private void step() {
        try {
            takeAdded();
            release();
            commit();
            if (queues.isEmpty()) {
                LockSupport.parkNanos(this, LONGEST_POLL.toNanos());
                return;
            }
            ConsumerRecords<ByteBuffer, ByteBuffer> records = consumer.poll(LONGEST_POLL);
            distribute(records);
        } catch (WakeupException e) {
            // there is something else to do
        } catch (OffsetOutOfRangeException e) {
            lost(e);
        } catch (TimeoutException e) {
            LOG.warn("Source {}: a broker has not answered in time and is asked again: {}", stream, failures.reason(e));
        }
    }

    private void takeAdded() {
        boolean changed = false;
        List<PartitionQueue> begun = new ArrayList<>();
        for (PartitionQueue queue = added.poll(); queue != null; queue = added.poll()) {
            queues.put(queue.split().topicPartition(), queue);
            begun.add(queue);
            changed = true;
        }
        for (Iterator<PartitionQueue> each = queues.values().iterator(); each.hasNext(); ) {
            PartitionQueue queue = each.next();
            if (queue.closed() || queue.failed()) {
                queuedTo.remove(queue.split().topicPartition());
                each.remove();
                changed = true;
            }
        }
        if (changed) {
            consumer.assign(Set.copyOf(queues.keySet()));
            begun.forEach(this::seek);
        }
    }

    private void seek(PartitionQueue queue) {
        TopicPartition partition = queue.split().topicPartition();
        if (!queues.containsKey(partition)) {
            return; // closed already
        }
        KafkaPosition from = queue.from();
        if (from.offset() == KafkaPosition.BEGINNING) {
            consumer.seekToBeginning(Set.of(partition));
        } else {
            Optional<Integer> epoch = from.leaderEpoch() < 0 ? Optional.empty() : Optional.of(from.leaderEpoch());
            consumer.seek(partition, new OffsetAndMetadata(from.offset(), epoch, ""));
        }
        queuedTo.put(partition, from.offset());
    }

    /** Fetches partitions again whose queues have room. */
    private void release() {
        for (Map.Entry<TopicPartition, PartitionQueue> each : queues.entrySet()) {
            PartitionQueue queue = each.getValue();
            if (queue.paused() && queue.hasRoom()) {
                consumer.resume(Set.of(each.getKey()));
                queue.paused(false);
            }
        }
    }

    private void distribute(ConsumerRecords<ByteBuffer, ByteBuffer> records) {
        Map<TopicPartition, OffsetAndMetadata> next = records.nextOffsets();
        for (TopicPartition partition : records.partitions()) {
            OffsetAndMetadata behind = next.get(partition);
            PartitionQueue queue = queues.get(partition);
            if (queue != null && behind != null) {
                add(queue, new PartitionQueue.Batch(records.records(partition), behind.offset(), epoch(behind)));
            }
        }
        for (Map.Entry<TopicPartition, PartitionQueue> each : queues.entrySet()) {
            if (!next.containsKey(each.getKey())) {
                passHidden(each.getKey(), each.getValue());
            }
            OptionalLong lag = consumer.currentLag(each.getKey());
            long position = queuedTo.getOrDefault(each.getKey(), -1L);
            if (lag.isPresent() && position >= 0) {
                each.getValue().logEnd(position + lag.getAsLong());
            }
        }
    }

    private void add(PartitionQueue queue, PartitionQueue.Batch batch) {
        TopicPartition partition = queue.split().topicPartition();
        queue.add(batch);
        queuedTo.put(partition, batch.nextOffset());
        if (queue.full()) {
            consumer.pause(Set.of(partition));
            queue.paused(true);
        }
    }

    /** Moves over records that nobody is shown, behind which a bounded read may end. */
    private void passHidden(TopicPartition partition, PartitionQueue queue) {
        if (queue.paused()) {
            return;
        }
        long position;
        try {
            position = consumer.position(partition, AT_ONCE);
        } catch (TimeoutException e) {
            return; // not known yet
        }
        if (position > queuedTo.getOrDefault(partition, Long.MAX_VALUE)) {
            add(queue, new PartitionQueue.Batch(List.of(), position, -1));
        }
    }

    private static int epoch(OffsetAndMetadata offset) {
        return offset.leaderEpoch().orElse(-1);
    }

    // ------------------------------------------------------------------------------------------------ lost offsets

    private void lost(OffsetOutOfRangeException e) {
        e.offsetOutOfRangePartitions().forEach((partition, offset) -> {
            PartitionQueue queue = queues.get(partition);
            if (queue == null) {
                return;
            }
            @Nullable OffsetAndMetadata divergent = e instanceof LogTruncationException truncated
                    ? truncated.divergentOffsets().get(partition)
                    : null;
            String what = LostOffset.message(partition, offset, divergent != null);
            if (onLostOffset == OnLostOffset.FAIL) {
                queue.fail(new IOException(what + LostOffset.REMEDY, e));
                return;
            }
            LOG.warn("Source {}: {}; it goes on from the {} one, as reset asks for", stream, what, onLostOffset);
            if (onLostOffset == OnLostOffset.EARLIEST) {
                consumer.seekToBeginning(Set.of(partition));
            } else {
                consumer.seekToEnd(Set.of(partition));
            }
            // a smaller offset may come: what follows is counted from there
            queuedTo.put(partition, KafkaPosition.BEGINNING);
        });
    }

    // ----------------------------------------------------------------------------------------------------- commits

    private void commit() {
        for (Map<TopicPartition, OffsetAndMetadata> offsets = commits.poll();
                offsets != null;
                offsets = commits.poll()) {
            consumer.commitAsync(offsets, (committed, e) -> {
                if (e != null) {
                    warn(e);
                }
            });
        }
    }

    private void commitLast() {
        for (Map<TopicPartition, OffsetAndMetadata> offsets = commits.poll();
                offsets != null;
                offsets = commits.poll()) {
            commitNow(offsets);
        }
    }

    private void commitNow(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try {
            consumer.commitSync(offsets, CLOSING);
        } catch (WakeupException e) {
            commitNow(offsets); // that of closing
        } catch (KafkaException e) {
            warn(e);
        }
    }

    private void warn(Exception e) {
        LOG.warn(
                "Source {}: offsets could not be committed; tools show an older position until the next snapshot: {}",
                stream,
                failures.reason(e));
    }

    private void failAll(IOException cause) {
        failure = cause;
        closing = true;
        queues.values().forEach(queue -> queue.fail(cause));
        for (PartitionQueue queue = added.poll(); queue != null; queue = added.poll()) {
            queue.fail(cause);
        }
    }

    private void closeConsumer() {
        try {
            consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSING));
        } catch (RuntimeException e) {
            LOG.debug("Source {}: closing the consumer has failed: {}", stream, failures.reason(e));
        }
    }
}
