/** The command line of a job: parses what the user typed and starts the engine, off the way of the data. */
@NullMarked
package io.streamwright.cli;

import org.jspecify.annotations.NullMarked;
