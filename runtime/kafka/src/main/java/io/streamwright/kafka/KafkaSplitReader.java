package io.streamwright.kafka;

import io.streamwright.core.codec.DecodeException;
import io.streamwright.core.source.RecordOrigin;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Delivers what has been fetched of one partition. Owned by its lane; never waits. */
final class KafkaSplitReader<T> implements SplitReader<T>, RecordOrigin {
    private final PartitionQueue queue;
    private final RecordValues<T> values;
    private final boolean recordTime;
    private final long end;
    private final LongConsumer atBarrier;

    private PartitionQueue.@Nullable Batch batch;
    private List<ConsumerRecord<ByteBuffer, ByteBuffer>> records = List.of();
    private int next;
    private long offset;
    private int leaderEpoch;

    /**
     * From the position of the queue.
     *
     * @param recordTime whether events have the time of their records
     * @param atBarrier is told of each offset that goes into a snapshot
     */
    KafkaSplitReader(PartitionQueue queue, RecordValues<T> values, boolean recordTime, LongConsumer atBarrier) {
        this.queue = queue;
        this.values = values;
        this.recordTime = recordTime;
        this.atBarrier = atBarrier;
        this.offset = queue.from().offset();
        this.leaderEpoch = queue.from().leaderEpoch();
        this.end = queue.from().end();
    }

    @Override
    public int poll(SourceOutput<T> out, int maxEvents) throws IOException {
        int count = 0;
        boolean more = true;
        while (more && count < maxEvents) {
            if (next == records.size() && !takeBatch()) {
                return count == 0 && ended() ? ENDED : count;
            }
            if (next < records.size()) {
                ConsumerRecord<ByteBuffer, ByteBuffer> record = records.get(next);
                if (end >= 0 && record.offset() >= end) {
                    // the end itself has no record, or one that was not shown
                    offset = end;
                    dropBatch();
                    return count == 0 ? ENDED : count;
                }
                next++;
                // behind the record before it is delivered: a snapshot may follow at once
                offset = record.offset() + 1;
                leaderEpoch = record.leaderEpoch().orElse(-1);
                count++;
                more = deliver(record, out);
            }
        }
        return count;
    }

    /** Moves behind what has been read of a batch, and to the next one. */
    private boolean takeBatch() throws IOException {
        PartitionQueue.Batch done = batch;
        if (done != null) {
            // also to a smaller one, if positions that were lost are read again from the start
            offset = done.nextOffset();
            leaderEpoch = done.nextLeaderEpoch() < 0 ? leaderEpoch : done.nextLeaderEpoch();
            dropBatch();
        }
        if (ended()) {
            return false;
        }
        PartitionQueue.Batch taken = queue.take();
        if (taken == null) {
            return false;
        }
        batch = taken;
        records = taken.records();
        return true;
    }

    private boolean ended() {
        return end >= 0 && Math.max(0, offset) >= end;
    }

    private void dropBatch() {
        batch = null;
        records = List.of();
        next = 0;
    }

    private boolean deliver(ConsumerRecord<ByteBuffer, ByteBuffer> record, SourceOutput<T> out) {
        T event;
        try {
            event = values.decode(record);
            if (recordTime && record.timestamp() < 0) {
                throw new DecodeException("the record has no timestamp, which time=record asks for");
            }
        } catch (RuntimeException e) {
            // also what the constructor of the user's record throws: it refuses these values
            return out.undecodable(place(record), reason(e), RecordValues.bytes(record.value()));
        }
        return recordTime ? out.emit(event, record.timestamp()) : out.emit(event, this);
    }

    @Override
    public String place() {
        return place(records.get(next - 1));
    }

    @Override
    public byte[] raw() {
        return RecordValues.bytes(records.get(next - 1).value());
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + ", partition " + record.partition() + ", offset " + record.offset();
    }

    private static String reason(RuntimeException e) {
        if (e instanceof DecodeException decode && decode.column() > 0) {
            return e.getMessage() + " (column " + decode.column() + ")";
        }
        return e instanceof DecodeException ? String.valueOf(e.getMessage()) : String.valueOf(e);
    }

    @Override
    public byte[] position() {
        if (offset >= 0) {
            atBarrier.accept(offset);
        }
        return new KafkaPosition(offset, leaderEpoch, end).encode();
    }

    @Override
    public long lag() {
        long newest = end >= 0 ? end : queue.logEnd();
        return newest < 0 ? -1 : Math.max(0, newest - Math.max(0, offset));
    }

    @Override
    public void close() {
        queue.close();
    }
}
