package io.streamwright.core.exec;

import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotWriter;
import io.streamwright.core.state.FrozenTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Frozen state that is easily told from other, and what is written of it. */
final class Frozen {
    /** Rows of one long each stand behind their number, and each behind its key. */
    private static final int VALUE_OF_ROW = Integer.BYTES + Long.BYTES;

    private Frozen() {}

    /** A section that holds a number. */
    static FrozenState section(int number) {
        return new FrozenState("uid", SectionKind.OPERATOR, new byte[] {(byte) number});
    }

    /** The rows of a table. */
    static FrozenState rows(FrozenTable table) {
        return new FrozenState("uid", SectionKind.OPERATOR, new byte[] {0}, List.of(table), null);
    }

    /** All numbers and the values of all rows, in the order in which they are written. */
    static String written(List<LaneFreeze> freezes) {
        StringBuilder text = new StringBuilder();
        try {
            for (LaneFreeze freeze : freezes) {
                freeze.write(new Reader(text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** Notes the last byte of what counts: numbers and values are small. */
    private record Reader(StringBuilder text) implements SnapshotWriter {
        @Override
        public void section(SectionId id, byte[] bytes, int offset, int lengthBytes) {
            boolean rows = id.kind() == SectionKind.ROWS;
            if (!rows && bytes[offset] == 0) {
                return;
            }
            int row = Long.BYTES + Long.BYTES;
            for (int end = rows ? VALUE_OF_ROW + Long.BYTES : 1; end <= lengthBytes; end += row) {
                text.append(number(bytes, offset + (rows ? end - Long.BYTES : 0), rows))
                        .append(' ');
            }
        }

        /** Longs are of one small byte, whichever end comes first. */
        private static int number(byte[] bytes, int at, boolean isLong) {
            return isLong ? bytes[at] | bytes[at + Long.BYTES - 1] : bytes[at];
        }

        @Override
        public long complete(SnapshotManifest manifest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
