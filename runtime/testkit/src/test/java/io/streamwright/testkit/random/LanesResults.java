package io.streamwright.testkit.random;

import io.streamwright.testkit.TimedEvent;
import io.streamwright.testkit.simulation.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the interpreter gives for a job, and whether the engine has given the same. Immutable once it is made. */
final class LanesResults {
    /** A result and how often it comes. */
    private static final class Result {
        private final List<Object> from;
        private int count;

        /** Whether it comes from several keys, so that its place among the results of a key is not known. */
        private boolean ambiguous;

        Result(List<Object> from) {
            this.from = from;
        }
    }

    private static final class OfStream {
        private final Map<String, Result> results = new HashMap<>();
        private final Map<List<Object>, List<String>> inOrder = new LinkedHashMap<>();

        void add(String shown, List<Object> from) {
            Result result = results.computeIfAbsent(shown, key -> new Result(from));
            result.count++;
            result.ambiguous |= !result.from.equals(from);
            inOrder.computeIfAbsent(from, key -> new ArrayList<>()).add(shown);
        }
    }

    private final DrawnLanesJob job;
    private final Map<String, OfStream> streams = new HashMap<>();

    private LanesResults(DrawnLanesJob job) {
        this.job = job;
    }

    /** Lets the interpreter work. */
    static LanesResults of(DrawnLanesJob job, LoadedJob loaded, LanesInput input, Fault fault) {
        LanesResults results = new LanesResults(job);
        NaiveJob naive = new NaiveJob(loaded, fault);
        naive.observed().record(results::add);
        input.into(naive);
        results.streams
                .values()
                .forEach(stream -> stream.inOrder
                        .values()
                        .forEach(shown -> shown.removeIf(each -> stream.results.get(each).ambiguous)));
        return results;
    }

    private void add(String stream, Object event, long time, List<Object> from) {
        boolean keyed = job.orders().get(stream) == Flow.Order.BY_KEY;
        streams.computeIfAbsent(stream, key -> new OfStream())
                .add(shown(stream, event, time), keyed ? from : List.of());
    }

    private String shown(String stream, Object event, long time) {
        return Show.of(event) + (job.untimed().contains(stream) ? "" : " @ " + time);
    }

    /** How many results there are. */
    int count(String stream) {
        OfStream expected = streams.get(stream);
        return expected == null
                ? 0
                : expected.results.values().stream()
                        .mapToInt(result -> result.count)
                        .sum();
    }

    /**
     * Compares.
     *
     * @throws AssertionError at the first difference
     */
    void compare(Outcome outcome) {
        outcome.streams().forEach((stream, actual) -> compare(stream, actual));
    }

    private void compare(String stream, List<TimedEvent<Object>> actual) {
        OfStream expected = streams.getOrDefault(stream, new OfStream());
        boolean ordered = job.orders().get(stream) != Flow.Order.NONE;
        Map<Result, Integer> counts = new HashMap<>();
        Map<List<Object>, Integer> places = new HashMap<>();
        for (TimedEvent<Object> each : actual) {
            String shown = shown(stream, each.event(), each.timeMillis());
            Result result = expected.results.get(shown);
            if (result == null || counts.merge(result, 1, Integer::sum) > result.count) {
                throw new AssertionError("the engine has put out on " + stream
                        + (result == null ? "" : " once too often") + ": " + shown);
            }
            if (ordered && !result.ambiguous) {
                String next = expected.inOrder.get(result.from).get(places.merge(result.from, 1, Integer::sum) - 1);
                if (!next.equals(shown)) {
                    throw new AssertionError("the engine has put out on " + stream + ":\n  " + shown + "\nbefore\n  "
                            + next + "\nof " + result.from);
                }
            }
        }
        expected.results.forEach((shown, result) -> {
            if (counts.getOrDefault(result, 0) < result.count) {
                throw new AssertionError("the engine has not put out on " + stream + ": " + shown);
            }
        });
    }
}
