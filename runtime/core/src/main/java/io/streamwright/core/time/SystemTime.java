package io.streamwright.core.time;

/** The machine's clocks: the only class of the runtime that reads them. */
public enum SystemTime implements TimeSource {
    /** The one instance. */
    INSTANCE;

    @Override
    public long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
