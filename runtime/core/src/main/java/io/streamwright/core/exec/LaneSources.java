package io.streamwright.core.exec;

import io.streamwright.core.api.JobMetrics;
import io.streamwright.core.operator.FrozenState;
import io.streamwright.core.operator.LaneProgram;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SourceTiming;
import io.streamwright.core.source.SplitReader;
import io.streamwright.core.source.SplitState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The sources of one lane and the order in which their splits are read. Built by the starting thread, then owned by the lane.
 *
 * <p>The split with the lowest watermark comes first, so that what has to wait for the others, in windows and joins, stays
 * little. Splits without event time take turns with it. One that was passed over for long is read nevertheless: its events may
 * be wanted now, whatever holds back the watermark elsewhere. Sources that keep step with others ({@link Alignments}) are not read
 * beyond what these allow, however long they have waited.
 */
final class LaneSources {
    /** How long a split with data may be passed over. */
    private static final long LONGEST_WAIT_NANOS = 100_000_000;

    /** How long a reader that has nothing rests at most, if it is one of a few. */
    private static final long LONGEST_REST_NANOS = 1_000_000;

    private static final int SPLITS_PER_REST = 8;

    /** How fresh the news must be that a split is silent, before it counts as idle. */
    private static final long SILENCE_NEWS_NANOS = 50_000_000;

    /** A source and what is known of its splits beside what {@link SourceInput} keeps. */
    private static final class Fed<T> {
        private final SharedSource<T> source;
        private final SourceInput<T> input;
        private final Map<String, OpenSplit<T>> open = new HashMap<>();
        private final Map<String, byte[]> endedAt = new HashMap<>();

        /** With whom it keeps step, or null. */
        private final Alignments.@Nullable Member member;

        private long lag = -1;

        Fed(SharedSource<T> source, SourceInput<T> input, Alignments alignments) {
            this.source = source;
            this.input = input;
            SourceTiming.Alignment alignment = input.timing().alignment();
            this.member = alignment == null ? null : alignments.join(alignment);
        }

        /** Tells the others where it stands, and has splits that are too far ahead of them wait. */
        void keepStep(long idleClockNanos) {
            if (member != null) {
                member.standsAt(input.standsAt());
                long allowed = member.allowed();
                input.allowUpTo(allowed);
                for (OpenSplit<T> split : open.values()) {
                    split.holdBack(split.state().watermark() > allowed, idleClockNanos);
                }
            }
        }

        void checkIdle(long nowNanos, long idleClockNanos, long atMostNanosAgo) {
            List<SplitState> silent = new ArrayList<>();
            for (OpenSplit<T> split : open.values()) {
                if (split.silent(nowNanos, atMostNanosAgo)) {
                    silent.add(split.state());
                }
            }
            input.checkIdle(silent, idleClockNanos);
        }

        byte[] position(SplitState split) {
            OpenSplit<T> reader = open.get(split.id());
            return reader != null ? reader.position() : Objects.requireNonNull(endedAt.get(split.id()));
        }
    }

    private final int lane;
    private final LaneProgram program;
    private final SourceDiscovery discovery;
    private final List<Fed<?>> sources = new ArrayList<>();
    private final List<OpenSplit<?>> open = new ArrayList<>();
    private @Nullable OpenSplit<?> reading;
    private boolean growing;
    private final Alignments alignments;
    private boolean keepsStep;

    LaneSources(int lane, LaneProgram program, SourceDiscovery discovery, Alignments alignments) {
        this.lane = lane;
        this.program = program;
        this.discovery = discovery;
        this.alignments = alignments;
    }

    /**
     * Opens this lane's splits of a source, on the starting thread: those of the snapshot where they stood, all others from
     * their beginning.
     */
    void add(SharedSource<?> source, SplitDivision.Share share, long nowNanos) {
        for (SourceInput<?> input : program.inputs()) {
            if (input.uid().equals(source.uid())) {
                add(typed(source, input), share, nowNanos);
                return;
            }
        }
        throw new IllegalArgumentException("the lane has no input for " + source);
    }

    @SuppressWarnings("unchecked") // a source is made with the codec of its stream, so the types are the same
    private <T> Fed<T> typed(SharedSource<T> source, SourceInput<?> input) {
        return new Fed<>(source, (SourceInput<T>) input, alignments);
    }

