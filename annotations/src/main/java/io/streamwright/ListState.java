package io.streamwright;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/**
 * A list that is kept as state, element by element: what a handler does with one element costs the same however many there
 * are, also while a snapshot is being written.
 *
 * <pre>{@code
 * @KeyedBy("user")
 * class LastPages {
 *   @State ListState<String> pages;
 *
 *   @OnEvent void view(PageView view) { pages.add(view.page()); }
 * }
 * }</pre>
 *
 * <p>The generated code puts the list of the current key (and window) into the field before a handler runs; the field is not
 * assigned by user code, but for an initialiser {@code ListState.create()}, which tests without a job need and jobs do not.
 * A list is valid during the call of the handler, on its thread. An empty list is the initial value.
 *
 * <p>Elements are in the order in which they were added, and never null. An element of a type that can change (a plain class,
 * a {@code List}) may be changed where it is; it belongs to the list alone, and must not be kept or put out as well.
 *
 * @param <T> the type of the elements
 */
public interface ListState<T> extends Iterable<T> {

    /** An empty list on its own, for operators that are tested as plain objects. */
    static <T> ListState<T> create() {
        return new PlainListState<>();
    }

    /**
     * Adds an element at the end.
     *
     * @throws NullPointerException if it is null
     */
    void add(T element);

    /**
     * Adds elements at the end.
     *
     * @throws NullPointerException if one is null; none is added then
     */
    void addAll(Iterable<? extends T> elements);

    /**
     * Replaces all elements by these, which may be taken from this list.
     *
     * @throws NullPointerException if one is null; nothing is changed then
     */
    void update(Iterable<? extends T> elements);

    /** Removes all elements that meet a condition; whether there were any. */
    boolean removeIf(Predicate<? super T> condition);

    /** Removes all elements. */
    void clear();

    /** How many elements there are. With a {@link Ttl} all are looked at, to count those that have not expired. */
    int size();

    /** Whether there is no element. */
    boolean isEmpty();

    /**
     * The elements from the first to the last. {@link Iterator#remove} takes one out; any other change to the list ends an
     * iteration with a {@link java.util.ConcurrentModificationException}.
     */
    @Override
    Iterator<T> iterator();

    /** A new list of the elements there are now. */
    default List<T> toList() {
        List<T> list = new ArrayList<>();
        forEach(list::add);
        return list;
    }
}
