package io.streamwright.processor.plan;

import io.streamwright.processor.model.WindowModel;
import java.util.ArrayList;
import java.util.List;

/** What the engine notes in the row of a window, a word each. */
public enum Note {
    /** When the row is due next. */
    DUE,
    /** The earliest window start for which the row may still count; snapshots have what the table makes of it. */
    MARK,
    /** When a session begins. */
    START,
    /** When a session ends, exclusive. */
    END,
    /** How many sessions beside this one its key has. */
    MORE,
    /** The entry of the queue that stands for the key. */
    QUEUED,
    /** When a session is let go of, once it has fired. */
    LEAVES;

    /** What is noted in the rows of windows like these. */
    static List<Note> of(WindowModel window) {
        if (window.isSession()) {
            return window.latenessMillis() > 0
                    ? List.of(START, END, MORE, QUEUED, LEAVES)
                    : List.of(START, END, MORE, QUEUED);
        }
        List<Note> notes = new ArrayList<>();
        if (window.firesAgain()) {
            notes.add(DUE);
        }
        return notes;
    }
}
