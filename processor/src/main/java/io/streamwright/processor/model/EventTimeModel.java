package io.streamwright.processor.model;

/**
 * The part of an event that says when it happened.
 *
 * @param member the name of the component, field or method
 * @param access how it is read; never {@link MemberAccess#OPERATOR_STATIC}
 * @param type in a resolved job {@code Instant}, {@code long}, {@code Long}, {@code OffsetDateTime} or {@code ZonedDateTime}
 * @param isPublic whether generated code of any package can read it, if it can name the type
 * @param isPrivate whether no generated code can read it
 */
public record EventTimeModel(
        String member, MemberAccess access, TypeModel type, boolean isPublic, boolean isPrivate, Place place) {}
