package io.streamwright.samples.taxi;

import java.time.Instant;
import java.time.ZoneOffset;

/** Passengers of the two hours that began at a time. */
public record Demand(Instant from, int passengers) {

    /** Which hour of the week that is: the key under which it is compared with earlier weeks. */
    public HourOfWeek hourOfWeek() {
        var time = from.atOffset(ZoneOffset.UTC);
        return new HourOfWeek(time.getDayOfWeek().getValue(), time.getHour());
    }
}
