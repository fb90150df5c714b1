/** Event time, watermarks and timers of compiled jobs, rule by rule. */
@org.jspecify.annotations.NullMarked
package io.streamwright.testkit.time;
