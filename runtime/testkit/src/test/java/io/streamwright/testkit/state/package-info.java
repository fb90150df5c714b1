/** Kinds of state, through snapshots, restarts and changes of parallelism. */
@NullMarked
package io.streamwright.testkit.state;

import org.jspecify.annotations.NullMarked;
