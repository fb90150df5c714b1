package io.streamwright.processor.plan;

import io.streamwright.processor.model.TypeModel;

/**
 * Where a component of the key or a field of the state lies in a row.
 *
 * @param name the component or field
 * @param index the first word or the reference; -1 for flags
 * @param flag the first of its bits in the meta word, 1 to 31; -1 if it has none. With two bits the first says whether there
 *     is a value, the second is the value
 */
public record Slot(String name, TypeModel type, Storage storage, int index, int flag) {}
