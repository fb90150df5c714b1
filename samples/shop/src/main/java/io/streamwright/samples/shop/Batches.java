package io.streamwright.samples.shop;

import io.streamwright.ListState;
import io.streamwright.OnEnd;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Gathers orders, since the warehouse takes them by twenties. There is no key: each lane gathers what comes to it, and what it
 * holds is in every snapshot.
 */
@Uid("batches")
class Batches {
    static final int FULL = 20;

    @State
    ListState<Order> waiting = ListState.create();

    @OnEvent
    List<Batch> add(Order order) {
        waiting.add(order);
        return release(FULL);
    }

    /** The rest of the day. */
    @OnEnd
    List<Batch> end() {
        return release(1);
    }

    /** One batch at most, unless the job went on with fewer lanes: then a lane has what several had gathered. */
    private List<Batch> release(int least) {
        List<Batch> batches = new ArrayList<>();
        while (waiting.size() >= least) {
            batches.add(next());
        }
        return batches;
    }

    private Batch next() {
        List<String> orders = new ArrayList<>();
        long cents = 0;
        for (Iterator<Order> each = waiting.iterator(); each.hasNext() && orders.size() < FULL; ) {
            Order order = each.next();
            each.remove();
            orders.add(order.id());
            cents += order.cents();
        }
        return new Batch(orders.size(), cents, orders);
    }
}
