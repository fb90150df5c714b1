/**
 * State on the heap: flat tables of rows, one row per key, in primitive arrays.
 *
 * <p>The generated operator subclasses {@link io.streamwright.core.state.FlatTable} with the typed comparison of its key and
 * the layout of its row; growing, removing, freezing for a snapshot and walking are here. {@link
 * io.streamwright.core.state.TimerQueue} orders timers whose due times stand in the rows; {@link
 * io.streamwright.core.state.WindowTables} holds one table per open window.
 */
@NullMarked
package io.streamwright.core.state;

import org.jspecify.annotations.NullMarked;
