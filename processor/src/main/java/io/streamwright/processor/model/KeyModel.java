package io.streamwright.processor.model;

import java.util.List;

/**
 * A {@code @KeyedBy} annotation.
 *
 * @param names of the components, at least one in a resolved job
 */
public record KeyModel(List<Text> names, Place place) {
    public KeyModel {
        names = List.copyOf(names);
    }
}
