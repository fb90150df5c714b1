package io.streamwright.kafka;

import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;

/** Events as they come. */
@StreamJob("copy")
interface Copy {
    @Source("kafka:views")
    @Watermark(outOfOrder = "0s")
    StreamOf<View> views();

    @From("views")
    @Sink("collect:")
    default View out(View view) {
        return view;
    }
}
