package io.streamwright.core.state;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a list that is changed in place, under a text, as the processor would generate them. */
final class TextsTable extends FlatTable {
    private static final int WORDS = 1;
    private static final int REFS = 2;

    TextsTable() {
        super(WORDS, REFS, true);
    }

    private static int find(Segment segment, int hash, String key) {
        int at = segment.home(hash);
        while (segment.words[at] != 0L) {
            if (Segment.hash(segment.words[at]) == hash && segment.refs[at * REFS].equals(key)) {
                return at;
            }
            at = (at + 1) & segment.mask;
        }
        return ~at;
    }

    @SuppressWarnings("unchecked")
    private static List<String> texts(Segment segment, int at) {
        return (List<String>) segment.refs[at * REFS + 1];
    }

    void add(String key, String text) {
        int hash = key.hashCode();
        Segment segment = segment(hash);
        int at = find(segment, hash, key);
        if (at < 0 && !hasRoom(segment)) {
            makeRoom(hash);
            segment = segment(hash);
            at = find(segment, hash, key);
        }
        if (at < 0) {
            at = ~at;
            segment.words[at] = Segment.meta(hash);
            segment.refs[at * REFS] = key;
            segment.refs[at * REFS + 1] = new ArrayList<String>();
            segment.rows++;
        }
        texts(segment, at).add(text);
    }

    boolean remove(String key) {
        Segment segment = segment(key.hashCode());
        int at = find(segment, key.hashCode(), key);
        if (at >= 0) {
            remove(segment, at);
        }
        return at >= 0;
    }

    Map<String, List<String>> content() {
        Map<String, List<String>> content = new HashMap<>();
        for (int i = 0; i < directorySize(); i++) {
            Segment segment = segmentAt(i);
            for (int at = 0; segment != null && at <= segment.mask; at++) {
                if (taken(segment, at)) {
                    content.put((String) segment.refs[at * REFS], List.copyOf(texts(segment, at)));
                }
            }
        }
        return content;
    }

    @Override
    protected void encodeRow(Segment segment, int at, BinaryOutput out) {
        out.writeString((String) segment.refs[at * REFS]);
        out.writeInt(texts(segment, at).size());
        texts(segment, at).forEach(out::writeString);
    }

    @Override
    public void decodeRow(BinaryInput in) {
        String key = in.readString();
        for (int left = in.readCount(4); left > 0; left--) {
            add(key, in.readString());
        }
    }
}
