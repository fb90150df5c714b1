package io.streamwright.core.operator;

import java.time.Duration;

/** Forwards to {@link io.streamwright.core.time.DurationText}, for callers that have not moved there yet. */
public final class DurationText {
    private DurationText() {}

    /** As {@link io.streamwright.core.time.DurationText#parse}. */
    public static Duration parse(String text) {
        return io.streamwright.core.time.DurationText.parse(text);
    }
}
