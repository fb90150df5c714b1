/**
 * Decisions: what will be generated for a sound job. Takes the model, gives immutable plans: names of generated classes,
 * the layout of rows, who reads which stream, where events are copied, which watermarks meet.
 *
 * <p>Whatever stands here is final: {@code emit} writes it down and decides nothing. {@link
 * io.streamwright.processor.plan.PlanPrinter} prints it for {@code -Astreamwright.dumpPlan=true} and for tests.
 */
@NullMarked
package io.streamwright.processor.plan;

import org.jspecify.annotations.NullMarked;
