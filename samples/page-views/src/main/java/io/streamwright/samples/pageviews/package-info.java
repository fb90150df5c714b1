/**
 * Views of pages, counted by the minute: the example of the README. It is all in {@link
 * io.streamwright.samples.pageviews.PageViews}.
 */
@NullMarked
package io.streamwright.samples.pageviews;

import org.jspecify.annotations.NullMarked;
