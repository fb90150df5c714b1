package org.example;

/** What a user might have written, in a package that is not the engine's. */
public final class UserCode {
    private UserCode() {}

    /** Squares a number, unless it is the one to fail at. */
    public static long square(long number, long failAt) {
        if (number == failAt) {
            throw new IllegalStateException("no square of " + number);
        }
        return number * number;
    }
}
