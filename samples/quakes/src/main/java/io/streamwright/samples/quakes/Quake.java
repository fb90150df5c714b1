package io.streamwright.samples.quakes;

import io.streamwright.EventTime;
import io.streamwright.Named;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the catalogue; columns that are not needed are left out.
 *
 * @param at when it happened
 * @param magnitude how strong it was, if that is known
 * @param type what it was: {@code earthquake}, {@code quarry blast}, {@code explosion}
 * @param depthKm how deep it was
 * @param place in words, such as {@code 9km S of Hualian, Taiwan}
 */
public record Quake(
        @EventTime @Named("time_ms") Instant at,
        String id,
        @Nullable Double magnitude,
        String type,
        @Named("depth_km") double depthKm,
        String place) {

    /** What stands behind the last comma of the place, under one name for each region. */
    public String region() {
        String last = place.substring(place.lastIndexOf(',') + 1).strip();
        return switch (last) {
            case "CA" -> "California";
            case "NV" -> "Nevada";
            case "MX" -> "Mexico";
            default -> last.endsWith(" region") ? last.substring(0, last.length() - " region".length()) : last;
        };
    }

    boolean isMeasuredEarthquake() {
        return type.equals("earthquake") && magnitude != null;
    }

    /** The magnitude of one that was measured. */
    double strength() {
        if (magnitude == null) {
            throw new IllegalStateException("nobody measured " + id);
        }
        return magnitude;
    }
}
