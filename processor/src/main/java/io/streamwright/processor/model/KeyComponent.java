package io.streamwright.processor.model;

/**
 * How one component of the key is taken from an event.
 *
 * @param name the component, as the operator class calls it
 * @param type its type; a box where the member is one, else a primitive
 * @param access how it is read
 * @param member the name of the accessor, field, method or static method
 */
public record KeyComponent(String name, TypeModel type, MemberAccess access, String member) {}
