/**
 * Writes a plan down as Java source. Decides nothing: whatever could be otherwise stands in the {@link
 * io.streamwright.processor.plan.JobPlan}.
 *
 * <p>One class per generated kind: {@code JobEmitter}, {@code LaneEmitter}, an emitter per shape of operator, one per kind of
 * codec. The code they write is meant to be read in a debugger: real names, a line that says which method of the user a
 * section serves, no dates.
 */
@NullMarked
package io.streamwright.processor.emit;

import org.jspecify.annotations.NullMarked;
