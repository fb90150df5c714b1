/** The smallest job. */
@NullMarked
package io.streamwright.samples.errors;

import org.jspecify.annotations.NullMarked;
