package io.streamwright.cli;

/** What the process ends with. Part of the command line's contract: documented in {@code --help}, never renumbered. */
final class ExitCode {
    /** The job has processed all of its input, or was asked for something that was shown. */
    static final int OK = 0;
    /** The job ran and failed. */
    static final int FAILED = 1;
    /** The command line or the settings are wrong: the job has not started. */
    static final int CONFIGURATION = 2;
    /** Stopped by Ctrl-C. */
    static final int INTERRUPTED = 130;
    /** Stopped by SIGTERM. */
    static final int TERMINATED = 143;

    private ExitCode() {}
}
