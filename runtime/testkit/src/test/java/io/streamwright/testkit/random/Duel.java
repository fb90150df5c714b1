package io.streamwright.testkit.random;

import io.streamwright.testkit.HarnessBuilder;
import io.streamwright.testkit.JobHarness;
import io.streamwright.testkit.TimedEvent;
import io.streamwright.testkit.random.DrawnJob.Apply;
import io.streamwright.testkit.random.DrawnJob.Source;
import io.streamwright.testkit.random.DrawnJob.Stream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs a script through the engine and through the interpreter, and compares after every step. */
final class Duel {
    private record Past(Action action, Map<String, List<TimedEvent<Object>>> events) {}

    private final LoadedJob loaded;
    private final Fault fault;
    private final List<Past> past = new ArrayList<>();
    private NaiveJob naive;
    private int failures;

    private Duel(LoadedJob loaded, Fault fault) {
        this.loaded = loaded;
        this.fault = fault;
        this.naive = new NaiveJob(loaded, fault);
    }

    /**
     * Runs all of the script.
     *
     * @param interruptedAfter after how many timers a sweep is interrupted by a restart; 0: never
     * @return how many steps have failed in user code, on both sides
     * @throws AssertionError at the first difference, naming the step
     */
    static int run(LoadedJob loaded, List<Action> script, Fault fault, int interruptedAfter) {
        HarnessBuilder builder = JobHarness.of(loaded.compiled());
        loaded.drawn().config().forEach(builder::config);
        if (loaded.drawn().source().contains("@Service")) {
            builder.service(Tagger.class, new Tagger());
        }
        if (interruptedAfter > 0) {
            builder.interruptSweeps(interruptedAfter);
        }
        Duel duel = new Duel(loaded, fault);
        try (JobHarness harness = builder.start()) {
            for (int step = 0; step < script.size(); step++) {
                try {
                    duel.step(harness, script.get(step));
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError("step " + step + ", " + script.get(step) + ": " + e.getMessage(), e);
                }
            }
        }
        return duel.failures;
    }

    private void step(JobHarness harness, Action action) {
        Throwable failure = null;
        try {
            action.on(harness, loaded);
        } catch (Throwable e) {
            failure = e;
        }
        Map<String, List<TimedEvent<Object>>> events = new LinkedHashMap<>();
        naive.streams().forEach(stream -> events.put(stream, harness.drainTimed(stream)));
        if (failure != null) {
            expectFailure(action, failure, events);
        } else {
            naive.observed().expect(events);
            action.on(naive);
            naive.checkIdle();
            naive.observed().expectNoMore();
            past.add(new Past(action, events));
        }
        compareFacts(harness);
    }

    /** The engine has failed: so must the interpreter, and of the step nothing must be left. */
    private void expectFailure(Action action, Throwable failure, Map<String, List<TimedEvent<Object>>> events) {
        events.forEach((stream, carried) -> {
            if (!carried.isEmpty()) {
                throw new AssertionError("a step has failed and still put out on " + stream, failure);
            }
        });
        Throwable own = null;
        naive.observed().expect(null);
        try {
            action.on(naive);
        } catch (LoadedJob.UserFailure e) {
            own = e.getCause();
        }
        boolean drawn = "drawn".equals(failure.getMessage()) && own != null && own.getClass() == failure.getClass();
        // in another order of the keys another event may have come to a handler that fails
        boolean orderIsOpen = naive.observed().chose() && "drawn".equals(failure.getMessage());
        if (!drawn && !orderIsOpen && !(action instanceof Action.Undecodable && own != null)) {
            throw new AssertionError("the engine has failed: " + failure, failure);
        }
        failures++;
        replay();
        opened(action).ifPresent(open -> {
            open.on(naive);
            naive.checkIdle();
            past.add(new Past(open, Map.of()));
        });
    }

    /** What a failed step leaves all the same: the split that it was for. */
    private static Optional<Action> opened(Action action) {
        if (action instanceof Action.Send send) {
            return Optional.of(new Action.Open(send.source(), send.split()));
        }
        if (action instanceof Action.Undecodable undecodable) {
            return Optional.of(new Action.Open(undecodable.source(), undecodable.split()));
        }
        if (action instanceof Action.Watermark watermark) {
            return Optional.of(new Action.Open(watermark.source(), watermark.split()));
        }
        return action instanceof Action.Idle idle
                ? Optional.of(new Action.Open(idle.source(), idle.split()))
                : action instanceof Action.EndSplit end
                        ? Optional.of(new Action.Open(end.source(), end.split()))
                        : Optional.empty();
    }

    private void replay() {
        naive = new NaiveJob(loaded, fault);
        for (Past before : past) {
            naive.observed().expect(before.events);
            before.action.on(naive);
            naive.checkIdle();
            naive.observed().expectNoMore();
        }
    }

    private void compareFacts(JobHarness harness) {
        for (Stream stream : loaded.drawn().streams()) {
            String name = stream.name();
            same("the watermark of " + name, harness.watermark(name), naive.watermark(name));
            same("idleness of " + name, harness.isIdle(name), naive.idle(name));
            if (stream instanceof Apply) {
                same("the rows of " + name, harness.rows(name), naive.node(name).rows());
                same("late events of " + name, harness.lateDropped(name), naive.node(name).lateDropped);
            } else if (stream instanceof Source) {
                same("undecodable records of " + name, harness.skipped(name), naive.source(name).skipped);
            }
        }
    }

    private static void same(String what, @Nullable Object engine, @Nullable Object own) {
        if (!String.valueOf(engine).equals(String.valueOf(own))) {
            throw new AssertionError(what + ": the engine has " + engine + ", not " + own);
        }
    }
}
