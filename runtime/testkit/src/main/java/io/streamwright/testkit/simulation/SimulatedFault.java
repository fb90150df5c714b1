package io.streamwright.testkit.simulation;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A failure of the outside world that was drawn: the job may fail of it, and is then started again. */
final class SimulatedFault extends IOException {
    private static final long serialVersionUID = 1L;

    SimulatedFault(String where) {
        super("simulated fault: " + where);
    }

    /** Whether a failure goes back to one. */
    static boolean isBehind(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SimulatedFault) {
                return true;
            }
        }
        return false;
    }
}
