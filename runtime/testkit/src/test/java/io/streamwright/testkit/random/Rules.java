package io.streamwright.testkit.random;

import java.util.Optional;

/**
 * What a drawn operator may do, so that its results are those of the interpreter wherever and whenever its events come.
 *
 * @param order what it may depend on
 * @param keyed whether it has a key; absent if that is drawn
 * @param windows whether it may have windows
 * @param handedOn whether the key of the operator before is part of its key
 */
record Rules(Order order, Optional<Boolean> keyed, boolean windows, boolean handedOn) {
    /** Anything: for jobs on a single lane. */
    static final Rules FREE = new Rules(Order.ANY, Optional.empty(), true, false);

    /** On what an operator may depend. */
    enum Order {
        /** On anything there is. */
        ANY,
        /** On the order of the events of a key, and where event time stands between them. */
        PER_KEY_AND_TIME,
        /** On the order of the events of a key. */
        PER_KEY,
        /** On no order. */
        NONE
    }
}
