package org.example;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a user might have written, in a package that is not the engine's. */
public final class UserCode {
    private static final Logger LOG = LoggerFactory.getLogger(UserCode.class);

    private UserCode() {}

    /** Squares a number, unless it is the one to fail at. */
    public static long square(long number, long failAt) {
        LOG.info("squaring {}", number);
        if (number == failAt) {
            throw new IllegalStateException("no square of " + number);
        }
        return number * number;
    }
}