    private <T> void add(Fed<T> fed, SplitDivision.Share share, long nowNanos) {
        sources.add(fed);
        keepsStep |= fed.member != null;
        SourceSection restored = share.restored();
        if (restored != null) {
            restored.restoreInto(fed.input, 0);
            Map<String, SplitState> states = new HashMap<>();
            fed.input.splits().forEach(split -> states.put(split.id(), split));
            for (SourceSection.Split split : restored.splits()) {
                SplitState state = Objects.requireNonNull(states.get(split.id()));
                if (split.ended()) {
                    fed.endedAt.put(split.id(), split.position());
                } else {
                    read(fed, state, fed.source.open(split.id(), split.position()), nowNanos);
                }
            }
        }
        for (String id : share.found()) {
            read(fed, fed.input.addSplit(id, 0), fed.source.open(id, null), nowNanos);
        }
        if (fed.source.discoveryIntervalMillis() > 0) {
            growing = true;
            fed.input.readElsewhere(fed.source.shares().onlyElsewhere(lane));
        } else {
            fed.input.noMoreSplits();
        }
        // a lane without splits is never asked for any
        fed.keepStep(0);
    }

    private <T> void read(Fed<T> fed, SplitState state, SplitReader<T> reader, long nowNanos) {
        OpenSplit<T> split = new OpenSplit<>(fed.source, fed.input, state, reader, nowNanos);
        fed.open.put(state.id(), split);
        open.add(split);
    }

    // ------------------------------------------------------------------------------------------------------ reading

    /**
     * Reads a batch of the split whose turn it is.
     *
     * @param nowNanos the clock of the lane's pace
     * @param idleClockNanos the clock by which idleness is measured
     * @return how many events came; -1 if there was nothing to do
     */
    int poll(int maxEvents, long nowNanos, long idleClockNanos) {
        if (keepsStep) {
            keepStep(idleClockNanos);
        }
        OpenSplit<?> next = next(nowNanos);
        if (next == null) {
            return -1;
        }
        reading = next;
        int count = next.poll(maxEvents, nowNanos, idleClockNanos, longestRestNanos());
        reading = null;
        if (count == SplitReader.ENDED) {
            end(next);
            if (keepsStep) {
                // nothing may be polled any more, and nobody is to wait for what has ended
                keepStep(idleClockNanos);
            }
            return 0;
        }
        return count == 0 ? -1 : count;
    }

