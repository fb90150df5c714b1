package io.streamwright.testkit.contract;

import io.streamwright.core.source.RecordOrigin;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SourceOutput;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What every source keeps to: splits with lasting ids, readers that deliver all of a split in order, in as small portions as they
 * are asked for, and go on from any position as if nothing had happened.
 *
 * <pre>{@code
 * new SourceContract<>(() -> connector.create(spec), Map.of("a.jsonl", List.of(first, second, third))).check();
 * }</pre>
 *
 * <p>The source has the same data each time it is opened, and at least one split has several events. A source that is not bounded
 * is taken to have delivered all once a reader has had nothing {@value #POLLS_WITHOUT_EVENTS} times in a row, or, where it is {@link
 * #within waited for}, nothing more once all that is expected has come.
 *
 * @param <T> the type of the events, which has an {@code equals}
 */
public final class SourceContract<T> {
    private static final int POLLS_WITHOUT_EVENTS = 3;
    private static final int MOST_EMPTY_POLLS = 1_000_000;
    private static final int LONGEST_ID = 1_024;
    private static final int LONGEST_POSITION = 64 * 1024;

    /** Opens the source anew. */
    @FunctionalInterface
    public interface Opening<T> {
        /** A source of the same data each time; closed by the contract. */
        Source<T> open() throws IOException;
    }

    private final Opening<T> opening;
    private final Map<String, List<T>> expected;
    private final Patience patience;
    private final boolean goesBack;

    /**
     * Of a source.
     *
     * @param expected the events of each split, in order; undecodable records are left out
     */
    public SourceContract(Opening<T> opening, Map<String, List<T>> expected) {
        this(opening, new LinkedHashMap<>(expected), Patience.NONE, true);
        if (expected.values().stream().noneMatch(events -> events.size() > 1)) {
            throw new IllegalArgumentException("no split has several events: nothing could be shown with that");
        }
    }

    private SourceContract(Opening<T> opening, Map<String, List<T>> expected, Patience patience, boolean goesBack) {
        this.opening = opening;
        this.expected = expected;
        this.patience = patience;
        this.goesBack = goesBack;
    }

    /** Of a source whose events come in their own time, as over a network, and all within this. */
    public SourceContract<T> within(Duration most) {
        return new SourceContract<>(opening, expected, new Patience(most), goesBack);
    }

    /** Of a source that cannot go back, as one whose sender forgets: what positions mean is not looked at. */
    public SourceContract<T> withoutGoingBack() {
        return new SourceContract<>(opening, expected, patience, false);
    }

    /**
     * Runs all checks.
     *
     * @throws AssertionError if one fails
     */
    public void check() throws IOException {
        splitsAreFound();
        for (Map.Entry<String, List<T>> split : expected.entrySet()) {
            splitIsReadWhole(split.getKey(), split.getValue());
            readerStopsWhereItIsTold(split.getKey(), split.getValue());
            if (goesBack) {
                readerGoesOnFromAnyPosition(split.getKey(), split.getValue());
                endIsAPosition(split.getKey(), split.getValue());
            }
        }
    }

    private void splitsAreFound() throws IOException {
        try (Source<T> source = opening.open()) {
            List<String> ids = source.discover(Set.of());
            expect(new HashSet<>(ids).size() == ids.size(), "discover names a split twice: " + ids);
            expect(
                    new HashSet<>(ids).equals(expected.keySet()),
                    "discover finds " + ids + ", and not " + expected.keySet());
            ids.forEach(id -> expect(id.length() <= LONGEST_ID, "an id has " + id.length() + " characters: " + id));
            List<String> again = source.discover(Set.copyOf(ids));
            expect(again.isEmpty(), "discover finds again what it was told is known: " + again);
        }
    }

    /** Events in order, never more than asked for, and what poll says is what came. */
    private void splitIsReadWhole(String split, List<T> events) throws IOException {
        for (int atMost : new int[] {1, 2, 3, 1_000}) {
            try (Source<T> source = opening.open();
                    SplitReader<T> reader = begin(source, split)) {
                Taken<T> taken = new Taken<>(event -> true);
                readAll(source, reader, taken, atMost, split, events.size());
                expectSame(split, "read by " + atMost, events, taken.events);
            }
        }
    }

    /** False means: no event more; the one that was emitted counts. */
    private void readerStopsWhereItIsTold(String split, List<T> events) throws IOException {
        try (Source<T> source = opening.open();
                SplitReader<T> reader = begin(source, split)) {
            Taken<T> all = new Taken<>(event -> false);
            readAll(source, reader, all, 1_000, split, events.size(), 1);
            expectSame(split, "stopped after each event", events, all.events);
        }
    }

    /** A position is where the next event comes, asked for as often as you like. */
    private void readerGoesOnFromAnyPosition(String split, List<T> events) throws IOException {
        for (int first = 0; first < events.size(); first++) {
            List<T> all = new ArrayList<>();
            byte[] position;
            try (Source<T> source = opening.open();
                    SplitReader<T> reader = begin(source, split)) {
                readSome(reader, all, first, split);
                position = reader.position();
                expect(
                        Arrays.equals(position, reader.position()),
                        split + ": the position changes though nothing is read");
                expect(position.length <= LONGEST_POSITION, split + ": a position has " + position.length + " bytes");
                // what is read after it was asked for does not count
                reader.poll(new Taken<T>(event -> true), 1);
            }
            try (Source<T> source = opening.open();
                    SplitReader<T> reader = goOn(source, split, position)) {
                Taken<T> rest = new Taken<>(event -> true);
                readAll(source, reader, rest, 2, split, events.size() - first);
                all.addAll(rest.events);
            }
            expectSame(split, "restored after " + first + " events", events, all);
        }
    }

    private void endIsAPosition(String split, List<T> events) throws IOException {
        byte[] end;
        try (Source<T> source = opening.open();
                SplitReader<T> reader = begin(source, split)) {
            readAll(source, reader, new Taken<>(event -> true), 1_000, split, events.size());
            end = reader.position();
        }
        try (Source<T> source = opening.open();
                SplitReader<T> reader = goOn(source, split, end)) {
            Taken<T> taken = new Taken<>(event -> true);
            readAll(source, reader, taken, 1_000, split, 0);
            expect(taken.events.isEmpty(), split + ": restored at its end it delivers " + taken.events);
        }
    }

    /** As a job begins that knows no splits. */
    private SplitReader<T> begin(Source<T> source, String split) throws IOException {
        source.discover(Set.of());
        return source.open(split, null);
    }

    /** As a job begins whose snapshot holds all of them. */
    private SplitReader<T> goOn(Source<T> source, String split, byte[] position) throws IOException {
        source.discover(expected.keySet());
        return source.open(split, position);
    }

    private void readSome(SplitReader<T> reader, List<T> all, int count, String split) throws IOException {
        for (int i = 0; all.size() < count; i++) {
            Taken<T> taken = new Taken<>(event -> true);
            boolean[] ended = new boolean[1];
            patience.until(() -> {
                ended[0] = reader.poll(taken, 1) == SplitReader.ENDED;
                return ended[0] || taken.count > 0;
            });
            all.addAll(taken.events);
            expect(
                    taken.count > 0 || (!ended[0] && !patience.waits() && i < MOST_EMPTY_POLLS),
                    split + ": read by 1 it has delivered " + all.size() + " events, and then nothing");
        }
    }

    private void readAll(
            Source<T> source, SplitReader<T> reader, Taken<T> taken, int atMost, String split, int expectedEvents)
            throws IOException {
        readAll(source, reader, taken, atMost, split, expectedEvents, atMost);
    }

    /** Reads to the end, or until there is nothing more for a while. */
    private void readAll(
            Source<T> source,
            SplitReader<T> reader,
            Taken<T> taken,
            int atMost,
            String split,
            int expectedEvents,
            int mostDelivered)
            throws IOException {
        int without = 0;
        while (source.bounded() || without < POLLS_WITHOUT_EVENTS) {
            int[] polled = new int[2];
            patience.until(() -> {
                int before = taken.count;
                polled[0] = reader.poll(taken, atMost);
                polled[1] = taken.count - before;
                return polled[0] != 0 || polled[1] != 0 || (!source.bounded() && taken.events.size() >= expectedEvents);
            });
            int count = polled[0];
            int came = polled[1];
            if (count == SplitReader.ENDED) {
                expect(came == 0, split + ": poll delivers " + came + " and says that it has ended");
                return;
            }
            expect(count == came, split + ": poll says " + count + " and has delivered " + came);
            expect(came <= atMost, split + ": poll delivers " + came + " where " + atMost + " were asked for");
            expect(
                    came <= mostDelivered,
                    split + ": after emit had given false, poll delivered " + (came - mostDelivered) + " more");
            expect(
                    count > 0 || !source.bounded() || !patience.waits(),
                    split + ": it neither delivers nor ends, with " + taken.events + " so far");
            without = count == 0 ? without + 1 : 0;
        }
    }

    private static void expect(boolean kept, String broken) {
        if (!kept) {
            throw new AssertionError(broken);
        }
    }

    private static <T> void expectSame(String split, String how, List<T> expected, List<T> found) {
        expect(expected.equals(found), split + ", " + how + ":\n  expected " + expected + "\n  found    " + found);
    }

    /** What a reader delivers. */
    private static final class Taken<T> implements SourceOutput<T> {
        private final Predicate<@Nullable T> goesOn;
        private final List<T> events = new ArrayList<>();
        private int count;

        Taken(Predicate<@Nullable T> goesOn) {
            this.goesOn = goesOn;
        }

        @Override
        public boolean emit(T event) {
            events.add(event);
            count++;
            return goesOn.test(event);
        }

        @Override
        public boolean emit(T event, RecordOrigin origin) {
            if (origin.place().isEmpty()) {
                throw new AssertionError("the origin of " + event + " says no place");
            }
            return emit(event);
        }

        @Override
        public boolean emit(T event, long timeMillis) {
            return emit(event);
        }

        @Override
        public boolean undecodable(String place, String reason, byte[] raw) {
            if (place.isEmpty() || reason.isEmpty()) {
                throw new AssertionError("an undecodable record without place or reason: " + place + ", " + reason);
            }
            count++;
            return goesOn.test(null);
        }
    }
}
