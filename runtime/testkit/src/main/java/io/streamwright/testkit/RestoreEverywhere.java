package io.streamwright.testkit;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.graph.StreamNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a script of steps without restarts, then with a restart after every step, around every second step, in the middle of
 * the steps between any two due timers, and with a life on another number of lanes after every second step, and demands the same results: a job keeps all that matters in its state.
 *
 * <pre>{@code
 * var results = RestoreEverywhere.check(
 *         () -> JobHarness.of(new PageViewsJob()),
 *         job -> job.send("views", view),
 *         job -> job.watermark("views", later),
 *         JobHarness::end);
 * }</pre>
 *
 * <p><b>The same</b> means, for each step: every stream carries the same events with the same times. Within one step their
 * order may differ, since a sweep goes through keys in an order that a restart may change; a script that must not allow that
 * does less in a step. In the end, rows and watermarks are the same as well.
 *
 * <p>Events are compared in their binary form where the stream has a source or sink, else by {@code equals}. Timeouts of idle
 * sources begin anew with a restart: a script that passes them gives different results rightly.
 */
public final class RestoreEverywhere {

    private RestoreEverywhere() {}

    /** One step of a script. */
    @FunctionalInterface
    public interface Step {
        /** Sends something, moves time, ends a source. */
        void run(JobHarness job);
    }

    /** A way to run the script. */
    private record Mode(String name, IntPredicate restartsAfter, boolean interruptsSweeps, int lanes) {
        Mode(String name, IntPredicate restartsAfter) {
            this(name, restartsAfter, false, 1);
        }
    }

    private static final Mode PLAIN = new Mode("without restarts", step -> false);
    private static final List<Mode> MODES = List.of(
            new Mode("with a restart after every step", step -> true),
            new Mode("with a restart after every second step", step -> step % 2 == 1),
            new Mode("with a restart before every second step", step -> step % 2 == 0),
            new Mode("with a restart between any two timers and windows of a step", step -> false, true, 1));

    /** For jobs whose state is that of keys: what else is divided among lanes is another thing afterwards. */
    private static final Mode RESCALED =
            new Mode("with a life on three lanes after every second step", step -> step % 2 == 1, false, 3);

    /**
     * Checks a job that needs no settings; see {@link #check(Supplier, List)}.
     *
     * @return what each stream has carried
     */
    public static Map<String, List<TimedEvent<Object>>> check(CompiledJob job, Step... script) {
        return check(() -> JobHarness.of(job), List.of(script));
    }

    /** As {@link #check(Supplier, List)}. */
    public static Map<String, List<TimedEvent<Object>>> check(Supplier<HarnessBuilder> builders, Step... script) {
        return check(builders, List.of(script));
    }

    /**
     * Checks a job.
     *
     * @param builders gives the settings of each run; called once per run, so that each may have fakes of its own
     * @param script the steps; they neither drain nor restart
     * @return what each stream has carried, step by step, from the run without restarts
     * @throws AssertionError if a run with restarts has other results, naming step and stream
     */
    public static Map<String, List<TimedEvent<Object>>> check(Supplier<HarnessBuilder> builders, List<Step> script) {
        HarnessBuilder first = builders.get();
        Run expected = new Run(first, script, PLAIN);
        for (Mode mode : MODES) {
            expected.expectSame(new Run(builders.get(), script, mode));
        }
        boolean allKeyed = first.job().graph().streams().stream()
                .filter(node -> node.kind() == StreamNode.Kind.APPLY)
                .noneMatch(node -> node.key().isEmpty());
        if (allKeyed) {
            expected.expectSame(new Run(builders.get(), script, RESCALED));
        }
        return expected.all();
    }

    /** One run of the script. */
    private static final class Run {
        private final CompiledJob job;
        private final Mode mode;
        private final List<Map<String, List<TimedEvent<Object>>>> steps = new ArrayList<>();
        private final Map<String, String> end = new LinkedHashMap<>();

