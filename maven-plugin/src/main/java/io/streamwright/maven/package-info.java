/** The Maven goals, each a thin layer over a service of the processor or the runtime. */
@NullMarked
package io.streamwright.maven;

import org.jspecify.annotations.NullMarked;
