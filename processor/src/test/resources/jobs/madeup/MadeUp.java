package madeup;

import io.streamwright.Distinct;
import io.streamwright.EventTime;
import io.streamwright.OneOf;
import io.streamwright.Range;
import io.streamwright.Sequence;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Times;
import java.time.Instant;
import java.util.List;

/** A job whose events are made up, by annotations and without. */
@StreamJob("made-up")
interface MadeUp {
    enum Size {
        SMALL,
        LARGE
    }

    record Order(
            @Sequence(from = 1, prefix = "order-") String id,
            @Distinct(1_000) String customer,
            @OneOf({"tea", "coffee \"black\"", "$water"}) String item,
            @OneOf({"LARGE"}) Size size,
            Size cup,
            @Range(min = 50, max = 9_999) long cents,
            @Range(min = -0.5, max = 1e-3) Double discount,
            @Range(min = 1, max = 3) List<Integer> others,
            @Times(start = "2024-05-01T00:00:00Z", rate = 2.5, jitter = "3s") @EventTime Instant at) {}

    @Source("datagen:?limit=10")
    @Sink("log:")
    StreamOf<Order> orders();
}
