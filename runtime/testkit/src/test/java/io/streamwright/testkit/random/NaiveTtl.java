package io.streamwright.testkit.random;

import io.streamwright.ListState;
import io.streamwright.MapState;
import io.streamwright.testkit.random.DrawnJob.Handler;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What expires of an operator's state, by the book: before a call it is hidden, after it what was changed is written. */
final class NaiveTtl {
    /** The static field of a drawn operator that repeats its annotations, which are not there at run time. */
    static final String CONSTANT = "TTL";

    /**
     * What expires together.
     *
     * @param fields the fields of one value, or one list or map
     */
    record Rule(List<String> fields, long millis, boolean onRead, boolean returnsExpired) {
        /** As {@link #CONSTANT} has it. */
        String text() {
            return String.join(",", fields) + "|" + millis + "|" + onRead + "|" + returnsExpired;
        }

        private static Rule of(String text) {
            String[] parts = text.split("\\|");
            return new Rule(
                    List.of(parts[0].split(",")),
                    Long.parseLong(parts[1]),
                    Boolean.parseBoolean(parts[2]),
                    Boolean.parseBoolean(parts[3]));
        }
    }

    private final List<Rule> values = new ArrayList<>();
    private final Map<String, Rule> objects = new LinkedHashMap<>();
    private final LongSupplier clock;

    /** Of an operator, whose instances {@code sample} is one of. */
    NaiveTtl(Object sample, LongSupplier clock) {
        this.clock = clock;
        for (Field field : sample.getClass().getDeclaredFields()) {
            if (field.getName().equals(CONSTANT)) {
                Arrays.stream(String.valueOf(Show.read(field, null)).split(";"))
                        .map(Rule::of)
                        .forEach(rule -> add(rule, sample));
            }
        }
    }

    private void add(Rule rule, Object sample) {
        Object first = Show.read(field(sample, rule.fields.get(0)), sample);
        if (first instanceof ListState<?> || first instanceof MapState<?, ?>) {
            objects.put(rule.fields.get(0), rule);
        } else {
            values.add(rule);
        }
    }

    static Field field(Object instance, String name) {
        return Arrays.stream(instance.getClass().getDeclaredFields())
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Gives a new instance lists and maps that expire. */
    Object prepare(Object instance) {
        objects.forEach((name, rule) -> {
            boolean list = Show.read(field(instance, name), instance) instanceof ListState<?>;
            NaiveCalls.set(
                    field(instance, name),
                    instance,
                    list ? new NaiveExpiring.OfList(rule, clock) : new NaiveExpiring.OfMap(rule, clock));
        });
        return instance;
    }

    /** The state as it is kept, which is not read by looking at it. */
    static String kept(Object instance) {
        StringBuilder text = new StringBuilder();
        for (Field field : instance.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                Object value = Show.read(field, instance);
                text.append(field.getName())
                        .append('=')
                        .append(value instanceof NaiveExpiring expiring ? expiring.raw() : Show.of(value))
                        .append(' ');
            }
        }
        return text.toString();
    }

    private static String shown(Object instance, Rule rule) {
        return Show.of(rule.fields.stream()
                .map(name -> Show.read(field(instance, name), instance))
                .toArray());
    }

    private static void reset(Object instance, Rule rule, Object fresh) {
        rule.fields.forEach(
                name -> NaiveCalls.set(field(instance, name), instance, Show.read(field(fresh, name), fresh)));
    }

    /** Removes what has expired from a row. */
    void cleanUp(NaiveNode.Row row, Supplier<Object> fresh) {
        long now = clock.getAsLong();
        for (Rule rule : values) {
            Long written = row.written.get(rule.text());
            if (written != null && written + rule.millis <= now) {
                reset(row.instance, rule, fresh.get());
                row.written.remove(rule.text());
            }
        }
        objects.keySet().forEach(name -> {
            if (Show.read(field(row.instance, name), row.instance) instanceof NaiveExpiring expiring) {
                expiring.removeExpired();
            }
        });
    }

    /** Calls a handler of a row. */
    List<Object> call(
            NaiveCalls calls, Handler handler, NaiveNode.Row row, NaiveCalls.Context context, Supplier<Object> fresh) {
        if (values.isEmpty()) {
            return calls.call(handler, row, context);
        }
        long now = clock.getAsLong();
        Map<Rule, String> before = new LinkedHashMap<>();
        for (Rule rule : values) {
            Long written = row.written.get(rule.text());
            if (written != null && written + rule.millis <= now && !rule.returnsExpired) {
                reset(row.instance, rule, fresh.get());
                row.written.remove(rule.text());
            }
            before.put(rule, shown(row.instance, rule));
        }
        List<Object> results = calls.call(handler, row, context);
        for (Rule rule : values) {
            Object initial = fresh.get();
            String after = shown(row.instance, rule);
            Long written = row.written.get(rule.text());
            if (after.equals(shown(initial, rule))) {
                row.written.remove(rule.text());
            } else if (written == null || !after.equals(before.get(rule))) {
                row.written.put(rule.text(), now);
            } else if (written + rule.millis <= now) {
                reset(row.instance, rule, initial);
                row.written.remove(rule.text());
            } else if (rule.onRead) {
                row.written.put(rule.text(), now);
            }
        }
        return results;
    }
}
