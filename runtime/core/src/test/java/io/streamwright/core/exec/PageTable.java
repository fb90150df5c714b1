package io.streamwright.core.exec;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.Segment;
import io.streamwright.core.state.TimerQueue;

/** Rows of a page, a count and a timer, as the processor would generate them. */
final class PageTable extends FlatTable {
    static final int COUNT = 1;
    static final int DUE = 2;
    static final int ENTRY = 3;
    static final int WORDS = 4;

    PageTable() {
        super(WORDS, 1, false);
    }

    /** The place of a page, or the complement of the place where it would stand. */
    int find(Segment segment, int hash, String page) {
        int at = segment.home(hash);
        while (true) {
            long meta = segment.words[at * WORDS];
            if (meta == 0L) {
                return ~at;
            }
            if (Segment.hash(meta) == hash && segment.refs[at].equals(page)) {
                return at;
            }
            at = (at + 1) & segment.mask;
        }
    }

    /** The place of a page in {@code segment(hash)}, added if need be. */
    int findOrAdd(String page) {
        int hash = page.hashCode();
        Segment segment = segment(hash);
        int at = find(segment, hash, page);
        if (at >= 0) {
            return at;
        }
        if (!hasRoom(segment)) {
            makeRoom(hash);
            segment = segment(hash);
            at = find(segment, hash, page);
        }
        at = ~at;
        segment.words[at * WORDS] = Segment.meta(hash);
        segment.words[at * WORDS + DUE] = TimerQueue.NONE;
        segment.words[at * WORDS + ENTRY] = TimerQueue.NONE;
        segment.refs[at] = page;
        segment.rows++;
        return at;
    }

    @Override
    protected void encodeRow(Segment segment, int at, BinaryOutput out) {
        out.writeString((String) segment.refs[at]);
        out.writeLong(segment.words[at * WORDS + COUNT]);
        out.writeLong(segment.words[at * WORDS + DUE]);
    }

    @Override
    public void decodeRow(BinaryInput in) {
        String page = in.readString();
        int at = findOrAdd(page);
        Segment segment = segment(page.hashCode());
        segment.words[at * WORDS + COUNT] = in.readLong();
        segment.words[at * WORDS + DUE] = in.readLong();
    }
}
