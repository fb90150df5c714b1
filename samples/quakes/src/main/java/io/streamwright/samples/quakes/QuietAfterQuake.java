package io.streamwright.samples.quakes;

import static java.util.Objects.requireNonNull;

import io.streamwright.Config;
import io.streamwright.EventTime;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.State;
import io.streamwright.Uid;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says so when a region has been without quakes for a while after a strong one: a timer that each quake sets anew. */
@Uid("quiet-after-quake")
@KeyedBy("region")
class QuietAfterQuake {
    @Config(value = "strong", description = "the magnitude from which a quake is watched")
    double strong = 5.5;

    @Config(value = "quiet", description = "how long a region must be without quakes")
    Duration quiet = Duration.ofHours(6);

    @State
    @Nullable Quake main;

    @State
    int aftershocks;

    @OnEvent
    void on(Quake quake, KeyTimer silence) {
        if (quake.strength() >= strong && (main == null || quake.strength() > main.strength())) {
            main = quake;
            aftershocks = 0;
        } else if (main != null) {
            aftershocks++;
        }
        if (main != null) {
            silence.after(quiet);
        }
    }

    /** Both fields are back at their initial values afterwards, so nothing of the region is kept. */
    @OnTimer("silence")
    AllQuiet allQuiet(@Key String region, @EventTime Instant now) {
        Quake strongest = requireNonNull(main);
        AllQuiet alert = new AllQuiet(region, now, strongest.strength(), strongest.at(), aftershocks);
        main = null;
        aftershocks = 0;
        return alert;
    }
}
