package io.streamwright.core.source;

/**
 * Where the event that a reader is delivering comes from. Asked only if something is wrong with it, while it is being delivered.
 * Readers implement it themselves, so that nothing is made for each event.
 */
public interface RecordOrigin {
    /** Where it stands, such as {@code in.jsonl, line 7}. */
    String place();

    /** Its bytes; the array is kept. */
    byte[] raw();
}
