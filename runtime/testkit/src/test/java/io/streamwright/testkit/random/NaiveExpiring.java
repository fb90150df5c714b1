package io.streamwright.testkit.random;

import io.streamwright.ListState;
import io.streamwright.MapState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Lists and maps whose elements expire, by the book: each element with the time at which it was written. */
abstract class NaiveExpiring {
    final long millis;
    final boolean onRead;
    final boolean returnsExpired;
    final LongSupplier clock;

    NaiveExpiring(NaiveTtl.Rule rule, LongSupplier clock) {
        this.millis = rule.millis();
        this.onRead = rule.onRead();
        this.returnsExpired = rule.returnsExpired();
        this.clock = clock;
    }

    /** A value with its time. */
    static final class Timed {
        @Nullable Object value;

        long written;

        Timed(@Nullable Object value, long written) {
            this.value = value;
            this.written = written;
        }
    }

    boolean expired(Timed timed) {
        return timed.written + millis <= clock.getAsLong();
    }

    boolean visible(Timed timed) {
        return returnsExpired || !expired(timed);
    }

    void read(Timed timed) {
        if (onRead) {
            timed.written = clock.getAsLong();
        }
    }

    abstract NaiveExpiring copy();

    abstract void removeExpired();

    /** All that is there, expired or not. */
    abstract String raw();

    /** A list. */
    static final class OfList extends NaiveExpiring implements ListState<Object> {
        private final NaiveTtl.Rule rule;
        private final List<Timed> elements = new ArrayList<>();

        OfList(NaiveTtl.Rule rule, LongSupplier clock) {
            super(rule, clock);
            this.rule = rule;
        }

        @Override
        NaiveExpiring copy() {
            OfList copy = new OfList(rule, clock);
            elements.forEach(timed -> copy.elements.add(new Timed(DeepCopy.of(timed.value), timed.written)));
            return copy;
        }

        @Override
        void removeExpired() {
            elements.removeIf(this::expired);
        }

        @Override
        String raw() {
            return "list of " + elements.size();
        }

        @Override
        public void add(Object element) {
            elements.add(new Timed(element, clock.getAsLong()));
        }

        @Override
        public void addAll(Iterable<?> added) {
            List<Object> all = new ArrayList<>();
            added.forEach(all::add);
            all.forEach(this::add);
        }

        @Override
        public void update(Iterable<?> replacement) {
            List<Object> all = new ArrayList<>();
            replacement.forEach(all::add);
            clear();
            all.forEach(this::add);
        }

        @Override
        public boolean removeIf(java.util.function.Predicate<? super Object> condition) {
            boolean any = false;
            for (Iterator<Object> each = iterator(); each.hasNext(); ) {
                if (condition.test(each.next())) {
                    each.remove();
                    any = true;
                }
            }
            return any;
        }

        @Override
        public void clear() {
            elements.clear();
        }

        @Override
        public int size() {
            return (int) elements.stream().filter(this::visible).count();
        }

        @Override
        public boolean isEmpty() {
            return size() == 0;
        }

        /** All of it is gone through, in the drawn jobs. */
        @Override
        public Iterator<Object> iterator() {
            Iterator<Timed> seen =
                    elements.stream().filter(this::visible).toList().iterator();
            elements.removeIf(this::expired);
            elements.forEach(this::read);
            return new Iterator<>() {
                private @Nullable Timed last;

                @Override
                public boolean hasNext() {
                    return seen.hasNext();
                }

                @Override
                public Object next() {
                    last = seen.next();
                    return last.value;
                }

                @Override
                public void remove() {
                    elements.removeIf(timed -> timed == last);
                }
            };
        }
    }

    /** A map. */
    static final class OfMap extends NaiveExpiring implements MapState<Object, Object> {
        private final NaiveTtl.Rule rule;
        private final Map<Object, Timed> entries = new LinkedHashMap<>();

        OfMap(NaiveTtl.Rule rule, LongSupplier clock) {
            super(rule, clock);
            this.rule = rule;
        }

        @Override
        NaiveExpiring copy() {
            OfMap copy = new OfMap(rule, clock);
            entries.forEach((key, timed) ->
                    copy.entries.put(DeepCopy.of(key), new Timed(DeepCopy.of(timed.value), timed.written)));
            return copy;
        }

        @Override
        void removeExpired() {
            entries.values().removeIf(this::expired);
        }

        @Override
        String raw() {
            return "map of " + entries.size();
        }

        @Override
        public @Nullable Object get(Object key) {
            Timed timed = entries.get(key);
            if (timed == null) {
                return null;
            }
            if (expired(timed)) {
                entries.remove(key);
                return returnsExpired ? timed.value : null;
            }
            read(timed);
            return timed.value;
        }

        @Override
        public boolean contains(Object key) {
            Timed timed = entries.get(key);
            boolean there = timed != null && visible(timed);
            get(key);
            return there;
        }

        @Override
        public void put(Object key, @Nullable Object value) {
            Timed timed = entries.get(key);
            if (timed != null && expired(timed)) {
                entries.remove(key);
            }
            Timed written = new Timed(value, clock.getAsLong());
            // replaces without moving
            entries.merge(key, written, (old, added) -> added);
        }

        @Override
        public @Nullable Object remove(Object key) {
            Timed timed = entries.remove(key);
            return timed != null && visible(timed) ? timed.value : null;
        }

        @Override
        public void clear() {
            entries.clear();
        }

        @Override
        public int size() {
            return (int) entries.values().stream().filter(this::visible).count();
        }

        @Override
        public boolean isEmpty() {
            return size() == 0;
        }

        /** All of it is gone through, in the drawn jobs. */
        @Override
        public Iterator<Map.Entry<Object, Object>> iterator() {
            List<Map.Entry<Object, Timed>> visible = new ArrayList<>();
            entries.forEach((key, timed) -> {
                if (visible(timed)) {
                    visible.add(new java.util.AbstractMap.SimpleEntry<>(key, timed));
                }
            });
            entries.values().removeIf(this::expired);
            entries.values().forEach(this::read);
            Iterator<Map.Entry<Object, Timed>> seen = visible.iterator();
            return new Iterator<>() {
                private @Nullable Object last;

                @Override
                public boolean hasNext() {
                    return seen.hasNext();
                }

                @Override
                public Map.Entry<Object, Object> next() {
                    Map.Entry<Object, Timed> entry = seen.next();
                    last = entry.getKey();
                    return new java.util.AbstractMap.SimpleEntry<>(last, entry.getValue().value);
                }

                @Override
                public void remove() {
                    entries.remove(last);
                }
            };
        }

        @Override
        public Iterable<Object> keys() {
            return () -> {
                Iterator<Map.Entry<Object, Object>> each = iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return each.hasNext();
                    }

                    @Override
                    public Object next() {
                        return each.next().getKey();
                    }

                    @Override
                    public void remove() {
                        each.remove();
                    }
                };
            };
        }

        @Override
        public Iterable<Object> values() {
            return () -> {
                List<Object> values = new ArrayList<>();
                iterator().forEachRemaining(entry -> values.add(entry.getValue()));
                return values.iterator();
            };
        }
    }
}
