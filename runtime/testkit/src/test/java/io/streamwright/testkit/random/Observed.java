package io.streamwright.testkit.random;

import io.streamwright.testkit.TimedEvent;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine has put out in one step, against which the interpreter compares what it would put out. */
final class Observed {
    private Map<String, List<TimedEvent<Object>>> events = Map.of();
    private final Map<String, Integer> seen = new HashMap<>();

    /** What these look like, since each may be compared with several candidates. */
    private final IdentityHashMap<TimedEvent<Object>, String> texts = new IdentityHashMap<>();

    private boolean comparing;
    private @Nullable Recorder recorder;
    private boolean chose;

    /** Takes what each stream has carried in the step that comes now; null not to compare. */
    void expect(@Nullable Map<String, List<TimedEvent<Object>>> carried) {
        comparing = carried != null;
        events = carried == null ? Map.of() : carried;
        seen.clear();
        texts.clear();
        chose = false;
    }

    /** Is told all that the interpreter puts out. */
    interface Recorder {
        /** An event of a stream; {@code from} is the operator and key that it comes from, and empty if it comes from none. */
        void put(String stream, Object event, long time, List<Object> from);
    }

    /** Has all be recorded that the interpreter puts out, in place of comparing it. */
    void record(Recorder next) {
        recorder = next;
    }

    /** Notes that one of several keys came next. */
    void choice(int keys) {
        chose |= keys > 1;
    }

    /** Whether the order of this step was open somewhere. */
    boolean chose() {
        return chose;
    }

    /** Whether the engine has put out exactly these events next. */
    boolean comesNext(String stream, List<Object> next, long time) {
        List<TimedEvent<Object>> all = events.getOrDefault(stream, List.of());
        int from = seen.getOrDefault(stream, 0);
        for (int i = 0; i < next.size(); i++) {
            if (from + i >= all.size() || !same(all.get(from + i), next.get(i), time)) {
                return false;
            }
        }
        return true;
    }

    private boolean same(TimedEvent<Object> left, Object event, long time) {
        return left.timeMillis() == time
                && texts.computeIfAbsent(left, carried -> Show.of(carried.event()))
                        .equals(Show.of(event));
    }

    /** Fails unless this is what the engine has put out next on the stream. */
    void compare(String stream, Object event, long time, List<Object> from) {
        if (recorder != null) {
            recorder.put(stream, event, time, from);
        }
        if (!comparing) {
            return;
        }
        int index = seen.merge(stream, 1, Integer::sum) - 1;
        List<TimedEvent<Object>> all = events.getOrDefault(stream, List.of());
        String expected = Show.of(event) + " @ " + time;
        if (index >= all.size()) {
            throw new AssertionError("the engine has not put out on " + stream + ": " + expected);
        }
        if (!same(all.get(index), event, time)) {
            throw new AssertionError("the engine has put out on " + stream + ":\n  " + shown(all.get(index))
                    + "\nand not\n  " + expected);
        }
    }

    /** Fails unless all that the engine has put out was expected. */
    void expectNoMore() {
        events.forEach((stream, all) -> {
            int count = seen.getOrDefault(stream, 0);
            if (comparing && count < all.size()) {
                throw new AssertionError("the engine has put out more on " + stream + ": " + shown(all.get(count)));
            }
        });
    }

    private static String shown(TimedEvent<Object> event) {
        return Show.of(event.event()) + " @ " + event.timeMillis();
    }
}
