package io.streamwright.processor.model;

/** How a value is taken out of an event. */
public enum MemberAccess {
    /** {@code event.member()}, the accessor of a record component. */
    RECORD_ACCESSOR,
    /** {@code event.member}. */
    FIELD,
    /** {@code event.member()}. */
    METHOD,
    /** {@code Operator.member(event)}. */
    OPERATOR_STATIC
}
