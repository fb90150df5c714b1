package io.streamwright.processor.model;

import java.util.List;

/**
 * A component of a record or a field of a plain class.
 *
 * @param name its name in Java
 * @param formatName its name in JSON and CSV: that of {@code @Named}, else the same
 * @param fills what is said of how it is filled where events are made up; at most one in a resolved job
 */
public record PartModel(String name, String formatName, TypeModel type, List<FillModel> fills, Place place) {
    public PartModel {
        fills = List.copyOf(fills);
    }
}
