/**
 * Time: the one place where clocks are read ({@link io.streamwright.core.time.SystemTime}), watermarks and windows'
 * arithmetic.
 */
@NullMarked
package io.streamwright.core.time;

import org.jspecify.annotations.NullMarked;
