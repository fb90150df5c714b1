package io.streamwright.kafka;

import io.streamwright.From;
import io.streamwright.Guarantee;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;

/** Events as they come, to two places. */
@StreamJob("twice")
interface Twice {
    @Source("kafka:views")
    StreamOf<View> views();

    @From("views")
    @Sink(value = "kafka:left", guarantee = Guarantee.EXACTLY_ONCE)
    default View left(View view) {
        return view;
    }

    @From("views")
    @Sink(value = "kafka:right", guarantee = Guarantee.EXACTLY_ONCE)
    default View right(View view) {
        return view;
    }
}
