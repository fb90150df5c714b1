package io.streamwright.maven;

/** Something in the user's build that keeps the job from being made runnable; the message says what and what to do. */
final class BuildProblem extends Exception {
    private static final long serialVersionUID = 1L;

    /** With the whole message. */
    BuildProblem(String message) {
        super(message);
    }
}
