/** An online shop: late data, sessions, duplicates, batches, top lists and alerts. Begin at {@link Shop}. */
@NullMarked
package io.streamwright.samples.shop;

import org.jspecify.annotations.NullMarked;
