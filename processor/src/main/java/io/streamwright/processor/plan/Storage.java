package io.streamwright.processor.plan;

/** How a value lies in a row. */
public enum Storage {
    /** One bit of the meta word: a {@code boolean}. */
    FLAG,
    /** Two bits of the meta word, whether there is a value and the value: a {@code Boolean}. */
    FLAG_OR_NULL,
    /** One word: a primitive. */
    WORD,
    /** One word, and a bit of the meta word that says whether there is a value: the box of a primitive. */
    WORD_OR_NULL,
    /** Two words, seconds and nanoseconds, and a bit that says whether there is a value: {@code Instant}, {@code Duration}. */
    SECONDS_OR_NULL,
    /** A reference: all else. */
    REFERENCE
}
