package io.streamwright.kafka;

import io.streamwright.DeadLetter;
import io.streamwright.From;
import io.streamwright.OnError;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;

/** As {@link Copy}, with dead letters. */
@StreamJob("safe-copy")
interface SafeCopy {
    @Source("kafka:views")
    StreamOf<View> views();

    @From("views")
    @Sink("collect:")
    default View out(View view) {
        return view;
    }

    @OnError(of = "views")
    @Sink("collect:")
    StreamOf<DeadLetter> unreadable();
}
