package io.streamwright.core.snapshot;

/** What a section of a snapshot holds. The {@link #code} is written to disk and never changes. */
public enum SectionKind {
    /** Positions and watermarks of a source's splits. */
    SOURCE(1),
    /** What an operator keeps besides its rows and lists: its watermark. */
    OPERATOR(2),
    /** Rows of an operator, all of one key group. An operator may have several sections of one group. */
    ROWS(3),
    /** What a sink has pending. */
    SINK(4),
    /** Elements of a list of an operator without a key, all of one lane. An operator may have several sections of one lane. */
    ELEMENTS(5);

    private final int code;

    SectionKind(int code) {
        this.code = code;
    }

    /** Its number on disk. */
    public int code() {
        return code;
    }
}
