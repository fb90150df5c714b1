/**
 * What the processor knows of a job: immutable records without compiler elements.
 *
 * <p>{@code read} fills them, leniently: what a user got wrong is recorded as found, with the {@link
 * io.streamwright.processor.model.Place} to report it at. {@code validate} judges them and wires them into a {@link
 * io.streamwright.processor.model.ResolvedJob}; whatever comes later may take a resolved job for sound.
 */
@NullMarked
package io.streamwright.processor.model;

import org.jspecify.annotations.NullMarked;
