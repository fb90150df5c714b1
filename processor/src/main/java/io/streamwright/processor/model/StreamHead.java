package io.streamwright.processor.model;

import java.util.List;
import java.util.Optional;

/**
 * What all kinds of streams have in common.
 *
 * @param name the name of the method, unique within a resolved job
 * @param event the type of the events, boxed if it is a primitive
 * @param uid the uid on the method itself
 * @param from the explicit inputs; present and empty where {@code @From} names none
 * @param lanes what it says about the lanes of the job
 * @param place the method
 */
public record StreamHead(
        String name,
        TypeModel event,
        Optional<Text> uid,
        Optional<SinkModel> sink,
        Optional<WatermarkModel> watermark,
        Optional<FromModel> from,
        LanesModel lanes,
        Place place) {

    /**
     * A {@code @From} annotation.
     *
     * @param streams the names it holds
     */
    public record FromModel(List<Text> streams, Place place) {
        public FromModel {
            streams = List.copyOf(streams);
        }
    }
}
