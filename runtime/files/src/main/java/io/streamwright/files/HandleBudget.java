package io.streamwright.files;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the open files of a source, of all lanes, so that a directory of thousands does not exhaust the process. */
final class HandleBudget {
    /** How many files of a source stay open between polls. */
    static final int MOST_OPEN = 64;

    private final AtomicInteger open = new AtomicInteger();

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
    }

    /** Whether a reader should close its file until it is polled again. */
    boolean exceeded() {
        return open.get() > MOST_OPEN;
    }
}
