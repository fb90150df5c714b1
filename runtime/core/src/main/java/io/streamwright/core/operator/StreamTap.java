package io.streamwright.core.operator;

/** Watches all named streams of a lane, for the test harness. Owned by the lane. */
@FunctionalInterface
public interface StreamTap {

    /**
     * Sees one event of a stream, before anything downstream does.
     *
     * @param stream the name of the stream
     * @param event the event itself, not a copy
     * @param time its time, or {@link Output#NO_TIME}
     */
    void onEvent(String stream, Object event, long time);
}
