package io.streamwright.testkit.lanes;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Key;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Out;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Uid;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;

/** Two exchanges in a row, each from all lanes to all: purchases by user, then by product, then by the minute. */
@StreamJob("chain")
public interface Chain {
    /** Someone buys something. */
    record Purchase(
            long user, String product, int cents, @EventTime long at) {}

    /** The how-manieth purchase of a user that was. */
    record Numbered(
            long user,
            String product,
            int cents,
            long number,
            @EventTime long at) {}

    /** A user has not bought anything for long. */
    record Quiet(long user, long purchases) {}

    /** What was spent on a product within a window, and how many were first purchases. */
    record Spent(String product, long from, long cents, long purchases, long firsts) {}

    /** Counts the purchases of a user, and forgets him when he is quiet. */
    @Uid("number")
    @KeyedBy("user")
    final class Numbering {
        @State
        long purchases;

        @OnEvent
        Numbered number(Purchase purchase, KeyTimer quiet) {
            quiet.at(Instant.ofEpochMilli(purchase.at() + 700));
            return new Numbered(purchase.user(), purchase.product(), purchase.cents(), ++purchases, purchase.at());
        }

        @OnTimer("quiet")
        Numbered quiet(@Key long user) {
            Numbered last = new Numbered(user, "nothing", 0, purchases, 0);
            purchases = 0;
            return last;
        }
    }

    /** Sums up a product in windows. */
    @Uid("spent")
    @KeyedBy("product")
    @Window(size = "100ms", slide = "50ms")
    final class SpentPerProduct {
        @State
        long cents;

        @State
        long purchases;

        @State
        long firsts;

        @OnEvent
        void add(Numbered purchase) {
            cents += purchase.cents();
            purchases++;
            firsts += purchase.number() == 1 ? 1 : 0;
        }

        @OnClose
        Spent close(@Key String product, @WindowStart Instant from) {
            return new Spent(product, from.toEpochMilli(), cents, purchases, firsts);
        }
    }

    /** A running number for each user, once more, after the events have been everywhere. */
    @Uid("again")
    @KeyedBy("user")
    final class Again {
        @State
        long seen;

        @OnEvent
        void again(Numbered purchase, Out<String> out) {
            seen++;
            out.emit(purchase.user() + ": " + purchase.number() + " " + purchase.product() + " as " + seen);
        }
    }

    @Source("file:purchases.jsonl")
    @Watermark(outOfOrder = "20ms")
    StreamOf<Purchase> purchases();

    @Apply(Numbering.class)
    @From("purchases")
    @Sink("discard:")
    StreamOf<Numbered> numbered();

    @Apply(SpentPerProduct.class)
    @From("numbered")
    @Sink("discard:")
    StreamOf<Spent> spent();

    @Apply(Again.class)
    @From("numbered")
    @Sink("discard:")
    StreamOf<String> again();
}
