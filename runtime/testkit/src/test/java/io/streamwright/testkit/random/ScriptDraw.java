package io.streamwright.testkit.random;

import io.streamwright.testkit.random.DrawnJob.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Draws what happens to a job: events out of order and late, watermarks, idleness, the clock, restarts, the end. */
final class ScriptDraw {
    private final Draw draw;
    private final Features features;
    private final DrawnJob job;
    private final List<String> sources = new ArrayList<>();
    private final Set<String> ended = new HashSet<>();
    private final int splits;
    private final boolean manyKeys;
    private final int steps;
    private long now;

    private ScriptDraw(DrawnJob job, long seed, boolean isShort, Features features) {
        this.draw = new Draw(seed);
        this.features = features;
        this.job = job;
        this.splits = draw.between(1, 3);
        this.manyKeys = !isShort && draw.once(12);
        this.steps = isShort ? draw.between(3, 10) : manyKeys ? 250 : draw.between(40, 120);
        features.saw("script with many keys", manyKeys);
        long start = draw.of(0L, 0L, -20_000L, 1_700_000_000_000L);
        this.now = isFarFromClock(job) ? Math.min(start, 0) : start;
        job.streams().forEach(stream -> {
            if (stream instanceof Source) {
                sources.add(stream.name());
            }
        });
    }

    /**
     * Whether results may have times of the clock, which begins in 1970, and then come to a window that fires every few seconds from the
     * time of its first event on, without an end: that would go on for years.
     */
    private static boolean isFarFromClock(DrawnJob job) {
        boolean clock = false;
        boolean endless = false;
        for (DrawnJob.Stream stream : job.streams()) {
            if (stream instanceof DrawnJob.Apply apply) {
                Optional<DrawnJob.Windows> windows = apply.operator().windows();
                clock |= windows.filter(DrawnJob.Windows::clock).isPresent();
                endless |= windows.filter(spec -> spec.global() && spec.every() > 0 && !spec.byClock())
                        .isPresent();
            }
        }
        return clock && endless;
    }

    static List<Action> draw(DrawnJob job, long seed, Features features) {
        return new ScriptDraw(job, seed, false, features).draw();
    }

    /** A few steps only, of which there can be very many: most mistakes need no more. */
    static List<Action> drawShort(DrawnJob job, long seed, Features features) {
        return new ScriptDraw(job, seed, true, features).draw();
    }

    private List<Action> draw() {
        List<Action> script = new ArrayList<>();
        for (int i = steps; i > 0; i--) {
            Action action = action();
            features.saw("step " + action.getClass().getSimpleName());
            script.add(action);
        }
        if (!draw.once(8)) {
            for (String source : sources) {
                script.add(new Action.End(source));
                if (draw.once(3)) {
                    script.add(new Action.Restart());
                }
            }
        }
        if (job.source().contains("@Ttl")) {
            // not with the draw of the script, of which all else stays
            Draw positions = new Draw(script.size());
            for (int i = positions.between(0, 8); i > 0; i--) {
                script.add(positions.between(0, script.size()), new Action.CleanUp());
            }
        }
        return script;
    }

    private Action action() {
        String source = draw.of(sources);
        String split = "split" + draw.between(1, splits);
        int choice = draw.between(0, 99);
        if (ended.contains(source + split) || choice < 62) {
            return ended.contains(source + split) ? new Action.Restart() : event(source, split);
        }
        if (choice < 68) {
            return new Action.Watermark(source, split, edge(now + draw.between(-5_000L, 3_000L)));
        }
        if (choice < 74) {
            return new Action.Idle(source, split, draw.between(0, 2) > 0);
        }
        if (choice < 83) {
            return new Action.Advance(draw.of(0L, 1L, 900L, 5_000L, 40_000L));
        }
        if (choice < 86) {
            return new Action.Jump(draw.of(-10_000L, 0L, 7_000L, 60_000L));
        }
        if (choice < 89) {
            return new Action.Undecodable(source, split);
        }
        if (choice < 91 && splits > 1 && draw.once(3)) {
            ended.add(source + split);
            return new Action.EndSplit(source, split);
        }
        return choice < 97 ? new Action.Restart() : event(source, split);
    }

    private Action event(String source, String split) {
        now += draw.of(0L, 10L, 400L, 2_000L) + (draw.once(25) ? 30_000 : 0);
        long late = draw.once(20) ? 60_000 : draw.once(4) ? draw.between(0L, 8_000L) : 0;
        boolean explicit = draw.once(15);
        // see Make.few
        long seed = manyKeys ? draw.seed() | Long.MIN_VALUE : draw.seed() & Long.MAX_VALUE;
        features.saw("time given by the connector", explicit);
        features.saw("late event", late > 0);
        return new Action.Send(source, split, seed, edge(now - late), explicit);
    }

    /** Half of the times lie where windows end and timers are due, or just beside that: there rules go wrong. */
    private long edge(long time) {
        return draw.flip() ? time : Math.floorDiv(time, 500) * 500 + draw.of(0L, 0L, 1L, -1L);
    }
}
