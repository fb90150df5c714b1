package io.streamwright.core.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects all that stands against starting a job, so that one run tells everything. Used by one thread. */
public final class Problems {
    private final List<String> messages = new ArrayList<>();

    /** None so far. */
    public Problems() {}

    /** Adds one, with its remedy. */
    public void add(String message) {
        messages.add(message);
    }

    /** Adds one if there is one. */
    public void addIfPresent(@Nullable String message) {
        if (message != null) {
            messages.add(message);
        }
    }

    /**
     * Ends collecting.
     *
     * @param what what is wrong, completed by "cannot be used"
     * @throws ConfigurationException with everything, if there is anything
     */
    public void throwIfAny(String what) {
        if (!messages.isEmpty()) {
            throw new ConfigurationException(what + " cannot be used:\n  - " + String.join("\n  - ", messages));
        }
    }
}
