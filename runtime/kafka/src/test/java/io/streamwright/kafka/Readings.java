package io.streamwright.kafka;

import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;

/** Readings as they come. */
@StreamJob("readings")
interface Readings {
    @Source("kafka:readings")
    StreamOf<Reading> readings();

    @From("readings")
    @Sink("collect:")
    default Reading out(Reading reading) {
        return reading;
    }
}
