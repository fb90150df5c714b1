package io.streamwright.processor.plan;

import io.streamwright.processor.model.TtlModel;
import java.util.List;

/**
 * Plain fields of a row that expire together.
 *
 * @param name the field, or {@link #ROW} for those that expire with the class
 * @param variable what generated members are called by
 * @param word when they were last written
 */
public record Expiry(String name, String variable, TtlModel ttl, int word, List<Slot> slots) {
    /** The name of what expires with the class: no field has it. */
    public static final String ROW = "*";

    public Expiry {
        slots = List.copyOf(slots);
    }
}
