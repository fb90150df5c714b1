package io.streamwright.kafka;

import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;

/** A split whose topic is not read any more: it has ended where it was. */
record DroppedSplit<T>(byte[] position) implements SplitReader<T> {
    @Override
    public int poll(SourceOutput<T> out, int maxEvents) {
        return ENDED;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
