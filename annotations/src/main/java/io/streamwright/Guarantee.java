package io.streamwright;

/** What a sink promises about each result when the job fails and is started again. */
public enum Guarantee {
    /** No demand: whatever the sink at hand can deliver. */
    AS_THE_SINK_CAN,
    /** No result is lost; after a failure some may be seen again. */
    AT_LEAST_ONCE,
    /** Each result is visible once, through failures. */
    EXACTLY_ONCE
}
