package io.streamwright.core.state;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToIntFunction;

/** Rows of a long under a long without meta words, as the processor would generate them, with a hash of the test's choice. */
final class BareKeyTable extends FlatTable {
    private static final int WORDS = 2;

    private final LongToIntFunction hash;

    BareKeyTable(LongToIntFunction hash) {
        super(WORDS, 0, false);
        this.hash = hash;
    }

    private static int find(Segment segment, int hashOfKey, long key) {
        if (key == 0L) {
            return segment.placeOfZero(WORDS);
        }
        int at = segment.home(hashOfKey);
        while (true) {
            long found = segment.words[at * WORDS];
            if (found == key) {
                return at;
            }
            if (found == 0L) {
                return ~at;
            }
            at = (at + 1) & segment.mask;
        }
    }

    @Override
    protected int hashAt(Segment segment, int at) {
        return hash.applyAsInt(segment.keyWord(at, WORDS));
    }

    void put(long key, long value) {
        int hashOfKey = hash.applyAsInt(key);
        Segment segment = segment(hashOfKey);
        int at = find(segment, hashOfKey, key);
        if (at < 0 && !hasRoom(segment)) {
            makeRoom(hashOfKey);
            segment = segment(hashOfKey);
            at = find(segment, hashOfKey, key);
        }
        if (at < 0) {
            at = ~at;
            segment.words[at * WORDS] = Segment.taken(key);
            segment.rows++;
        }
        segment.words[at * WORDS + 1] = value;
    }

    void remove(long key) {
        int hashOfKey = hash.applyAsInt(key);
        Segment segment = segment(hashOfKey);
        int at = find(segment, hashOfKey, key);
        if (at >= 0) {
            remove(segment, at);
        }
    }

    Map<Long, Long> content() {
        Map<Long, Long> content = new HashMap<>();
        for (int i = 0; i < directorySize(); i++) {
            Segment segment = segmentAt(i);
            for (int at = 0; segment != null && at < segment.places(); at++) {
                if (taken(segment, at)) {
                    content.put(segment.keyWord(at, WORDS), segment.words[at * WORDS + 1]);
                }
            }
        }
        return content;
    }

    @Override
    protected void encodeRow(Segment segment, int at, BinaryOutput out) {
        out.writeLong(segment.keyWord(at, WORDS));
        out.writeLong(segment.words[at * WORDS + 1]);
    }

    @Override
    public void decodeRow(BinaryInput in) {
        put(in.readLong(), in.readLong());
    }
}
