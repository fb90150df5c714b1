/**
 * What programs that embed a job see: the compiled job, its settings, how to start it and what it answers. {@link
 * io.streamwright.core.api.JobRunner} is the entry.
 */
@NullMarked
package io.streamwright.core.api;

import org.jspecify.annotations.NullMarked;
