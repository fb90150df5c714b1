package io.streamwright.samples.shop;

import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import io.streamwright.Window;
import io.streamwright.WindowEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Ranks the products. What {@link SoldInAnHour} says has the last millisecond of its hour as its time, so all of one hour falls
 * into one window of ten minutes; and as there is no key, into one place.
 */
@Uid("best-sellers")
@Window(size = "10m")
class BestSellers {
    private static final int PLACES = 5;

    private static final Comparator<Sold> RANKING =
            Comparator.comparingInt(Sold::orders).reversed().thenComparing(Sold::product);

    @State
    List<Sold> best = new ArrayList<>();

    @OnEvent
    void add(Sold sold) {
        best.add(sold);
        best.sort(RANKING);
        if (best.size() > PLACES) {
            best.remove(PLACES);
        }
    }

    @OnClose
    TopFive close(@WindowEnd Instant to) {
        return new TopFive(
                to,
                best.stream().map(sold -> sold.product() + " " + sold.orders()).toList());
    }
}
