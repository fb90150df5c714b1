package io.streamwright.testkit.random;

import java.util.List;

/**
 * What holds of the events of a stream on several lanes, under any schedule. Immutable.
 *
 * @param limit on how many lanes it is put out at most; 0: on all
 * @param part streams of the same part are put out on the same lane at the same time, one calling the other
 * @param order which order its events keep
 * @param exact whether event time stands before each event where it stands on one lane; all of it comes from one lane at a time
 * @param handedOn whether the key of the operator that it comes from is found in the text of its events
 * @param late whether events may be late
 * @param timed whether its events have a time
 * @param disorderMillis how much later events may come than they should, on one lane or several; -1: not known
 * @param exchanges how many exchanges lie behind it at most
 */
record Flow(
        int limit,
        int part,
        Order order,
        boolean exact,
        boolean handedOn,
        boolean late,
        boolean timed,
        long disorderMillis,
        int exchanges) {
    static final long UNKNOWN = -1;

    /** Which order events keep. */
    enum Order {
        /** That of one lane: all come from one source. */
        TOTAL,
        /** That of one lane among the events that come from the same key of an operator. */
        BY_KEY,
        /** None. */
        NONE
    }

    /** Of streams that are read by calls from the same part. */
    static Flow together(List<Flow> flows) {
        Flow all = flows.get(0);
        for (Flow flow : flows) {
            boolean known = all.disorderMillis != UNKNOWN && flow.disorderMillis != UNKNOWN;
            all = new Flow(
                    all.limit,
                    all.part,
                    all.order.compareTo(flow.order) > 0 ? all.order : flow.order,
                    all.exact && flow.exact,
                    all.handedOn && flow.handedOn,
                    all.late || flow.late,
                    all.timed && flow.timed,
                    known ? Math.max(all.disorderMillis, flow.disorderMillis) : UNKNOWN,
                    Math.max(all.exchanges, flow.exchanges));
        }
        return all;
    }

    /** Behind exchanges, where nothing is kept but what depends on no order. */
    static Flow mixed(List<Flow> flows, int limit, int part) {
        Flow all = together(flows);
        return new Flow(limit, part, Order.NONE, false, false, all.late, all.timed, UNKNOWN, all.exchanges + 1);
    }

    /** Whether an operator can have a key whose events keep their order. */
    boolean ordersKeys() {
        return order == Order.TOTAL || (order == Order.BY_KEY && handedOn);
    }

    /** Behind an exchange that leads to one lane. */
    Flow onOneLane(int toPart) {
        boolean fromOne = exact || order == Order.TOTAL;
        return new Flow(
                1, toPart, order, exact, handedOn, late, timed, fromOne ? disorderMillis : UNKNOWN, exchanges + 1);
    }

    Flow handingOn(boolean does) {
        return new Flow(limit, part, order, exact, does, late, timed, disorderMillis, exchanges);
    }

    /**
     * Where event time begins anew: it follows the events of all keys, so what stands before an event is known only where the
     * order between keys is.
     */
    Flow timedAnew(boolean nowLate, long nowDisorderMillis) {
        boolean stillExact = exact && limit == 1 && order == Order.TOTAL;
        return new Flow(limit, part, order, stillExact, handedOn, nowLate, true, nowDisorderMillis, exchanges);
    }
}
