package io.streamwright.socket;

import io.streamwright.core.source.SourceOutput;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader delivers, undecodable records as text. */
final class Collected<T> implements SourceOutput<T> {
    final List<T> events = new ArrayList<>();
    final List<String> undecodable = new ArrayList<>();

    @Override
    public boolean emit(T event) {
        events.add(event);
        return true;
    }

    @Override
    public boolean emit(T event, long timeMillis) {
        return emit(event);
    }

    @Override
    public boolean undecodable(String place, String reason, byte[] raw) {
        String text = new String(raw, StandardCharsets.UTF_8);
        undecodable.add(place + ": " + reason + " <" + (text.length() > 20 ? text.length() + " bytes" : text) + ">");
        return true;
    }
}
