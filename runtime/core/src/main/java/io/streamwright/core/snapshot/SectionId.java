package io.streamwright.core.snapshot;

/**
 * What a section belongs to. Not unique: an operator may have several sections of one key group.
 *
 * @param kind what it holds
 * @param uid the permanent name of the source, operator or sink
 * @param keyGroup the key group of {@link SectionKind#ROWS}, from 0; else -1
 */
public record SectionId(SectionKind kind, String uid, int keyGroup) {}
