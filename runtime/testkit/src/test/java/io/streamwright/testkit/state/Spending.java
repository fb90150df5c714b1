package io.streamwright.testkit.state;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Window;
import org.jspecify.annotations.Nullable;

/** State that folds events: a plain class that is changed in place, and a value that is replaced. */
@StreamJob("spending")
public interface Spending {
    /** Something was paid: for 0, the card is given back, and less is a mistake. */
    record Payment(String card, long cents, @EventTime long at) {}

    /** What a card has paid. */
    record Spent(
            String card,
            long payments,
            double mean,
            double deviation,
            @Nullable Payment largest) {}

    /** Aggregating state: mean and deviation as they go along (Welford 1962). */
    final class Statistics {
        long count;
        double mean;
        double squares;

        void add(double value) {
            count++;
            double delta = value - mean;
            mean += delta / count;
            squares += delta * (value - mean);
        }

        double deviation() {
            return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
        }
    }

    /** Of all payments. */
    @Uid("running")
    @KeyedBy("card")
    final class Running {
        @State
        Statistics cents = new Statistics();

        /** Reducing state. */
        @State
        @Nullable Payment largest;

        @OnEvent
        @Nullable Spent add(Payment payment) {
            if (payment.cents() == 0) {
                cents = new Statistics();
                largest = null;
                return null;
            }
            cents.add((double) payment.cents());
            if (payment.cents() < 0) {
                throw new IllegalArgumentException("less than nothing was paid");
            }
            largest = largest == null ? payment : larger(largest, payment);
            return new Spent(payment.card(), cents.count, cents.mean, cents.deviation(), largest);
        }

        private static Payment larger(Payment one, Payment other) {
            return other.cents() > one.cents() ? other : one;
        }
    }

    /** Of those of an hour. */
    @Uid("hourly")
    @KeyedBy("card")
    @Window(size = "1h")
    final class Hourly {
        @State
        Statistics cents = new Statistics();

        @OnEvent
        void add(Payment payment) {
            cents.add((double) payment.cents());
        }

        @OnClose
        Spent close(@Key String card) {
            return new Spent(card, cents.count, cents.mean, cents.deviation(), null);
        }
    }

    /** The input. */
    @Source("file:payments.jsonl")
    StreamOf<Payment> payments();

    /** A result for each payment. */
    @Apply(Running.class)
    @Sink("log:")
    StreamOf<Spent> running();

    /** A result for each hour. */
    @Apply(Hourly.class)
    @Sink("log:")
    StreamOf<Spent> hourly();
}