    private void keepStep(long idleClockNanos) {
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).keepStep(idleClockNanos);
        }
    }

    /** A thousand silent files must not cost a thousand calls of the system in each millisecond. */
    private long longestRestNanos() {
        return LONGEST_REST_NANOS * (1 + open.size() / SPLITS_PER_REST);
    }

    private @Nullable OpenSplit<?> next(long nowNanos) {
        if (open.size() == 1) {
            OpenSplit<?> only = open.get(0);
            return only.rests(nowNanos) ? null : only;
        }
        OpenSplit<?> lowest = null;
        OpenSplit<?> timeless = null;
        OpenSplit<?> longest = null;
        for (int i = 0; i < open.size(); i++) {
            OpenSplit<?> split = open.get(i);
            if (split.rests(nowNanos)) {
                continue;
            }
            if (longest == null || split.polledNanos() - longest.polledNanos() < 0) {
                longest = split;
            }
            if (split.timeless()) {
                timeless = first(split, timeless);
            } else if (lowest == null
                    || split.state().watermark() < lowest.state().watermark()) {
                lowest = split;
            } else if (split.state().watermark() == lowest.state().watermark()) {
                lowest = first(split, lowest);
            }
        }
        if (longest != null && nowNanos - longest.polledNanos() > LONGEST_WAIT_NANOS) {
            return longest;
        }
        return lowest == null ? timeless : first(lowest, timeless);
    }

    /** The one that was read longer ago; of one bounded source, the one that was found first. */
    private static OpenSplit<?> first(OpenSplit<?> one, @Nullable OpenSplit<?> other) {
        return other == null || one.polledNanos() - other.polledNanos() < 0 ? one : other;
    }

    private void end(OpenSplit<?> split) {
        open.remove(split);
        for (Fed<?> fed : sources) {
            if (fed.open.get(split.state().id()) == split) {
                fed.endedAt.put(split.state().id(), split.position());
                fed.open.remove(split.state().id());
                fed.source.shares().ended(lane);
            }
        }
        split.input().end(split.state());
        split.closeAtEnd();
    }

    /** Takes over splits that were found meanwhile. */
    void takeFound(long nowNanos, long idleClockNanos) {
        if (!growing) {
            return;
        }
        for (SourceDiscovery.Found<?> found = discovery.poll(lane); found != null; found = discovery.poll(lane)) {
            take(found, nowNanos, idleClockNanos);
        }
        for (Fed<?> fed : sources) {
            fed.input.readElsewhere(fed.source.shares().onlyElsewhere(lane));
        }
    }

    /** Moves watermarks that move with the clock. */
    void tick(long nowMillis) {
        for (int i = 0; i < sources.size(); i++) {
            sources.get(i).input.tick(nowMillis);
        }
    }

    private <T> void take(SourceDiscovery.Found<T> found, long nowNanos, long idleClockNanos) {
        for (Fed<?> fed : sources) {
            if (fed.source == found.source()) {
                @SuppressWarnings("unchecked") // it is the same source
                Fed<T> same = (Fed<T>) fed;
                read(same, same.input.addSplit(found.id(), idleClockNanos), found.reader(), nowNanos);
            }
        }
    }

    /** Marks splits idle that have been read without result for long enough. */
    void checkIdle(long nowNanos, long idleClockNanos) {
        for (int i = 0; i < sources.size(); i++) {
            Fed<?> fed = sources.get(i);
            if (fed.input.hasIdleness()) {
                fed.checkIdle(nowNanos, idleClockNanos, SILENCE_NEWS_NANOS + longestRestNanos());
            }
        }
    }

    /** Whether all has been read and nothing more can come. */
    boolean exhausted() {
        return open.isEmpty() && !growing;
    }

    // --------------------------------------------------------------------------------------------- barriers, facts

    /** Where all splits stand, at a barrier. */
    List<FrozenState> freeze() {
        List<FrozenState> frozen = new ArrayList<>();
        for (Fed<?> fed : sources) {
            frozen.add(SourceSection.of(fed.input, fed::position).freeze(fed.input.uid()));
        }
        return frozen;
    }

    /** What is being read at this moment, in words, or null. */
    @Nullable String reading() {
        return reading == null ? null : reading.reading();
    }

    /** How the sources stand, with the lag that was measured last. */
    List<JobMetrics.Source> metrics() {
        List<JobMetrics.Source> metrics = new ArrayList<>();
        for (Fed<?> fed : sources) {
            SourceInput<?> input = fed.input;
            List<JobMetrics.Split> splits = new ArrayList<>();
            for (OpenSplit<?> split : fed.open.values()) {
                SplitState state = split.state();
                splits.add(new JobMetrics.Split(state.id(), state.watermark(), state.idle(), split.measuredLag()));
            }
            metrics.add(new JobMetrics.Source(
                    input.stream(),
                    input.events(),
                    input.skipped(),
                    input.watermark(),
                    input.idle(),
                    fed.open.size(),
                    fed.endedAt.size(),
                    fed.open.isEmpty() ? 0 : fed.lag,
                    splits));
        }
        return metrics;
    }

    void publish(LaneCounters counters) {
        for (int i = 0; i < sources.size(); i++) {
            Fed<?> fed = sources.get(i);
            SourceInput<?> input = fed.input;
            counters.source(
                    i,
                    input.events(),
                    input.skipped(),
                    input.watermark(),
                    input.idle(),
                    fed.open.size(),
                    fed.endedAt.size(),
                    fed.open.isEmpty() ? 0 : fed.lag);
        }
    }

    /** Asks the readers how far behind they are. */
    void measureLag() {
        for (Fed<?> fed : sources) {
            fed.lag = -1;
            for (OpenSplit<?> split : fed.open.values()) {
                long lag = split.measureLag();
                fed.lag = lag < 0 ? fed.lag : Math.max(0, fed.lag) + lag;
            }
        }
    }

    void close(CloseAll closing) {
        open.forEach(split -> closing.close(split.state().id(), split::close));
        open.clear();
    }
}
