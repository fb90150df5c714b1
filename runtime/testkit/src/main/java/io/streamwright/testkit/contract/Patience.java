package io.streamwright.testkit.contract;

import java.io.IOException;
import java.time.Duration;

/** Waits for what comes in its own time, as from another process, and not for ever. */
final class Patience {
    private static final long PAUSE_MILLIS = 1;

    /** No waiting: what is not so at once never will be. */
    static final Patience NONE = new Patience(Duration.ZERO);

    private final Duration most;

    Patience(Duration most) {
        this.most = most;
    }

    /** What may become so. */
    @FunctionalInterface
    interface Condition {
        boolean met() throws IOException;
    }

    /** Whether there is any. */
    boolean waits() {
        return !most.isZero();
    }

    /** Asks until it is so or has taken too long. */
    boolean until(Condition condition) throws IOException {
        long startNanos = System.nanoTime();
        while (!condition.met()) {
            if (System.nanoTime() - startNanos >= most.toNanos()) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
