package io.streamwright.kafka;

import io.streamwright.Apply;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.Guarantee;
import io.streamwright.Key;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Watermark;
import io.streamwright.Window;
import io.streamwright.WindowStart;
import java.time.Instant;

/** The job that is killed: a result for each event, which shows what came before it, and windows. */
@StreamJob("ledger")
interface Ledger {
    /** The n-th of all. */
    record Transfer(String account, long n, @EventTime Instant at) {}

    /** The count-th of its account. */
    record Entry(String account, long count, long n, Instant at) {}

    /** How many there were of an account in ten seconds. */
    record Total(String account, Instant from, long transfers) {}

    @KeyedBy("account")
    class Enter {
        @State
        long count;

        @OnEvent
        Entry enter(Transfer transfer) {
            count++;
            return new Entry(transfer.account(), count, transfer.n(), transfer.at());
        }
    }

    @KeyedBy("account")
    @Window(size = "10s")
    class AddUp {
        @State
        long transfers;

        @OnEvent
        void add(Transfer transfer) {
            transfers++;
        }

        @OnClose
        Total close(@Key String account, @WindowStart Instant from) {
            return new Total(account, from, transfers);
        }
    }

    @Source("kafka:transfers")
    @Watermark(outOfOrder = "0s")
    StreamOf<Transfer> transfers();

    @Apply(Enter.class)
    @From("transfers")
    @Sink(value = "kafka:entries", guarantee = Guarantee.EXACTLY_ONCE)
    StreamOf<Entry> entries();

    @Apply(AddUp.class)
    @From("transfers")
    @Sink(value = "kafka:totals", guarantee = Guarantee.EXACTLY_ONCE)
    StreamOf<Total> totals();
}
