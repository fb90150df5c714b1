package io.streamwright.benchmarks.startup;

import java.io.IOException;

/** The least that a JVM can do: a line, and to wait for its end. */
public final class Hello {
    private Hello() {}

    /** Ends with standard input. */
    public static void main(String[] args) throws IOException {
        System.out.println("hello");
        while (System.in.read() >= 0) {
            // not yet
        }
    }
}
