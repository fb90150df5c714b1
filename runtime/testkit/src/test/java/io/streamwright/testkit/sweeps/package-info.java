/** Snapshots in the middle of the closing of windows, gone on from on other numbers of lanes. */
@NullMarked
package io.streamwright.testkit.sweeps;

import org.jspecify.annotations.NullMarked;
