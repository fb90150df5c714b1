package io.streamwright.samples.nativeimage;

/** The two forms that a job comes in. */
enum Form {
    /** A jar, run by the JVM that runs the tests. */
    JVM,
    /** An executable. */
    NATIVE;

    Form other() {
        return this == JVM ? NATIVE : JVM;
    }
}
