/**
 * Makes traffic: {@link io.streamwright.samples.pageviews.visitors.Visitors} draws it, {@link
 * io.streamwright.samples.pageviews.visitors.SendVisitors} sends it to a topic or into a file. Plain code that knows nothing of
 * Streamwright, as what fills a topic usually does.
 */
@NullMarked
package io.streamwright.samples.pageviews.visitors;

import org.jspecify.annotations.NullMarked;
