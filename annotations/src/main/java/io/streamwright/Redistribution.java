package io.streamwright;

/** What becomes of the lists of an operator without a key when a job goes on from a snapshot, see {@link State#redistribute}. */
public enum Redistribution {
    /**
     * With as many lanes as before each lane goes on with its own list. With another number, the lists are put one behind the other,
     * lane after lane, and divided evenly: each element is on one lane.
     */
    SPLIT,
    /** Each lane gets the elements of all lanes, one lane's behind the other's; also with as many lanes as before. */
    UNION
}
