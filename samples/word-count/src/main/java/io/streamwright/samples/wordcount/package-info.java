/**
 * Counts the words of a text. Begin with {@link io.streamwright.samples.wordcount.WordCount}.
 */
@NullMarked
package io.streamwright.samples.wordcount;

import org.jspecify.annotations.NullMarked;
