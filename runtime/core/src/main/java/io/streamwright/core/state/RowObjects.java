package io.streamwright.core.state;

/** What is done with the objects in the rows of a {@link FlatTable} that a snapshot needs, before they are changed. */
public enum RowObjects {
    /** They never change, or have versions of their own: the snapshot thread reads them. */
    SHARED,
    /** The lane encodes them before they are touched; no other thread reads them. */
    ENCODED,
    /** The lane goes on with copies of them; the snapshot thread reads what nobody uses any more. */
    COPIED
}
