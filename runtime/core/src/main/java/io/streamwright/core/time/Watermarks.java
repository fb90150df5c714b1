package io.streamwright.core.time;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watermarks in milliseconds since 1970, UTC, floored, from what methods that tell them may return. */
public final class Watermarks {
    /** No watermark. */
    public static final long NONE = Long.MIN_VALUE;

    private Watermarks() {}

    /** As it is. */
    public static long millis(long watermark) {
        return watermark;
    }

    /** {@link #NONE} for null. */
    public static long millis(@Nullable Long watermark) {
        return watermark == null ? NONE : watermark;
    }

    /** {@link #NONE} for null; what is too far from 1970 to count in milliseconds is the end of its side. */
    public static long millis(@Nullable Instant watermark) {
        if (watermark == null) {
            return NONE;
        }
        try {
            return watermark.toEpochMilli();
        } catch (ArithmeticException e) {
            return watermark.isBefore(Instant.EPOCH) ? NONE : Long.MAX_VALUE;
        }
    }

    /** {@link #NONE} for one that is empty. */
    @SuppressWarnings("OptionalUsedAsFieldOrParameterType") // it is what the user's method returns
    public static long millis(Optional<Instant> watermark) {
        return millis(watermark.orElse(null));
    }
}
