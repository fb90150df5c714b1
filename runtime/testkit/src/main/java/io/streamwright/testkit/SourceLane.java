package io.streamwright.testkit;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.exec.SourceSection;
import io.streamwright.core.source.SourceInput;
import io.streamwright.core.source.SplitState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One source on the lane of a harness: what a reader and the engine around it would do. Owned by the thread of the test. */
final class SourceLane {
    /** The split of sources for which a test names none. */
    static final String ONLY_SPLIT = "0";

    private static final class Split {
        private final SplitState state;
        private long lastEventNanos;

        Split(SplitState state, long lastEventNanos) {
            this.state = state;
            this.lastEventNanos = lastEventNanos;
        }
    }

    private final SourceInput<Object> input;
    private final Runnable settle;
    private final VirtualClock clock;
    private final Map<String, Split> splits = new LinkedHashMap<>();
    private boolean explicitWatermarks;
    private boolean ended;
    private long undecodable;

    /** Since when all splits have ended and another may come; -1 while one is open. */
    private long emptySinceNanos = -1;

    SourceLane(SourceInput<Object> input, Runnable settle, VirtualClock clock) {
        this.input = input;
        this.settle = settle;
        this.clock = clock;
    }

    SourceInput<Object> input() {
        return input;
    }

    /** Adds a split unless it is there. */
    void open(String id) {
        split(id);
    }

    private Split split(String id) {
        Split split = splits.get(id);
        if (split == null) {
            if (ended) {
                throw endedAlready();
            }
            split = new Split(input.addSplit(id, clock.nanoTime()), clock.nanoTime());
            splits.put(id, split);
        }
        return split;
    }

    private Split openSplit(String id) {
        Split split = split(id);
        if (split.state.ended()) {
            throw ended
                    ? endedAlready()
                    : new IllegalStateException(
                            "the split \"" + id + "\" of the source \"" + input.stream() + "\" has ended");
        }
        return split;
    }

    private IllegalStateException endedAlready() {
        return new IllegalStateException("the source \"" + input.stream() + "\" has ended");
    }

    /** The first split, for calls that name none. */
    String first() {
        return splits.isEmpty() ? ONLY_SPLIT : splits.keySet().iterator().next();
    }

    /** The ids of the splits that have not ended, at least one. */
    List<String> openSplits() {
        if (splits.isEmpty()) {
            split(ONLY_SPLIT);
        }
        List<String> ids = new ArrayList<>();
        splits.forEach((id, split) -> {
            if (!split.state.ended()) {
                ids.add(id);
            }
        });
        if (ids.isEmpty()) {
            throw endedAlready();
        }
        return ids;
    }

    void send(String id, Object event) {
        Split split = select(id);
        input.emit(event);
        touched(split);
    }

    void send(String id, Object event, long timeMillis) {
        Split split = select(id);
        input.emit(event, timeMillis);
        touched(split);
    }

    void undecodable(String id, String reason, byte[] raw) {
        Split split = select(id);
        input.undecodable("the test's record " + (undecodable + 1), reason, raw.clone());
        undecodable++;
        touched(split);
    }

    private Split select(String id) {
        Split split = openSplit(id);
        input.select(split.state);
        return split;
    }

    private void touched(Split split) {
        input.delivered(clock.nanoTime());
        split.lastEventNanos = clock.nanoTime();
    }

    void watermark(String id, long timeMillis) {
        stopGenerating();
        SplitState split = openSplit(id).state;
        if (split.idle() && timeMillis > split.watermark()) {
            // who tells a watermark is not silent
            input.markIdle(split, false);
        }
        input.raise(split, timeMillis);
    }

    void stopGenerating() {
        explicitWatermarks = true;
        input.stopGeneratingWatermarks();
    }

    void markIdle(String id, boolean idle) {
        Split split = openSplit(id);
        split.lastEventNanos = clock.nanoTime();
        input.select(split.state);
        input.delivered(clock.nanoTime());
        input.markIdle(split.state, idle);
        // as with a timeout: where several splits fall idle, each does so after the one before has had its effect
        settle.run();
    }

    void end(String id) {
        input.end(openSplit(id).state);
    }

    /** Ends the source; does nothing if it has ended. */
    void end() {
        ended = true;
        for (Split split : splits.values()) {
            if (!split.state.ended()) {
                input.end(split.state);
            }
        }
        input.noMoreSplits();
    }

    boolean ended() {
        return ended;
    }

    /** When the next split falls idle if nothing comes, by {@link VirtualClock#nanoTime}; MAX if none ever does. */
    long nextIdleNanos() {
        long idleAfterNanos = input.timing().idleAfterNanos();
        long next = Long.MAX_VALUE;
        if (idleAfterNanos > 0 && emptySinceNanos >= 0 && !input.idle()) {
            next = emptySinceNanos + idleAfterNanos;
        }
        if (idleAfterNanos > 0) {
            for (Split split : splits.values()) {
                if (!split.state.idle() && !split.state.ended()) {
                    next = Math.min(next, split.lastEventNanos + idleAfterNanos);
                }
            }
        }
        return next;
    }

    /** When watermarks that move with the clock do so next; MAX if none would. */
    long nextTickMillis() {
        return input.nextTickMillis(clock.currentTimeMillis());
    }

    /** Moves watermarks that move with the clock. */
    void tick() {
        input.tick(clock.currentTimeMillis());
    }

    /** Marks splits idle that have been silent for long, or the source if it has had none for long. */
    void checkIdle() {
        boolean open = ended || splits.values().stream().anyMatch(split -> !split.state.ended());
        if (open) {
            emptySinceNanos = -1;
        } else if (emptySinceNanos < 0) {
            emptySinceNanos = clock.nanoTime();
        }
        input.checkIdle(clock.nanoTime());
    }

    // ------------------------------------------------------------------------------------------------ snapshots

    /**
     * What belongs to the test and not to the job.
     *
     * @param undecodable how many such records there were
     * @param emptySinceNanos since when all splits have ended; -1 while one is open
     */
    record Script(boolean explicitWatermarks, boolean ended, long undecodable, long emptySinceNanos) {}

    Script script() {
        return new Script(explicitWatermarks, ended, undecodable, emptySinceNanos);
    }

    /** Where the splits stand; their positions are the times of their last events. */
    SourceSection section() {
        return SourceSection.of(input, state -> {
            BinaryOutput out = new BinaryOutput(8);
            out.writeLong(Objects.requireNonNull(splits.get(state.id())).lastEventNanos);
            return out.toByteArray();
        });
    }

    /**
     * Takes over how a source stood.
     *
     * @param exactly whether splits have waited as long for events as they had; after a real restart they begin anew
     */
    void restore(Script script, SourceSection section, boolean exactly) {
        undecodable = script.undecodable;
        section.restoreInto(input, clock.nanoTime());
        for (SourceSection.Split restored : section.splits()) {
            long lastEventNanos = exactly ? new BinaryInput(restored.position()).readLong() : clock.nanoTime();
            SplitState state = input.splits().get(splits.size());
            splits.put(restored.id(), new Split(state, lastEventNanos));
            input.select(state);
            input.delivered(lastEventNanos);
        }
        if (exactly && script.emptySinceNanos >= 0) {
            emptySinceNanos = script.emptySinceNanos;
            input.checkIdle(emptySinceNanos);
        }
        if (script.explicitWatermarks) {
            stopGenerating();
        }
        if (script.ended) {
            ended = true;
            input.noMoreSplits();
        }
    }
}
