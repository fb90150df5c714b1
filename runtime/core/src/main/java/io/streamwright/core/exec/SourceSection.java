package io.streamwright.core.exec;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.snapshot.DamagedSnapshotException;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotReader;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SplitState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a snapshot holds of a source: where each split stands. Internal to the engine and its test harness; any thread may use
 * it.
 *
 * <p>The combined watermark and idleness are in here although both follow from the splits in most cases: a barrier may pass
 * in the middle of a sweep towards a watermark that idle splits did not hold back, and the sweep must go on to the same end
 * before new events come in.
 *
 * @param watermark the combined watermark of the source
 * @param idle whether nothing of it held back others
 * @param splits in the order in which they were found
 */
public record SourceSection(long watermark, boolean idle, List<Split> splits) {
    private static final byte VERSION = 1;

    /** Copies the splits. */
    public SourceSection {
        splits = List.copyOf(splits);
    }

    /**
     * One split.
     *
     * @param id its id
     * @param position behind the last delivered event, in the source's own form; not to be changed
     * @param maxTime the largest time seen
     * @param watermark its watermark
     * @param idle whether it does not hold back others
     * @param ended whether all of it has been read
     */
    public record Split(String id, byte[] position, long maxTime, long watermark, boolean idle, boolean ended) {}

    /** How an input stands now; on its lane. */
    public static SourceSection of(SourceInput<?> input, Function<SplitState, byte[]> positions) {
        List<Split> splits = new ArrayList<>();
        for (SplitState split : input.splits()) {
            splits.add(new Split(
                    split.id(),
                    positions.apply(split),
                    split.maxTime(),
                    split.watermark(),
                    split.idle(),
                    split.ended()));
        }
        return new SourceSection(input.watermark(), input.idle(), splits);
    }

    /** Adds the splits to an input that does not have them yet, and takes over how they stood; on its lane. */
    public void restoreInto(SourceInput<?> input, long nowNanos) {
        Map<String, SplitState> known = new HashMap<>();
        input.splits().forEach(split -> known.put(split.id(), split));
        for (Split split : splits) {
            SplitState state = known.get(split.id());
            if (state == null) {
                state = input.addSplit(split.id(), nowNanos);
            }
            state.restore(split.maxTime(), split.watermark(), split.idle(), split.ended());
        }
        input.restore(watermark, idle);
    }

    /** As the section of a snapshot. */
    public FrozenState freeze(String uid) {
        return new FrozenState(uid, SectionKind.SOURCE, encode());
    }

    /** In binary form. */
    public byte[] encode() {
        BinaryOutput out = new BinaryOutput();
        out.writeByte(VERSION);
        out.writeLong(watermark);
        out.writeBoolean(idle);
        out.writeInt(splits.size());
        for (Split split : splits) {
            out.writeString(split.id());
            out.writeBytes(split.position());
            out.writeLong(split.maxTime());
            out.writeLong(split.watermark());
            out.writeBoolean(split.idle());
            out.writeBoolean(split.ended());
        }
        return out.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws CorruptDataException if the bytes are not such a section
     */
    public static SourceSection decode(BinaryInput in) {
        byte version = in.readByte();
        if (version != VERSION) {
            throw new CorruptDataException("positions of a source in the unknown version " + version);
        }
        long watermark = in.readLong();
        boolean idle = in.readBoolean();
        int count = in.readCount(26);
        List<Split> splits = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            splits.add(new Split(
                    in.readString(), in.readBytes(), in.readLong(), in.readLong(), in.readBoolean(), in.readBoolean()));
        }
        in.expectEnd();
        return new SourceSection(watermark, idle, splits);
    }

    /**
     * What a snapshot holds of a source, of all lanes together.
     *
     * @return without splits if the snapshot does not know the source
     * @throws DamagedSnapshotException if a section is not what was written
     */
    public static SourceSection read(SnapshotReader snapshot, String uid) throws IOException {
        List<SourceSection> sections = new ArrayList<>();
        try {
            snapshot.read(SectionKind.SOURCE, uid, 0, Integer.MAX_VALUE, in -> sections.add(decode(in)));
        } catch (CorruptDataException e) {
            throw LaneRestore.damaged(snapshot, "the positions of the source \"" + uid + "\"", e);
        }
        long watermark =
                sections.stream().mapToLong(SourceSection::watermark).min().orElse(Long.MIN_VALUE);
        return new SourceSection(
                watermark,
                !sections.isEmpty() && sections.stream().allMatch(SourceSection::idle),
                sections.stream().flatMap(section -> section.splits().stream()).toList());
    }
}
