package io.streamwright.samples.quakes;

import static java.util.Comparator.comparing;

import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Windows over the results of windows: those of a day have its last millisecond as their time, so they belong to it. */
@Uid("day-in-review")
@KeyedBy("day")
@Window(size = "1d")
class DayInReview {
    private static final int MOST_ACTIVE = 3;

    @State
    List<RegionStats> regions = new ArrayList<>();

    /** The key: a static method of the operator, since a result does not know its day. */
    static LocalDate day(RegionStats region) {
        return LocalDate.ofInstant(region.from(), ZoneOffset.UTC);
    }

    @OnEvent
    void add(RegionStats region) {
        regions.add(region);
    }

    @OnClose
    DayReview close(@Key LocalDate day) {
        Comparator<RegionStats> byName = comparing(RegionStats::region);
        List<RegionStats> byQuakes = regions.stream()
                .sorted(comparing(RegionStats::quakes).reversed().thenComparing(byName))
                .toList();
        RegionStats strongest = regions.stream()
                .min(comparing(RegionStats::strongest).reversed().thenComparing(byName))
                .orElseThrow();
        return new DayReview(
                day,
                regions.stream().mapToInt(RegionStats::quakes).sum(),
                strongest.strongest(),
                strongest.region(),
                byQuakes.stream()
                        .limit(MOST_ACTIVE)
                        .map(region -> region.region() + " " + region.quakes())
                        .toList());
    }
}
