package io.streamwright.processor.model;

/** What a field of an operator is for. */
public enum FieldRole {
    STATE,
    CONFIG,
    SERVICE
}
