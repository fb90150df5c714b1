/**
 * The sources and sinks that need nothing but the core: results as lines of the log or of standard output, results thrown
 * away, and events made up by a program. They stand at the two ends of the way of the data, as the adapters do, and use the
 * same interfaces.
 */
@NullMarked
package io.streamwright.core.connect;

import org.jspecify.annotations.NullMarked;
