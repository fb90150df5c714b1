/**
 * The JSON codec: turns bytes of JSON into records where a source reads, and records into bytes where a sink
 * writes.
 */
@NullMarked
package io.streamwright.json;

import org.jspecify.annotations.NullMarked;
