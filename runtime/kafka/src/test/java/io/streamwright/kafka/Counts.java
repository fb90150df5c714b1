package io.streamwright.kafka;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;

/** Views per page and minute. */
@StreamJob("counts")
interface Counts {
    @Source("kafka:views")
    @Watermark(outOfOrder = "0s", idleAfter = "1s")
    StreamOf<View> views();

    @Apply(CountPerMinute.class)
    @From("views")
    @Sink("collect:")
    StreamOf<PageCount> counts();
}
