package io.streamwright.core.state;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToIntFunction;

/** Rows of a long under a long, as the processor would generate them, with a hash of the test's choice. */
final class LongTable extends FlatTable {
    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int WORDS = 3;

    private final LongToIntFunction hash;

    LongTable(LongToIntFunction hash) {
        super(WORDS, 0, false);
        this.hash = hash;
    }

    private int find(Segment segment, int hashOfKey, long key) {
        int at = segment.home(hashOfKey);
        while (true) {
            long meta = segment.words[at * WORDS];
            if (meta == 0L) {
                return ~at;
            }
            if (Segment.hash(meta) == hashOfKey && segment.words[at * WORDS + KEY] == key) {
                return at;
            }
            at = (at + 1) & segment.mask;
        }
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
            segment.words[at * WORDS] = Segment.meta(hashOfKey);
            segment.words[at * WORDS + KEY] = key;
            segment.rows++;
        }
        segment.words[at * WORDS + VALUE] = value;
    }

    boolean remove(long key) {
        int hashOfKey = hash.applyAsInt(key);
        Segment segment = segment(hashOfKey);
        int at = find(segment, hashOfKey, key);
        if (at >= 0) {
            remove(segment, at);
        }
        return at >= 0;
    }

    /** Empties the segment of a key; gives what was in it. */
    Map<Long, Long> sweep(long key) {
        Segment segment = segment(hash.applyAsInt(key));
        Map<Long, Long> swept = new HashMap<>();
        for (int at = 0; at <= segment.mask; at++) {
            if (taken(segment, at)) {
                swept.put(segment.words[at * WORDS + KEY], segment.words[at * WORDS + VALUE]);
            }
        }
        empty(segment);
        return swept;
    }

    Map<Long, Long> content() {
        Map<Long, Long> content = new HashMap<>();
        for (int i = 0; i < directorySize(); i++) {
            Segment segment = segmentAt(i);
            for (int at = 0; segment != null && at <= segment.mask; at++) {
                if (taken(segment, at)) {
                    long key = segment.words[at * WORDS + KEY];
                    if (content.put(key, segment.words[at * WORDS + VALUE]) != null) {
                        throw new AssertionError("the key " + key + " is there twice");
                    }
                }
            }
        }
        return content;
    }

    @Override
    protected void encodeRow(Segment segment, int at, BinaryOutput out) {
        out.writeLong(segment.words[at * WORDS + KEY]);
        out.writeLong(segment.words[at * WORDS + VALUE]);
    }

    @Override
    public void decodeRow(BinaryInput in) {
        put(in.readLong(), in.readLong());
    }
}
