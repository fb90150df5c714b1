package io.streamwright.samples.quakes;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import org.jspecify.annotations.Nullable;

/** The job: read it from top to bottom. */
@StreamJob("quakes")
public interface Quakes {

    /** The catalogue of the US Geological Survey, as it comes. */
    @Source("file:data/earthquakes.csv")
    @Watermark(outOfOrder = "1m")
    StreamOf<Quake> quakes();

    /** What the earth did itself: neither explosions nor quarry blasts, and nothing that nobody measured. */
    @From("quakes")
    default @Nullable Quake natural(Quake quake) {
        return quake.isMeasuredEarthquake() ? quake : null;
    }

    /** Each region, day by day. */
    @Apply(RegionByDay.class)
    @From("natural")
    @Sink("file:target/daily.csv?overwrite=true")
    StreamOf<RegionStats> daily();

    /** Each region, the last 24 hours, every six hours. */
    @Apply(RegionLast24Hours.class)
    @From("natural")
    @Sink("file:target/rolling.csv?overwrite=true")
    StreamOf<RegionStats> rolling();

    /** The regions of a day together: where it shook most, and strongest. */
    @Apply(DayInReview.class)
    @From("daily")
    @Sink("stdout:")
    StreamOf<DayReview> days();

    /** Where it has become quiet after a strong quake. */
    @Apply(QuietAfterQuake.class)
    @From("natural")
    @Sink("stdout:")
    StreamOf<AllQuiet> alerts();
}
