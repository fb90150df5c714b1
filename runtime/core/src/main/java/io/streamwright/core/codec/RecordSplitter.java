package io.streamwright.core.codec;

/** Finds the ends of records in bytes that come in pieces. Owned by one thread; keeps no state between calls. */
public interface RecordSplitter {

    /**
     * The index behind the record that starts at {@code from}, its line end included, or -1 if it is not complete before
     * {@code to}.
     */
    int end(byte[] bytes, int from, int to);

    /** Whether the first record of a file is a heading that names the columns, see {@link RecordDecoder#heading}. */
    default boolean hasHeading() {
        return false;
    }
}
