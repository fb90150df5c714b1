package io.streamwright.testkit.random;

/** The service that drawn jobs use; the harness and the interpreter supply the same one. */
public final class Tagger {

    /** Something to see that it was called. */
    public String tag() {
        return "tagged";
    }
}
