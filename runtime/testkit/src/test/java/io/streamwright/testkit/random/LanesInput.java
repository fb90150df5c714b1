package io.streamwright.testkit.random;

import io.streamwright.testkit.random.DrawnLanesJob.SourceFacts;
import io.streamwright.testkit.simulation.Simulation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws what a job for several lanes reads: events of all its splits, in one order that keeps within all bounds. */
final class LanesInput {
    private final DrawnLanesJob job;
    private final Draw draw;
    private final List<Action.Send> sends = new ArrayList<>();

    private LanesInput(DrawnLanesJob job, long seed) {
        this.job = job;
        this.draw = new Draw(seed);
    }

    static LanesInput draw(DrawnLanesJob job, long seed) {
        LanesInput input = new LanesInput(job, seed);
        input.draw();
        return input;
    }

    private void draw() {
        long now = draw.of(0L, 0L, -20_000L, 1_700_000_000_000L);
        boolean manyKeys = draw.once(8);
        List<String> sources = List.copyOf(job.sources().keySet());
        Map<String, Long> latest = new HashMap<>();
        for (int i = draw.between(10, 40); i > 0; i--) {
            now += draw.of(0L, 10L, 400L, 2_000L) + (draw.once(25) ? 30_000 : 0);
            String source = draw.of(sources);
            SourceFacts facts = job.sources().get(source);
            long time = time(facts, now, latest.getOrDefault(source, Long.MIN_VALUE / 2));
            latest.merge(source, time, Math::max);
            // see Make.few
            long seed = manyKeys ? draw.seed() | Long.MIN_VALUE : draw.seed() & Long.MAX_VALUE;
            String split = "split-" + draw.between(0, facts.splits() - 1);
            sends.add(new Action.Send(source, split, seed, time, false));
        }
    }

    /** Half of the times lie where windows end and timers are due, or just beside that. */
    private long time(SourceFacts facts, long now, long latest) {
        long back = facts.late() ? (draw.once(20) ? 60_000 : draw.between(0L, 8_000L)) : 0;
        long time = now - Math.max(back, draw.between(0L, facts.outOfOrderMillis()));
        time = draw.flip() ? time : Math.floorDiv(time, 500) * 500 + draw.of(0L, 0L, 1L, -1L);
        return facts.late() ? time : Math.max(time, latest - facts.outOfOrderMillis());
    }

    /** Gives it to the engine. */
    void into(Simulation simulation, LoadedJob loaded) {
        job.sources().forEach((source, facts) -> {
            for (int split = 0; split < facts.splits(); split++) {
                String id = "split-" + split;
                simulation.source(
                        source,
                        sends.stream()
                                .filter(send -> send.source().equals(source)
                                        && send.split().equals(id))
                                .map(send -> send.event(loaded))
                                .toList());
            }
        });
    }

    /** Gives it to the interpreter. */
    void into(NaiveJob naive) {
        job.sources().forEach((source, facts) -> {
            for (int split = 0; split < facts.splits(); split++) {
                new Action.Open(source, "split-" + split).on(naive);
            }
        });
        sends.forEach(send -> send.on(naive));
        job.sources().keySet().forEach(naive::end);
    }
}