        Run(HarnessBuilder builder, List<Step> script, Mode mode) {
            this.job = builder.job();
            this.mode = mode;
            try (JobHarness harness = (mode.interruptsSweeps ? builder.interruptSweeps(1) : builder).start()) {
                for (int step = 0; step < script.size(); step++) {
                    script.get(step).run(harness);
                    steps.add(drained(harness));
                    if (mode.restartsAfter.test(step)) {
                        harness.restart(mode.lanes);
                        steps.set(step, joined(steps.get(step), drained(harness)));
                    }
                }
                for (StreamNode node : job.graph().streams()) {
                    String rows = node.kind() == StreamNode.Kind.APPLY ? harness.rows(node.name()) + " rows, " : "";
                    end.put(node.name(), rows + "watermark " + harness.watermark(node.name()));
                }
            }
        }

        private Map<String, List<TimedEvent<Object>>> drained(JobHarness harness) {
            Map<String, List<TimedEvent<Object>>> drained = new LinkedHashMap<>();
            for (StreamNode node : job.graph().streams()) {
                drained.put(node.name(), harness.drainTimed(node.name()));
            }
            return drained;
        }

        /** A restart puts out nothing, or the comparison shows it. */
        private static Map<String, List<TimedEvent<Object>>> joined(
                Map<String, List<TimedEvent<Object>>> before, Map<String, List<TimedEvent<Object>>> after) {
            Map<String, List<TimedEvent<Object>>> all = new LinkedHashMap<>();
            before.forEach((stream, events) -> {
                List<TimedEvent<Object>> both = new ArrayList<>(events);
                both.addAll(after.getOrDefault(stream, List.of()));
                all.put(stream, both);
            });
            return all;
        }

        Map<String, List<TimedEvent<Object>>> all() {
            Map<String, List<TimedEvent<Object>>> all = new LinkedHashMap<>();
            job.graph().streams().forEach(node -> all.put(node.name(), new ArrayList<>()));
            steps.forEach(step -> step.forEach((stream, events) ->
                    all.getOrDefault(stream, new ArrayList<>()).addAll(events)));
            return all;
        }

        void expectSame(Run other) {
            for (int step = 0; step < steps.size(); step++) {
                for (StreamNode node : job.graph().streams()) {
                    List<TimedEvent<Object>> expected = steps.get(step).getOrDefault(node.name(), List.of());
                    List<TimedEvent<Object>> found = other.steps.get(step).getOrDefault(node.name(), List.of());
                    if (!sameEvents(expected, found, RecordedStreams.codecOf(job, node))) {
                        throw new AssertionError("step " + (step + 1) + " of " + steps.size() + ", stream \""
                                + node.name() + "\":\n  " + mode.name + ": " + expected + "\n  " + other.mode.name
                                + ": "
                                + found);
                    }
                }
            }
            if (!end.equals(other.end)) {
                throw new AssertionError(
                        "in the end:\n  " + mode.name + ": " + end + "\n  " + other.mode.name + ": " + other.end);
            }
        }
    }

    private static boolean sameEvents(
            List<TimedEvent<Object>> expected, List<TimedEvent<Object>> found, @Nullable Codec<Object> codec) {
        if (expected.size() != found.size()) {
            return false;
        }
        List<TimedEvent<Object>> left = new ArrayList<>(found);
        for (TimedEvent<Object> event : expected) {
            int at = 0;
            while (at < left.size() && !same(event, left.get(at), codec)) {
                at++;
            }
            if (at == left.size()) {
                return false;
            }
            left.remove(at);
        }
        return true;
    }

    private static boolean same(TimedEvent<Object> left, TimedEvent<Object> right, @Nullable Codec<Object> codec) {
        if (left.timeMillis() != right.timeMillis()) {
            return false;
        }
        return codec == null
                ? left.event().equals(right.event())
                : Arrays.equals(bytes(codec, left.event()), bytes(codec, right.event()));
    }

    private static byte[] bytes(Codec<Object> codec, Object event) {
        BinaryOutput out = new BinaryOutput();
        codec.write(event, out);
        return out.toByteArray();
    }
}
