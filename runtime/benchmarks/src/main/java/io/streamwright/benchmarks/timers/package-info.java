/** Ten million timers, pending and then due at once: whether they fit into a heap that is given beforehand. */
@NullMarked
package io.streamwright.benchmarks.timers;

import org.jspecify.annotations.NullMarked;
