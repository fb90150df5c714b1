/**
 * What the processor has to say to the user: every diagnostic with its permanent code ({@link
 * io.streamwright.processor.diagnose.Problem}), collected stage by stage and printed at the place that caused it.
 */
@NullMarked
package io.streamwright.processor.diagnose;

import org.jspecify.annotations.NullMarked;
