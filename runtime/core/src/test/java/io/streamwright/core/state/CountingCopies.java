package io.streamwright.core.state;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;

/** Arrays, with a count of those that were copied. */
final class CountingCopies extends Codec<long[]> {
    private final int[] copied;

    CountingCopies(int[] copied) {
        this.copied = copied;
    }

    @Override
    public String schema() {
        return Codecs.longs().schema();
    }

    @Override
    public void write(long[] value, BinaryOutput out) {
        Codecs.longs().write(value, out);
    }

    @Override
    public long[] read(BinaryInput in) {
        return Codecs.longs().read(in);
    }

    @Override
    public void writeFields(long[] value, FieldWriter out) {
        Codecs.longs().writeFields(value, out);
    }

    @Override
    public long[] readFields(FieldReader in) {
        return Codecs.longs().readFields(in);
    }

    @Override
    public boolean immutable() {
        return false;
    }

    @Override
    public long[] copy(long[] value) {
        copied[0]++;
        return value.clone();
    }
}
