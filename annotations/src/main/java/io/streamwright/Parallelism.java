package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On how many lanes a job runs, or one of its streams.
 *
 * <p>On a job: how many lanes it has unless {@code --parallelism} says otherwise; without this annotation it has one.
 *
 * <p>On a source, step, application or union: it runs on at most so many of the job's lanes, and with 1 all of its events go
 * through one lane. It is no mistake if the job has fewer. Without this annotation sources and the applications of keyed
 * operators run on all lanes. A step, union or application without a key runs where its inputs do, and one with windows over all keys on one lane; if these differ, or it says
 * how their events are divided ({@link Rebalance}, {@link Shuffle}, {@link Broadcast}), it runs on all lanes.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Parallelism {
    /** The number of lanes, from 1 to 1,024. */
    int value();
}
