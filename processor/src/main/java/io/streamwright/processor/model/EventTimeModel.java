package io.streamwright.processor.model;

/**
 * The part of an event that says when it happened.
 *
 * @param member the name of the component, field or method
 * @param access how it is read; never {@link MemberAccess#OPERATOR_STATIC}
 * @param type in a resolved job {@code Instant}, {@code long}, {@code Long}, {@code OffsetDateTime} or {@code ZonedDateTime}
 * @param isPrivate whether generated code cannot read it
 */
public record EventTimeModel(String member, MemberAccess access, TypeModel type, boolean isPrivate, Place place) {}
