package io.streamwright.core.snapshot;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of a manifest: a framed file, see {@link SnapshotLayout}, with this body in version 1. A text is an int, its
 * length in bytes, and UTF-8; see {@link BinaryOutput#writeString}.
 *
 * <pre>
 * id          long      the same as in the name of the directory
 * job         text
 * created     long      milliseconds since 1970, UTC
 * key groups  int       a power of two
 * parallelism int
 * finished    byte      0 or 1
 * parts       int       how many follow
 *   kind      byte      {@link SectionKind#code}
 *   uid       text
 *   fields    int       how many follow
 *     role    byte      {@link SnapshotManifest.Role#code}
 *     name    text
 *     schema  text
 * segments    int       how many follow
 *   length    long      of the file, in bytes
 * sections    int       how many follow, in the order written; they tile the segments
 *   kind      byte      {@link SectionKind#code}
 *   uid       text
 *   key group int       or -1
 *   segment   int       index of the file, from 0
 *   offset    long      in the file
 *   length    int       in bytes
 *   checksum  int       CRC32C of the section
 * </pre>
 */
final class ManifestFormat {
    private static final int LEAST_PART_BYTES = 1 + 4 + 4;
    private static final int LEAST_FIELD_BYTES = 1 + 4 + 4;
    private static final int LEAST_SECTION_BYTES = 1 + 4 + 4 + 4 + 8 + 4 + 4;

    private ManifestFormat() {}

    /**
     * The file.
     *
     * @throws IllegalArgumentException if reading it would find it wrong: a mistake of the caller
     */
    static byte[] encode(StoredSnapshot snapshot) {
        String flaw = snapshot.flaw();
        if (flaw != null) {
            throw new IllegalArgumentException("cannot write snapshot: " + flaw);
        }
        BinaryOutput body = new BinaryOutput(256 + snapshot.sections().size() * 64);
        SnapshotManifest manifest = snapshot.manifest();
        body.writeLong(manifest.id());
        body.writeString(manifest.job());
        body.writeLong(manifest.createdMillis());
        body.writeInt(manifest.keyGroups());
        body.writeInt(manifest.parallelism());
        body.writeBoolean(manifest.finished());
        body.writeInt(manifest.parts().size());
        for (SnapshotManifest.Part part : manifest.parts()) {
            writePart(part, body);
        }
        body.writeInt(snapshot.segmentBytes().size());
        for (long length : snapshot.segmentBytes()) {
            body.writeLong(length);
        }
        body.writeInt(snapshot.sections().size());
        for (StoredSnapshot.Section section : snapshot.sections()) {
            body.writeByte((byte) section.id().kind().code());
            body.writeString(section.id().uid());
            body.writeInt(section.id().part());
            body.writeInt(section.segment());
            body.writeLong(section.offset());
            body.writeInt(section.lengthBytes());
            body.writeInt(section.checksum());
        }
        if (body.size() > SnapshotLayout.LONGEST_MANIFEST_BYTES - SnapshotLayout.FRAME_BYTES) {
            throw new IllegalArgumentException("cannot write snapshot: its manifest has " + body.size() + " bytes");
        }
        return SnapshotLayout.frame(SnapshotLayout.MANIFEST_MAGIC, body);
    }

    private static void writePart(SnapshotManifest.Part part, BinaryOutput body) {
        body.writeByte((byte) part.kind().code());
        body.writeString(part.uid());
        body.writeInt(part.fields().size());
        for (SnapshotManifest.Field field : part.fields()) {
            body.writeByte((byte) field.role().code());
            body.writeString(field.name());
            body.writeString(field.schema());
        }
    }

    /**
     * What the file holds, with all of it checked but the segments themselves.
     *
     * @param file its name, for messages
     * @throws io.streamwright.core.api.StreamwrightException if it is of a later version
     */
    static StoredSnapshot decode(byte[] bytes, String file) throws DamagedSnapshotException {
        BinaryInput body = SnapshotLayout.unframe(bytes, SnapshotLayout.MANIFEST_MAGIC, file);
        try {
            StoredSnapshot snapshot = readBody(body);
            body.expectEnd();
            String flaw = snapshot.flaw();
            if (flaw != null) {
                throw new DamagedSnapshotException(file + ": " + flaw);
            }
            return snapshot;
        } catch (CorruptDataException e) {
            int at = bytes.length - 4 - body.remaining();
            throw new DamagedSnapshotException(file + ", byte " + at + ": " + e.getMessage(), e);
        }
    }

    private static StoredSnapshot readBody(BinaryInput body) {
        long id = body.readLong();
        String job = body.readString();
        long createdMillis = body.readLong();
        int keyGroups = body.readInt();
        int parallelism = body.readInt();
        boolean finished = body.readBoolean();
        List<SnapshotManifest.Part> parts = new ArrayList<>();
        for (int left = body.readCount(LEAST_PART_BYTES); left > 0; left--) {
            parts.add(readPart(body));
        }
        List<Long> segmentBytes = new ArrayList<>();
        for (int left = body.readCount(Long.BYTES); left > 0; left--) {
            segmentBytes.add(body.readLong());
        }
        List<StoredSnapshot.Section> sections = new ArrayList<>();
        for (int left = body.readCount(LEAST_SECTION_BYTES); left > 0; left--) {
            SectionId section = new SectionId(kind(body.readByte()), body.readString(), body.readInt());
            sections.add(new StoredSnapshot.Section(
                    section, body.readInt(), body.readLong(), body.readInt(), body.readInt()));
        }
        SnapshotManifest manifest =
                new SnapshotManifest(id, job, createdMillis, keyGroups, parallelism, finished, parts);
        return new StoredSnapshot(manifest, segmentBytes, sections);
    }

    private static SnapshotManifest.Part readPart(BinaryInput body) {
        SectionKind kind = kind(body.readByte());
        String uid = body.readString();
        List<SnapshotManifest.Field> fields = new ArrayList<>();
        for (int left = body.readCount(LEAST_FIELD_BYTES); left > 0; left--) {
            fields.add(new SnapshotManifest.Field(role(body.readByte()), body.readString(), body.readString()));
        }
        return new SnapshotManifest.Part(kind, uid, fields);
    }

    private static SectionKind kind(byte code) {
        for (SectionKind kind : SectionKind.values()) {
            if (kind.code() == code) {
                return kind;
            }
        }
        throw new CorruptDataException("there is no kind of section " + code);
    }

    private static SnapshotManifest.Role role(byte code) {
        for (SnapshotManifest.Role role : SnapshotManifest.Role.values()) {
            if (role.code() == code) {
                return role;
            }
        }
        throw new CorruptDataException("there is no role of a field " + code);
    }
}
