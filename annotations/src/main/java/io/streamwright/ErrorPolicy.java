package io.streamwright;

/** What a source does with input that cannot be decoded. */
public enum ErrorPolicy {
    /** The job fails and names the place. */
    FAIL,
    /** It is left out and counted. */
    SKIP
}
