package io.streamwright.core.snapshot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a manifest holds: what the snapshot says about itself, and where its sections are.
 *
 * @param manifest what the snapshot says about itself
 * @param segmentBytes the exact length of each segment file
 * @param sections the sections in the order written, which tile the segments without a gap
 */
record StoredSnapshot(SnapshotManifest manifest, List<Long> segmentBytes, List<Section> sections) {
    StoredSnapshot {
        segmentBytes = List.copyOf(segmentBytes);
        sections = List.copyOf(sections);
    }

    /**
     * Where a section is.
     *
     * @param id what it belongs to
     * @param segment the index of its file
     * @param offset its first byte in that file
     * @param lengthBytes its length
     * @param checksum the CRC32C of its bytes
     */
    record Section(SectionId id, int segment, long offset, int lengthBytes, int checksum) {

        /** Whether it is among those asked for. */
        boolean matches(SectionKind kind, String uid, int firstPart, int lastPart) {
            return id.kind() == kind && id.uid().equals(uid) && id.part() >= firstPart && id.part() <= lastPart;
        }

        /** File and place for a message. */
        String place() {
            String part = id.part() < 0 ? "" : (id.kind() == SectionKind.ROWS ? ", key group " : ", lane ") + id.part();
            return SnapshotLayout.segmentName(segment) + ", bytes " + offset + " to " + (offset + lengthBytes) + " ("
                    + id.kind() + " of '" + id.uid() + "'" + part + ")";
        }
    }

    /** What cannot be so in a snapshot that we have written; null if all is well. Also asked before writing. */
    @Nullable String flaw() {
        if (manifest.id() < 1) {
            return "its id is " + manifest.id();
        }
        if (Integer.bitCount(manifest.keyGroups()) != 1 || manifest.keyGroups() < 1) {
            return "it has " + manifest.keyGroups() + " key groups, which is no power of two";
        }
        if (manifest.parallelism() < 1) {
            return "its parallelism is " + manifest.parallelism();
        }
        for (SnapshotManifest.Part part : manifest.parts()) {
            if (part.kind() == SectionKind.ROWS || part.kind() == SectionKind.ELEMENTS) {
                return "'" + part.uid() + "' is a part of kind " + part.kind();
            }
        }
        int segment = 0;
        long next = 0;
        for (Section section : sections) {
            if (section.segment != segment) {
                if (section.segment != segment + 1
                        || segment >= segmentBytes.size()
                        || next != segmentBytes.get(segment)) {
                    return "sections do not tile the segments at " + section.place();
                }
                segment++;
                next = 0;
            }
            if (!partFits(section.id)) {
                return "there is no such key group or lane: " + section.place();
            }
            if (section.offset != next || section.lengthBytes < 0 || segment >= segmentBytes.size()) {
                return "sections do not tile the segments at " + section.place();
            }
            next += section.lengthBytes;
            if (next < 0 || next > segmentBytes.get(segment)) {
                return "a section reaches beyond its file: " + section.place();
            }
        }
        int used = sections.isEmpty() ? 0 : segment + 1;
        if (used != segmentBytes.size() || used > 0 && next != segmentBytes.get(segment)) {
            return "the segments are longer than their sections";
        }
        return null;
    }

    private boolean partFits(SectionId id) {
        return switch (id.kind()) {
            case ROWS -> id.part() >= 0 && id.part() < manifest.keyGroups();
            case SOURCE, OPERATOR -> id.part() >= -1 && id.part() < manifest.parallelism();
            case ELEMENTS -> id.part() >= 0 && id.part() < manifest.parallelism();
            case SINK -> id.part() == -1;
        };
    }
}
