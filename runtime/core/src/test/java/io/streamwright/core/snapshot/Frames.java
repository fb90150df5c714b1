package io.streamwright.core.snapshot;

import java.nio.ByteBuffer;

/** Framed files that are wrong although their checksum holds. */
final class Frames {
    private Frames() {}

    /** As if written by another version. */
    static byte[] withVersion(byte[] file, int version) {
        byte[] changed = file.clone();
        ByteBuffer.wrap(changed).putInt(8, version);
        return resealed(changed);
    }

    /** With length and checksum put right. */
    static byte[] resealed(byte[] file) {
        byte[] changed = file.clone();
        ByteBuffer buffer = ByteBuffer.wrap(changed);
        int checked = changed.length - 4;
        buffer.putInt(12, checked - SnapshotLayout.FRAME_HEAD_BYTES);
        buffer.putInt(checked, SnapshotLayout.checksum(changed, 0, checked));
        return changed;
    }
}
