package io.streamwright.processor.plan;

import io.streamwright.processor.model.WindowModel;
import java.util.ArrayList;
import java.util.List;

/** What the engine notes in the row of a window, a word each. */
public enum Note {
    /** When the row is due next. */
    DUE,
    /** The earliest window start for which the row may still count; snapshots have what the table makes of it. */
    MARK;

    /** What is noted in the rows of windows like these. */
    static List<Note> of(WindowModel window) {
        List<Note> notes = new ArrayList<>();
        if (window.firesAgain()) {
            notes.add(DUE);
        }
        return notes;
    }
}
