package io.streamwright.samples.taxi;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;

/** The job: read it from top to bottom. */
@StreamJob("taxi")
public interface Taxi {

    /** How many people took a taxi, half hour by half hour. */
    @Source("file:data/nyc_taxi.csv")
    @Watermark(outOfOrder = "0s")
    StreamOf<HalfHour> passengers();

    /** The last two hours, every hour. */
    @Apply(LastTwoHours.class)
    @From("passengers")
    StreamOf<Demand> demand();

    /** Where that is far from what the same hour of earlier weeks was like. */
    @Apply(UsualBand.class)
    @From("demand")
    @Sink("file:target/alerts.csv?overwrite=true")
    StreamOf<DemandAlert> alerts();

    /** The alerts of a day in one line. */
    @Apply(DayOutOfBand.class)
    @From("alerts")
    @Sink("stdout:")
    StreamOf<UnusualDay> days();
}
