/**
 * Views of pages. {@link io.streamwright.samples.pageviews.PageViews} is the example of the README, in one file; {@link
 * io.streamwright.samples.pageviews.SiteTraffic} what becomes of it when it meets the world: Kafka, records that cannot be
 * read, crawlers. Its input is made by {@code visitors}.
 */
@NullMarked
package io.streamwright.samples.pageviews;

import org.jspecify.annotations.NullMarked;
