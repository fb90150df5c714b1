/** The CSV codec: turns lines of CSV into records where a source reads, and records into lines where a sink writes. */
@NullMarked
package io.streamwright.csv;

import org.jspecify.annotations.NullMarked;
