package io.streamwright.testkit.random;

import io.streamwright.Firing;
import io.streamwright.KeyTimer;
import io.streamwright.KeyTimers;
import io.streamwright.ListState;
import io.streamwright.MapState;
import io.streamwright.Out;
import io.streamwright.testkit.random.DrawnJob.Handler;
import io.streamwright.testkit.random.DrawnJob.Param;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Calls methods of an operator by reflection, with what their parameters ask for. */
final class NaiveCalls {
    /**
     * What a call is about.
     *
     * @param time of the event or timer
     * @param clock the time of day
     * @param firing why a window fires
     */
    record Context(
            @Nullable Object event,
            List<Object> key,
            long time,
            long clock,
            long start,
            long end,
            Firing firing,
            Fault fault) {}

    private final LoadedJob loaded;
    private final DrawnJob.Operator operator;
    private final Class<?> type;

    NaiveCalls(LoadedJob loaded, DrawnJob.Operator operator) {
        this.loaded = loaded;
        this.operator = operator;
        this.type = loaded.newOperator(operator.className()).getClass();
    }

    /** What a new key begins with, its settings set. */
    Object newInstance(Map<String, String> config) {
        Object instance = loaded.newOperator(operator.className());
        for (Field field : instance.getClass().getDeclaredFields()) {
            if (field.getName().equals("tagger")) {
                set(field, instance, new Tagger());
            }
            if (field.getType() == ListState.class) {
                set(field, instance, ListState.create());
            }
            if (field.getType() == MapState.class) {
                set(field, instance, MapState.create());
            }
            String given = config.get("limit-" + operator.className().toLowerCase(java.util.Locale.ROOT));
            if (field.getName().equals("limit") && given != null) {
                set(field, instance, parsed(field.getType().getSimpleName(), given));
            }
        }
        return instance;
    }

    private static Object parsed(String type, String text) {
        return switch (type) {
            case "int", "Integer" -> Integer.parseInt(text);
            case "long" -> Long.parseLong(text);
            case "double" -> Double.parseDouble(text);
            default -> text;
        };
    }

    static void set(Field field, Object on, Object value) {
        try {
            field.setAccessible(true);
            field.set(on, value);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot set " + field, e);
        }
    }

    /** The components of the key of an event: members of it, else static methods of the operator. */
    List<Object> key(Handler handler, Object event) {
        List<Object> key = new ArrayList<>();
        for (String name : handler.keys()) {
            if (loaded.hasMethod(type, name)) {
                key.add(LoadedJob.invoke(loaded.method(type, name), null, event));
            } else if (loaded.hasMethod(event.getClass(), name)) {
                key.add(LoadedJob.invoke(loaded.method(event.getClass(), name), event));
            } else {
                key.add(Arrays.stream(event.getClass().getDeclaredFields())
                        .filter(field -> field.getName().equals(name))
                        .map(field -> Show.read(field, event))
                        .findFirst()
                        .orElseThrow());
            }
        }
        return key;
    }

    /** Calls a handler; gives what it puts out. */
    List<Object> call(Handler handler, NaiveNode.Row row, Context context) {
        return call(
                loaded.method(row.instance.getClass(), handler.method()), row.instance, handler, row.timers, context);
    }

    /** What a static method of the operator says of an event. */
    Object ofOperator(String method, Object event) {
        return LoadedJob.invoke(loaded.method(type, method), null, event);
    }

    /** Adds the state of one instance to another. */
    void merge(Object into, Object other) {
        LoadedJob.invoke(loaded.method(type, "merge"), into, other);
    }

    static List<Object> call(
            Method method, Object on, Handler handler, Map<String, NavigableSet<Long>> timers, Context context) {
        List<Object> results = new ArrayList<>();
        Object[] args = handler.params().stream()
                .map(param -> argument(param, context, timers, results))
                .toArray();
        Object returned = LoadedJob.invoke(method, on, args);
        if (returned instanceof Optional<?> optional) {
            optional.ifPresent(results::add);
        } else if (returned instanceof Iterable<?> several) {
            several.forEach(results::add);
        } else if (returned != null) {
            results.add(returned);
        }
        return results;
    }

    private static @Nullable Object argument(
            Param param, Context context, Map<String, NavigableSet<Long>> timers, List<Object> results) {
        return switch (param.role()) {
            case EVENT -> context.event;
            case KEY -> context.key.get(Integer.parseInt(param.binding()));
            case TIMER -> new NaiveTimer(timers, param.binding(), context);
            case TIMERS -> new NaiveTimers(timers, param.binding(), context);
            case TIME -> time(context.time, param);
            case START -> time(context.start, param);
            case END -> time(context.end, param);
            case OUT -> (Out<Object>) results::add;
            case FIRING -> context.firing;
        };
    }

    private static Object time(long millis, Param param) {
        return param.millis() ? (Object) millis : Instant.ofEpochMilli(millis);
    }

    /** Takes a time out of those of a timer. */
    static void takeOut(Map<String, NavigableSet<Long>> timers, String name, long time) {
        timers.computeIfPresent(name, (key, times) -> {
            times.remove(time);
            return times.isEmpty() ? null : times;
        });
    }

    /** Now for a timer; those of processing time are drawn with names that begin with a p. */
    private static long after(String name, Duration delay, Context context) {
        long from = name.startsWith("p") ? context.clock : context.time;
        long millis = delay.getSeconds() * 1000 + delay.getNano() / 1_000_000;
        return millis > 0 && from > Long.MAX_VALUE - millis ? Long.MAX_VALUE : from + millis;
    }

    /** A timer of the row. */
    private record NaiveTimer(Map<String, NavigableSet<Long>> timers, String name, Context context)
            implements KeyTimer {
        @Override
        public void at(long epochMillis) {
            boolean kept = context.fault == Fault.TIMER_NOT_REPLACED && timers.containsKey(name);
            long time = kept ? Math.min(timers.get(name).first(), epochMillis) : epochMillis;
            timers.put(name, new TreeSet<>(List.of(time)));
        }

        @Override
        public void after(Duration delay) {
            at(NaiveCalls.after(name, delay, context));
        }

        @Override
        public void cancel() {
            timers.remove(name);
        }

        @Override
        public boolean isSet() {
            return timers.containsKey(name);
        }

        @Override
        public @Nullable Instant due() {
            return timers.containsKey(name)
                    ? Instant.ofEpochMilli(timers.get(name).first())
                    : null;
        }
    }

    /** Timers of the row. */
    private record NaiveTimers(Map<String, NavigableSet<Long>> timers, String name, Context context)
            implements KeyTimers {
        private NavigableSet<Long> set() {
            return timers.getOrDefault(name, new TreeSet<>());
        }

        @Override
        public void at(long epochMillis) {
            if (context.fault == Fault.TIMERS_REPLACED) {
                timers.remove(name);
            }
            timers.computeIfAbsent(name, key -> new TreeSet<>()).add(epochMillis);
        }

        @Override
        public void after(Duration delay) {
            at(NaiveCalls.after(name, delay, context));
        }

        @Override
        public void cancel(long epochMillis) {
            takeOut(timers, name, epochMillis);
        }

        @Override
        public void cancelAll() {
            timers.remove(name);
        }

        @Override
        public boolean contains(long epochMillis) {
            return set().contains(epochMillis);
        }

        @Override
        public boolean isEmpty() {
            return set().isEmpty();
        }

        @Override
        public long size() {
            return set().size();
        }

        @Override
        public List<Instant> times() {
            return set().stream().map(Instant::ofEpochMilli).toList();
        }
    }
}
