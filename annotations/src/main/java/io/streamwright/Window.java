package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes the state of an operator one per key and window; without {@link KeyedBy} one per window, over all events, on one lane.
 * Exactly one of {@link #size()}, {@link #session()}, {@link #gapBy()}, {@link #count()} and {@link #global()} says which windows.
 *
 * <p>A window {@code [start, end)} of event time closes once the watermark reaches {@code end - 1}. Windows are aligned to
 * 1970-01-01T00:00Z, moved by {@link #offset()}. An event that comes after all of its windows have closed, and their {@link #lateness()} is over,
 * goes to the {@link OnLate} method or the {@link Late} stream, or is dropped and counted.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Window {
    /**
     * The length of a window: a duration such as {@code "1m"}, at least one millisecond.
     */
    String size() default "";

    /** How far apart windows start, for windows that overlap (or leave gaps): a duration. Empty: the size. */
    String slide() default "";

    /** How far the starts are moved from the full multiple of the slide: a duration, negative too, smaller than the slide. */
    String offset() default "";

    /**
     * For how long windows stay after they have closed: a duration. An event that comes within it counts in its window, whose
     * result is put out again at once. Empty: not at all.
     */
    String lateness() default "";

    /**
     * Makes the windows sessions: a duration, the gap after which one has ended. Each event is a window of this length, and those of a key
     * that overlap or touch are one, which {@link Merge} makes of them. Empty: no sessions.
     */
    String session() default "";

    /**
     * As {@link #session()}, with a gap that each event says: the name of a component, field, method without parameters, or
     * static method of the operator that takes the event; a {@code Duration}, or milliseconds as {@code long} or {@code int}.
     */
    String gapBy() default "";

    /** How many events of a key are a window. */
    int count() default 0;

    /** After how many events of a key a result is put out, over the last {@link #count()} of them; 0: over each event once. */
    int countSlide() default 0;

    /** Whether there is one window that never ends; it fires as {@link FireWhen} and the settings of early firing say. */
    boolean global() default false;

    /** The time that windows are of: that of events, or that of the clock when they come. */
    TimeDomain time() default TimeDomain.EVENT;

    /**
     * How often a window fires before its end: a duration. It fires at the full multiples of it since 1970, from the first event
     * of a key on. Empty: not at all. In sessions a time to fire that was found does not follow an end that moves, and of sessions that
     * become one the earliest counts.
     */
    String every() default "";

    /** The time that {@link #every()} means; in windows of processing time always that. */
    TimeDomain everyTime() default TimeDomain.EVENT;

    /**
     * After how many events of a key a window fires before its end, each time; 0: not at all. The events of sessions that become one are
     * counted together.
     */
    int everyCount() default 0;

    /** Whether the state begins anew each time that a window has fired. */
    boolean discarding() default false;
}
