package io.streamwright.processor.plan;

import io.streamwright.processor.model.OperatorModel;
import io.streamwright.processor.model.WindowModel;
import java.util.ArrayList;
import java.util.List;

/** What the engine notes in the row of a window, a word each. */
public enum Note {
    /** When the row is due next, by the time that ends windows. */
    DUE,
    /** When the row is due next by the clock, in windows of event time. */
    CLOCK,
    /** How many events have come since the row last fired for their number. */
    COUNT,
    /** Whether anything has come since the state began anew. */
    HELD,
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
    LEAVES,
    /** When a session fires early next, or has done so at its end. */
    NEXT,
    /** The same while it is to come. */
    AWAITED,
    /** The entry of the queue of the clock that stands for the key. */
    CLOCK_QUEUED;

    /** What is noted in the rows of an operator. */
    static List<Note> of(OperatorModel operator) {
        if (operator.window().filter(WindowModel::isSession).isPresent()) {
            return ofSessions(operator, operator.window().get());
        }
        List<Note> notes = new ArrayList<>();
        if (operator.isFiring()) {
            WindowModel window = operator.window().orElseThrow();
            if (window.slidesByCount()) {
                return List.of(COUNT);
            }
            notes.add(DUE);
            if (window.firesByClock()) {
                notes.add(CLOCK);
            }
            if (window.firingCount() > 0) {
                notes.add(COUNT);
            }
            if (operator.purges()) {
                notes.add(HELD);
            }
        }
        return notes;
    }

    private static List<Note> ofSessions(OperatorModel operator, WindowModel window) {
        List<Note> notes = new ArrayList<>(List.of(START, END, MORE, QUEUED));
        boolean firing = operator.isFiring();
        if (firing || window.latenessMillis() > 0) {
            notes.add(LEAVES);
        }
        if (firing && window.everyMillis() > 0) {
            notes.add(NEXT);
            notes.add(AWAITED);
            if (window.firesByClock()) {
                notes.add(CLOCK_QUEUED);
            }
        }
        if (firing && window.firingCount() > 0) {
            notes.add(COUNT);
        }
        if (firing && operator.purges()) {
            notes.add(HELD);
        }
        return notes;
    }
}
