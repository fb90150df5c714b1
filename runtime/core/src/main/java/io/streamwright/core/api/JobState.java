package io.streamwright.core.api;

/** Where a job stands. */
public enum JobState {
    /** It processes events. */
    RUNNING,
    /** All input has ended: the last results are being published. */
    FINISHING,
    /** It was told to stop and takes its last snapshot. */
    STOPPING,
    /** It has failed, and is about to be started again from its last snapshot. */
    RESTARTING,
    /** All input was processed and all results are published. */
    FINISHED,
    /** It was stopped; started again, it goes on from its last snapshot. */
    STOPPED,
    /** It was given up without a snapshot. */
    CANCELLED,
    /** It failed. */
    FAILED;

    /** Whether nothing of it runs any more. */
    public boolean ended() {
        return compareTo(FINISHED) >= 0;
    }
}
