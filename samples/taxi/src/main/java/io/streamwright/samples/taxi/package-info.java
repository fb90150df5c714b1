/**
 * Taxi demand in New York: the last two hours, every hour, against what is usual for that hour of the week. Begin with {@link
 * io.streamwright.samples.taxi.Taxi}.
 */
@NullMarked
package io.streamwright.samples.taxi;

import org.jspecify.annotations.NullMarked;
