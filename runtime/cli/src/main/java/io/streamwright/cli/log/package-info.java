/**
 * Log messages as lines of JSON: {@link io.streamwright.cli.log.JsonLogProvider} takes the place of slf4j-simple where the
 * command line asks for them.
 */
@NullMarked
package io.streamwright.cli.log;

import org.jspecify.annotations.NullMarked;
