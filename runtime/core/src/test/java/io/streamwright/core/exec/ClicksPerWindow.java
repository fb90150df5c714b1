package io.streamwright.core.exec;

import io.streamwright.core.operator.Output;
import io.streamwright.core.operator.WindowedOperator;
import io.streamwright.core.snapshot.SnapshotManifest.Field;
import io.streamwright.core.snapshot.SnapshotManifest.Role;
import io.streamwright.core.state.Segment;
import io.streamwright.core.time.WindowSpec;
import java.util.List;

/** Counts the clicks of a page in windows. Written by hand as the processor would generate it. */
final class ClicksPerWindow extends WindowedOperator<PageTable> {
    private final Output<String> output;

    ClicksPerWindow(String uid, WindowSpec spec, Output<String> output) {
        super(uid, spec, PageTable::new);
        this.output = output;
    }

    void onClick(Click click, long time) {
        boolean late = true;
        long first = spec.lastStart(time);
        for (long start = first; start > time - spec.sizeMillis(); start -= spec.slideMillis()) {
            if (!closed(start)) {
                late = false;
                PageTable table = window(start);
                int at = table.findOrAdd(click.page());
                table.segment(click.page().hashCode()).words[at * PageTable.WORDS + PageTable.COUNT]++;
            }
        }
        if (late) {
            dropLate();
        }
    }

    @Override
    protected void close(long start, PageTable table, Segment segment, int at) {
        long count = segment.words[at * PageTable.WORDS + PageTable.COUNT];
        output.emit(segment.refs[at] + "@" + start + "=" + count, spec.lastMillis(start));
    }

    @Override
    public List<Field> stateFields() {
        return List.of(
                new Field(Role.KEY, "page", "String"),
                new Field(Role.STATE, "count", "long"),
                new Field(Role.WINDOW, "window", spec.toString()));
    }
}
