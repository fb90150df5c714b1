package io.streamwright;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A {@link ListState} outside of a job. Takes next to nothing while it is empty, since initialisers run for each event. */
final class PlainListState<T> implements ListState<T> {
    private @Nullable List<T> elements;

    private List<T> elements() {
        List<T> list = elements;
        if (list == null) {
            list = new ArrayList<>();
            elements = list;
        }
        return list;
    }

    private static <T> List<T> checked(Iterable<? extends T> added) {
        List<T> list = new ArrayList<>();
        added.forEach(element -> list.add(Objects.requireNonNull(element, "an element of a ListState is null")));
        return list;
    }

    @Override
    public void add(T element) {
        elements().add(Objects.requireNonNull(element, "an element of a ListState is null"));
    }

    @Override
    public void addAll(Iterable<? extends T> added) {
        elements().addAll(checked(added));
    }

    @Override
    public void update(Iterable<? extends T> replacement) {
        elements = checked(replacement);
    }

    @Override
    public boolean removeIf(Predicate<? super T> condition) {
        return elements().removeIf(condition);
    }

    @Override
    public void clear() {
        elements().clear();
    }

    @Override
    public int size() {
        return elements == null ? 0 : elements.size();
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public Iterator<T> iterator() {
        return elements().iterator();
    }

    @Override
    public String toString() {
        return elements().toString();
    }
}
