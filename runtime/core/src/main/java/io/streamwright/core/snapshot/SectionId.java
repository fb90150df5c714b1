package io.streamwright.core.snapshot;

/**
 * What a section belongs to. Not unique: an operator may have several sections of one key group.
 *
 * @param kind what it holds
 * @param uid the permanent name of the source, operator or sink
 * @param part the key group of {@link SectionKind#ROWS}, the lane that wrote {@link SectionKind#SOURCE}, {@link
 *     SectionKind#OPERATOR} and {@link SectionKind#ELEMENTS}, each from 0; -1 for what is of all lanes, as {@link SectionKind#SINK} always is
 */
public record SectionId(SectionKind kind, String uid, int part) {}
