package io.streamwright.core.state;

import java.util.function.LongSupplier;

/**
 * How long state is kept that is not written (or read): Flink's rules, by the clock. Owned by the lane of an operator.
 *
 * <p>A value has the time at which it was last written, or read if {@code onRead}. It has expired once the clock shows that time
 * plus {@code millis}.
 */
public final class StateTtl {
    /** The time of what is as a new key's, and so never expires. */
    public static final long NEVER = Long.MAX_VALUE;

    final long millis;
    final boolean onRead;
    final boolean returnsExpired;
    private final LongSupplier clock;

    /**
     * With the settings of an annotation.
     *
     * @param millis more than 0
     * @param onRead whether reading counts as writing does
     * @param returnsExpired whether what has expired may be read (once) as long as it has not been cleaned up
     * @param clock the time of day in milliseconds
     */
    public StateTtl(long millis, boolean onRead, boolean returnsExpired, LongSupplier clock) {
        this.millis = millis;
        this.onRead = onRead;
        this.returnsExpired = returnsExpired;
        this.clock = clock;
    }

    /** What the clock shows. */
    public long now() {
        return clock.getAsLong();
    }

    /** Whether a value of this time has expired. */
    public boolean expired(long writtenMillis, long nowMillis) {
        long expires = writtenMillis > Long.MAX_VALUE - millis ? NEVER : writtenMillis + millis;
        return expires <= nowMillis && expires != NEVER;
    }

    /** Whether a value of this time is not to be seen any more. */
    public boolean hides(long writtenMillis, long nowMillis) {
        return !returnsExpired && expired(writtenMillis, nowMillis);
    }
}
