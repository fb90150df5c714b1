/** Runs the samples as jars and as native executables, and compares. */
package io.streamwright.samples.nativeimage;
