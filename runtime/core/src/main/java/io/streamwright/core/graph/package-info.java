/**
 * The job as a drawing: its streams, how they are connected, its settings. Generated with the job; what {@code describe},
 * {@code --help} and the checks at start are made from.
 */
@NullMarked
package io.streamwright.core.graph;

import org.jspecify.annotations.NullMarked;
