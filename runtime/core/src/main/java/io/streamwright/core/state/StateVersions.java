package io.streamwright.core.state;

/**
 * Which lists and maps of an operator's rows a snapshot still reads. Owned by the lane of the operator.
 *
 * <p>Each {@link HeapList} and {@link HeapMap} has a version, and so has each part of one. A part belongs to the one of its
 * own version, which changes it in place; other parts are shared with an older one and are copied before they are changed. So
 * it costs one number to freeze all lists and maps there are: what was made before is shared from then on, and the first
 * access to a list afterwards makes a new one of the same parts.
 */
public final class StateVersions {
    private long last;
    private long shared;

    /** Nothing is shared. */
    public StateVersions() {}

    /** A version that nothing has yet. */
    long next() {
        return ++last;
    }

    /** Whether what has this version may be changed. */
    boolean owns(long version) {
        return version > shared;
    }

    /** Whatever there is now is read by a snapshot. */
    public void freeze() {
        shared = last;
    }

    /** No snapshot reads anything any more. */
    public void release() {
        shared = 0;
    }
}
