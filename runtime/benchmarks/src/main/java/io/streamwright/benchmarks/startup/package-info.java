/** How fast a job starts, and in how much memory: the command {@code startup.sh}. */
@NullMarked
package io.streamwright.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
