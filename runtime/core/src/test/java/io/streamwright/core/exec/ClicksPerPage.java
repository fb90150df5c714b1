package io.streamwright.core.exec;

import io.streamwright.core.operator.KeyedOperator;
import io.streamwright.core.operator.Output;
import io.streamwright.core.snapshot.SnapshotManifest.Field;
import io.streamwright.core.snapshot.SnapshotManifest.Role;
import io.streamwright.core.state.FlatTable;
import io.streamwright.core.state.Segment;
import io.streamwright.core.state.TimerQueue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the clicks of a page and puts out each new count; when a page has been quiet for a while puts out its name and
 * forgets it. By event time, or by processing time. Written by hand as the processor would generate it.
 */
final class ClicksPerPage extends KeyedOperator {
    private final PageTable table = new PageTable();
    private final Output<String> output;
    private final long quietMillis;
    private final io.streamwright.core.time.@Nullable TimeSource clock;
    private final String countType;

    ClicksPerPage(
            String uid,
            Output<String> output,
            long quietMillis,
            io.streamwright.core.time.@Nullable TimeSource clock,
            String countType) {
        super(uid);
        this.output = output;
        this.quietMillis = quietMillis;
        this.clock = clock;
        this.countType = countType;
    }

    void onClick(Click click, long time) {
        if (click.page().equals("boom")) {
            throw new IllegalStateException("a handler fails");
        }
        if (click.page().equals("stack")) {
            onClick(click, time);
        }
        int at = table.findOrAdd(click.page());
        Segment segment = table.segment(click.page().hashCode());
        int row = at * PageTable.WORDS;
        long count = ++segment.words[row + PageTable.COUNT];
        long due = (clock == null ? time : clock.currentTimeMillis()) + quietMillis;
        segment.words[row + PageTable.DUE] = due;
        long entry = segment.words[row + PageTable.ENTRY];
        if (entry == TimerQueue.NONE || due < entry) {
            segment.words[row + PageTable.ENTRY] = due;
            queue().push(due, 0, 0L, click.page());
        }
        output.emit(click.page() + "=" + count, time);
    }

    private TimerQueue queue() {
        return clock == null ? eventTimers : processingTimers;
    }

    @Override
    protected FlatTable table() {
        return table;
    }

    @Override
    protected int hashOfEntry(long keyWord, @Nullable Object keyRef) {
        return String.valueOf(keyRef).hashCode();
    }

    @Override
    protected void onEntry(int timer, long time, long keyWord, @Nullable Object keyRef) {
        String page = (String) java.util.Objects.requireNonNull(keyRef);
        int hash = page.hashCode();
        Segment segment = table.segment(hash);
        int at = table.find(segment, hash, page);
        if (at < 0 || segment.words[at * PageTable.WORDS + PageTable.ENTRY] != time) {
            return;
        }
        long due = segment.words[at * PageTable.WORDS + PageTable.DUE];
        if (due > time) {
            segment.words[at * PageTable.WORDS + PageTable.ENTRY] = due;
            queue().push(due, 0, 0L, page);
            return;
        }
        table.remove(segment, at);
        output.emit(page + " is quiet", clock == null ? due : Output.NO_TIME);
    }

    @Override
    public void restored() {
        for (int i = 0; i < table.directorySize(); i++) {
            Segment segment = table.segmentAt(i);
            for (int at = 0; segment != null && at <= segment.mask; at++) {
                if (table.taken(segment, at)) {
                    long due = segment.words[at * PageTable.WORDS + PageTable.DUE];
                    segment.words[at * PageTable.WORDS + PageTable.ENTRY] = due;
                    queue().push(due, 0, 0L, segment.refs[at]);
                }
            }
        }
    }

    @Override
    public List<Field> stateFields() {
        return List.of(
                new Field(Role.KEY, "page", "String"),
                new Field(Role.STATE, "count", countType),
                new Field(Role.TIMER, "quiet", clock == null ? "event" : "processing"));
    }
}
