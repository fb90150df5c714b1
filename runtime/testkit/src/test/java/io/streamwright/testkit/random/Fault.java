package io.streamwright.testkit.random;

/** Ways to get the semantics wrong on purpose: the comparison must notice each. */
enum Fault {
    NONE,
    /** An event is late when the watermark reaches the end of its window, not its last millisecond. */
    LATE_AT_THE_END,
    /** Windows close when the watermark reaches their end, not their last millisecond. */
    CLOSE_AT_THE_END,
    /** Windows are gone once they have ended. */
    NO_LATENESS,
    /** Events that are late but allowed do not fire again. */
    LATE_IS_SILENT,
    /** Windows fire early from the time of their first event on, not at full multiples. */
    EVERY_NOT_ALIGNED,
    /** Windows over the last events hold one more. */
    ONE_MORE_OF_THE_LAST,
    /** The state of windows stays when they have fired. */
    DISCARDING_KEEPS,
    /** Results of windows have the end of the window as their time. */
    RESULT_AT_THE_END,
    /** Timers fire when the watermark has passed their time. */
    TIMER_AFTER_ITS_TIME,
    /** Setting a timer again leaves the earlier one. */
    TIMER_NOT_REPLACED,
    /** Setting another time of a set of timers forgets the others. */
    TIMERS_REPLACED,
    /** Watermarks that a method tells count for the whole source. */
    MARKS_COUNT_FOR_ALL,
    /** Timers fire in the order in which they were set. */
    TIMERS_BY_KEY,
    /** The watermark of a source is the largest of its splits. */
    LARGEST_SPLIT,
    /** Idle splits hold back the others. */
    IDLE_HOLDS_BACK,
    /** The watermark is the largest time seen, without allowance. */
    IN_ORDER_ONLY,
    /** Rows stay although they are as a new key's. */
    ROWS_STAY,
    /** Sessions that only touch stay apart. */
    TOUCHING_IS_APART,
    /** Sessions that grow or become one forget how many events they have had. */
    COUNTS_NOT_MERGED,
    /** Sessions that grow or become one fire early as new ones do, not when the first of them would have. */
    EVERY_NOT_MERGED,
    /** The division that finds windows rounds towards zero. */
    NEGATIVE_TIMES_ROUND_UP,
    /** The end of the input fires processing-time timers. */
    END_FIRES_PROCESSING_TIMERS,
    /** A union is as far as the first of its inputs. */
    UNION_OF_THE_FIRST
}
