/** A job from Kafka to Kafka; in the tests, all samples as native executables. */
@NullMarked
package io.streamwright.samples.nativeimage;

import org.jspecify.annotations.NullMarked;
