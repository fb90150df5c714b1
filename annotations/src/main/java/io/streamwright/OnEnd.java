package io.streamwright;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The handler of an operator without a key that is called when all of its input has ended: after the last event and the last
 * watermark, before those behind it hear of the end. On each lane once.
 *
 * <p>It sees the operator's state as {@link OnEvent} methods do, and what it leaves in lists that are {@link
 * Redistribution#SPLIT} is given up: nothing comes after it. A job that runs for ever, or is stopped, does not call it.
 *
 * <p>Parameters: {@link Out}, {@link Counter}, {@link Histogram}. Output as for {@link OnEvent}; its time is that of the latest
 * event of the lane, or the first that is not late behind the operator if that is later.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface OnEnd {}
