package io.streamwright.core.snapshot;

import io.streamwright.core.api.StreamwrightException;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * What is where in a state directory, and the frame around each of its small files.
 *
 * <pre>
 * lock                             locked while a process uses the directory; text naming it
 * job                              framed: the job's name
 * published                        framed: the largest snapshot id whose output may have been published
 * ids                              framed: no id above this one was ever given to a snapshot
 * incarnation                      framed: how many times a job was started on this directory
 * state-id                         framed: the id of this state, drawn when the directory was made
 * *.new                            one of these, being written
 * snapshots/
 *   0000000000000000042/           a completed snapshot; 19 digits, so that names sort like numbers
 *     segment-00000, -00001, ...   sections back to back, nothing in between
 *     manifest                     framed, see {@link ManifestFormat}; written last
 *   0000000000000000043.inprogress/   being written; never counts
 *   0000000000000000039.deleted/      being deleted; never counts
 * </pre>
 *
 * <p>A framed file, all numbers big-endian. This frame is the same in all versions to come, so that a file of a later
 * version can be told from a damaged one:
 *
 * <pre>
 *  0  magic     8 bytes of ASCII, by kind of file
 *  8  version   int, from 1
 * 12  length    int, bytes of the body
 * 16  body
 *  .  checksum  int, CRC32C of all that precedes
 * </pre>
 *
 * <p>Every byte of a snapshot is under a checksum: the manifest under its own, the segments under those of their sections,
 * which the manifest holds together with the exact length of each file.
 */
final class SnapshotLayout {
    /** The version written, and the newest that can be read. */
    static final int VERSION = 1;

    /** "SWMANIFS". */
    static final long MANIFEST_MAGIC = 0x53574D414E494653L;
    /** "SWJOBNAM". */
    static final long JOB_MAGIC = 0x53574A4F424E414DL;
    /** "SWPUBLSH". */
    static final long PUBLISHED_MAGIC = 0x53575055424C5348L;
    /** "SWLASTID". */
    static final long IDS_MAGIC = 0x53574C4153544944L;

    /** "SWINCARN". */
    static final long INCARNATION_MAGIC = 0x5357494E4341524EL;

    /** "SWSTATID". */
    static final long STATE_ID_MAGIC = 0x5357535441544944L;

    static final String LOCK = "lock";
    static final String JOB = "job";
    static final String PUBLISHED = "published";
    static final String IDS = "ids";
    static final String INCARNATION = "incarnation";
    static final String STATE_ID = "state-id";
    static final String NEW = ".new";
    static final String SNAPSHOTS = "snapshots";
    static final String MANIFEST = "manifest";
    static final String IN_PROGRESS = ".inprogress";
    static final String DELETED = ".deleted";

    /** When a segment would become longer than this by the next section, the next file begins. */
    static final long SEGMENT_BYTES = 256L << 20;

    /** No manifest is longer: that is some five million sections. Checked before memory is set aside. */
    static final int LONGEST_MANIFEST_BYTES = 256 << 20;

    /** No note in a state directory is longer. */
    static final int LONGEST_NOTE_BYTES = 64 << 10;

    static final int FRAME_HEAD_BYTES = 16;
    static final int FRAME_BYTES = FRAME_HEAD_BYTES + 4;

    private static final int ID_DIGITS = 19;

    private SnapshotLayout() {}

    /** The name of a completed snapshot's directory. */
    static String directoryName(long id) {
        String digits = Long.toString(id);
        return "0".repeat(ID_DIGITS - digits.length()) + digits;
    }

    /** The id in the name of a completed snapshot's directory, or 0 if it is not such a name. */
    static long completedId(String name) {
        if (name.length() != ID_DIGITS || !name.chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
            return 0;
        }
        try {
            return Long.parseLong(name);
        } catch (NumberFormatException e) {
            return 0; // larger than any id
        }
    }

    /** The id in the name of a directory of a snapshot that is not or no longer complete, or 0. */
    static long leftoverId(String name) {
        if (name.endsWith(IN_PROGRESS)) {
            return completedId(name.substring(0, name.length() - IN_PROGRESS.length()));
        }
        if (name.endsWith(DELETED)) {
            return completedId(name.substring(0, name.length() - DELETED.length()));
        }
        return 0;
    }

    /** The name of a segment, from 0. */
    static String segmentName(int index) {
        String digits = Integer.toString(index);
        return "segment-" + "0".repeat(Math.max(0, 5 - digits.length())) + digits;
    }

    /** The whole of a framed file. */
    static byte[] frame(long magic, BinaryOutput body) {
        BinaryOutput file = new BinaryOutput(body.size() + FRAME_BYTES);
        file.writeLong(magic);
        file.writeInt(VERSION);
        file.writeInt(body.size());
        file.writeRaw(body.array(), 0, body.size());
        file.writeInt(checksum(file.array(), 0, file.size()));
        return file.toByteArray();
    }

    /**
     * The body of a framed file.
     *
     * @param file its name, for messages
     * @throws StreamwrightException if it is whole but of a later version
     */
    static BinaryInput unframe(byte[] bytes, long magic, String file) throws DamagedSnapshotException {
        if (bytes.length < FRAME_BYTES) {
            throw new DamagedSnapshotException(file + " has only " + bytes.length + " bytes");
        }
        BinaryInput head = new BinaryInput(bytes);
        long foundMagic = head.readLong();
        int version = head.readInt();
        int bodyBytes = head.readInt();
        int checkedBytes = bytes.length - 4;
        if (foundMagic != magic) {
            throw new DamagedSnapshotException(file + ", byte 0: does not begin like such a file");
        }
        if (bodyBytes != bytes.length - FRAME_BYTES) {
            throw new DamagedSnapshotException(
                    file + ", byte 12: says " + bodyBytes + " bytes follow, but it is " + bytes.length + " long");
        }
        int expected = new BinaryInput(bytes, checkedBytes, 4).readInt();
        int found = checksum(bytes, 0, checkedBytes);
        if (found != expected) {
            throw new DamagedSnapshotException(file + ": " + mismatch(expected, found));
        }
        // the checksum holds, so this is what was written, by whichever version
        if (version > VERSION) {
            throw new StreamwrightException(file + " was written by a later version of Streamwright, in format "
                    + version + "; this one reads formats up to " + VERSION
                    + ". Start the job with that version or a later one.");
        }
        if (version < 1) {
            throw new DamagedSnapshotException(file + ", byte 8: there is no format " + version);
        }
        return new BinaryInput(bytes, FRAME_HEAD_BYTES, bodyBytes);
    }

    /** All of a small file. */
    static byte[] readWhole(FileOps ops, Path file, int longestBytes) throws IOException {
        try (FileOps.Input input = ops.open(file)) {
            long size = input.size();
            if (size > longestBytes) {
                throw new DamagedSnapshotException(file + " has " + size + " bytes, but is never so long");
            }
            byte[] bytes = new byte[(int) size];
            try {
                input.read(0, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new DamagedSnapshotException(file + " cannot be read: " + e.getMessage(), e);
            }
            return bytes;
        }
    }

    /** The CRC32C of some bytes. */
    static int checksum(byte[] bytes, int offset, int lengthBytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, lengthBytes);
        return (int) crc.getValue();
    }

    /** A finding for a message. */
    static String mismatch(int expected, int found) {
        return "its checksum is " + hex(found) + " instead of " + hex(expected);
    }

    private static String hex(int value) {
        String digits = Integer.toHexString(value);
        return "0".repeat(8 - digits.length()) + digits;
    }
}
