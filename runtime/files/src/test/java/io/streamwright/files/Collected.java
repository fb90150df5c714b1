package io.streamwright.files;

import io.streamwright.core.source.SourceOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader delivers, undecodable records as text. */
final class Collected<T> implements SourceOutput<T> {
    final List<T> events = new ArrayList<>();
    final List<String> undecodable = new ArrayList<>();
    boolean stopAfterEach;

    @Override
    public boolean emit(T event) {
        events.add(event);
        return !stopAfterEach;
    }

    @Override
    public boolean emit(T event, long timeMillis) {
        return emit(event);
    }

    @Override
    public boolean undecodable(String place, String reason, byte[] raw) {
        undecodable.add(place + ": " + reason + " <" + new String(raw, StandardCharsets.UTF_8) + ">");
        return !stopAfterEach;
    }
}
