package io.streamwright.samples.nativeimage;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import java.time.Instant;

/** From Kafka to Kafka: what each card has spent so far. */
@StreamJob("totals")
public interface Totals {
    record Payment(String card, long cents, @EventTime Instant at) {}

    record Total(String card, long payments, long cents, Instant at) {}

    @KeyedBy("card")
    class TotalPerCard {
        @State
        long payments;

        @State
        long cents;

        @OnEvent
        Total add(Payment payment) {
            payments++;
            cents += payment.cents();
            return new Total(payment.card(), payments, cents, payment.at());
        }
    }

    @Source("kafka:payments")
    @Watermark(outOfOrder = "1m")
    StreamOf<Payment> payments();

    @Apply(TotalPerCard.class)
    @From("payments")
    @Sink("kafka:totals?key=card")
    StreamOf<Total> totals();
}
