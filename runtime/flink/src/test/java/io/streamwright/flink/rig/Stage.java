package io.streamwright.flink.rig;

import static java.util.Objects.requireNonNull;

import io.streamwright.testkit.TimedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a test and its jobs in Flink meet: the tasks run in the process of the test, but all that reaches them has been
 * serialized, except for what they find here by its name. Any thread may use it.
 *
 * @param <E> the type of the events
 * @param <R> the type of the results
 */
final class Stage<E, R> {
    private static final Map<String, Stage<?, ?>> ALL = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();
    private final Script<E> script;
    private final List<TimedEvent<R>> results = new ArrayList<>();
    private int lateResults;

    Stage(Script<E> script) {
        this.script = script;
        ALL.put(name, this);
    }

    @SuppressWarnings("unchecked") // the caller was made for the stage of this name
    static <E, R> Stage<E, R> named(String name) {
        return (Stage<E, R>) requireNonNull(ALL.get(name));
    }

    String name() {
        return name;
    }

    Script<E> script() {
        return script;
    }

    synchronized List<TimedEvent<R>> results() {
        return List.copyOf(results);
    }

    synchronized int lateResults() {
        return lateResults;
    }

    synchronized void collect(TimedEvent<R> result, boolean late) {
        results.add(result);
        if (late) {
            lateResults++;
        }
    }

    synchronized void forgetAfter(int count) {
        results.subList(count, results.size()).clear();
    }

    void close() {
        ALL.remove(name);
    }
}
