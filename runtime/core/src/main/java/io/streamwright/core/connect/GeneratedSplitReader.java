package io.streamwright.core.connect;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SourceSpec;
import io.streamwright.core.source.SplitReader;
import io.streamwright.core.time.TimeSource;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Makes the events of one split, no faster than they are due. Owned by one lane. */
final class GeneratedSplitReader<T> implements SplitReader<T> {
    private static final double NANOS_PER_SECOND = 1e9;

    private final GeneratedSource<T> source;
    private final int splits;
    private final long limit;
    private final double eventsPerNano;
    private final TimeSource time;

    private long next;
    private long made;
    private long startNanos;
    private boolean started;

    GeneratedSplitReader(
            GeneratedSource<T> source,
            int split,
            int splits,
            long limit,
            long rate,
            SourceSpec<?> spec,
            byte @Nullable [] position)
            throws IOException {
        this.source = source;
        this.splits = splits;
        this.limit = limit;
        this.eventsPerNano = rate / NANOS_PER_SECOND / splits;
        this.time = spec.time();
        this.next = position == null ? split : decode(position, split, spec);
    }

    private long decode(byte[] position, int split, SourceSpec<?> spec) throws IOException {
        try {
            BinaryInput in = new BinaryInput(position);
            int splitsThen = in.readInt();
            long index = in.readLong();
            in.expectEnd();
            if (splitsThen == splits && index >= 0 && index % splits == split) {
                return index;
            }
            throw new IOException(
                    "The stream " + spec.stream() + " was made in " + splitsThen + " parts when the snapshot"
                            + " was taken, and in " + splits + " now: the option splits of " + spec.address()
                            + " must stay as it was");
        } catch (CorruptDataException e) {
            throw new IOException("The position in the stream " + spec.stream() + " is damaged: " + e.getMessage(), e);
        }
    }

    @Override
    public int poll(SourceOutput<T> out, int maxEvents) {
        if (next >= limit || next < 0) {
            return ENDED;
        }
        long due = eventsPerNano == 0 ? maxEvents : Math.min(maxEvents, due());
        int count = 0;
        while (count < due && next < limit) {
            T event = source.event(next);
            next += splits;
            count++;
            if (!out.emit(event)) {
                break;
            }
        }
        made += count;
        return count;
    }

    /** How many events are behind; what was not asked for in time is made up for. */
    private long due() {
        if (!started) {
            started = true;
            startNanos = time.nanoTime();
        }
        return (long) ((time.nanoTime() - startNanos) * eventsPerNano) + 1 - made;
    }

    @Override
    public byte[] position() {
        BinaryOutput out = new BinaryOutput(16);
        out.writeInt(splits);
        out.writeLong(next);
        return out.toByteArray();
    }

    @Override
    public void close() {}
}
