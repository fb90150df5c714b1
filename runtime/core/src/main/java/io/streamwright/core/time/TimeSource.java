package io.streamwright.core.time;

/** The clocks of a job. Injected, so that a whole job can run in virtual time. Any thread may use it. */
public interface TimeSource {

    /** The time of day: milliseconds since 1970, UTC. May jump. */
    long currentTimeMillis();

    /** A clock that only moves forwards, in nanoseconds from an arbitrary origin. */
    long nanoTime();
}
