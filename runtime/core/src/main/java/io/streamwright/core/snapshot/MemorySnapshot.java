package io.streamwright.core.snapshot;

import io.streamwright.core.codec.BinaryInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A whole snapshot in memory, from which a job can be started again. Immutable; any thread may use it.
 *
 * <p>As bytes it is a manifest as in {@link ManifestFormat} with one segment, followed by that segment.
 */
public final class MemorySnapshot {
    private final StoredSnapshot stored;
    private final List<byte[]> sections;

    MemorySnapshot(StoredSnapshot stored, List<byte[]> sections) {
        this.stored = stored;
        this.sections = List.copyOf(sections);
    }

    /** What it says about itself. */
    public SnapshotManifest manifest() {
        return stored.manifest();
    }

    /** Its size in bytes: the length of {@link #toByteArray}. */
    public long sizeBytes() {
        long size = ManifestFormat.encode(stored).length;
        for (byte[] section : sections) {
            size += section.length;
        }
        return size;
    }

    /**
     * All of it.
     *
     * @throws IllegalStateException if that is more than an array holds, 2 GiB
     */
    public byte[] toByteArray() {
        byte[] head = ManifestFormat.encode(stored);
        long size = sizeBytes();
        if (size > Integer.MAX_VALUE - 16) {
            throw new IllegalStateException("the snapshot has " + size + " bytes, more than an array holds");
        }
        byte[] bytes = Arrays.copyOf(head, (int) size);
        int at = head.length;
        for (byte[] section : sections) {
            System.arraycopy(section, 0, bytes, at, section.length);
            at += section.length;
        }
        return bytes;
    }

    /**
     * What {@link #toByteArray} gave.
     *
     * @throws DamagedSnapshotException if anything in it is not what was written
     * @throws io.streamwright.core.api.StreamwrightException if a later version wrote it
     */
    public static MemorySnapshot fromByteArray(byte[] bytes) throws DamagedSnapshotException {
        int headBytes = headBytes(bytes);
        StoredSnapshot stored = ManifestFormat.decode(Arrays.copyOf(bytes, headBytes), "snapshot");
        if (stored.segmentBytes().size() > 1) {
            throw new DamagedSnapshotException(
                    "snapshot: has " + stored.segmentBytes().size() + " segments");
        }
        long segmentBytes =
                stored.segmentBytes().isEmpty() ? 0 : stored.segmentBytes().get(0);
        if (segmentBytes != bytes.length - headBytes) {
            throw new DamagedSnapshotException("snapshot: " + (bytes.length - headBytes)
                    + " bytes follow the manifest instead of " + segmentBytes);
        }
        List<byte[]> sections = new ArrayList<>();
        for (StoredSnapshot.Section section : stored.sections()) {
            int from = headBytes + (int) section.offset();
            byte[] content = Arrays.copyOfRange(bytes, from, from + section.lengthBytes());
            int found = SnapshotLayout.checksum(content, 0, content.length);
            if (found != section.checksum()) {
                throw new DamagedSnapshotException(
                        "snapshot, " + section.place() + ": " + SnapshotLayout.mismatch(section.checksum(), found));
            }
            sections.add(content);
        }
        return new MemorySnapshot(stored, sections);
    }

    private static int headBytes(byte[] bytes) throws DamagedSnapshotException {
        if (bytes.length < SnapshotLayout.FRAME_BYTES) {
            throw new DamagedSnapshotException("snapshot: has only " + bytes.length + " bytes");
        }
        int bodyBytes = new BinaryInput(bytes, SnapshotLayout.FRAME_HEAD_BYTES - 4, 4).readInt();
        if (bodyBytes < 0 || bodyBytes > bytes.length - SnapshotLayout.FRAME_BYTES) {
            throw new DamagedSnapshotException("snapshot, byte 12: says " + bodyBytes + " bytes of manifest follow");
        }
        return bodyBytes + SnapshotLayout.FRAME_BYTES;
    }

    /** The sections that match, in the order written. */
    List<BinaryInput> select(SectionKind kind, String uid, int firstGroup, int lastGroup) {
        List<BinaryInput> selected = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            if (stored.sections().get(i).matches(kind, uid, firstGroup, lastGroup)) {
                selected.add(new BinaryInput(sections.get(i)));
            }
        }
        return selected;
    }

    @Override
    public String toString() {
        return "snapshot " + manifest().id() + " of '" + manifest().job() + "'";
    }
}
