package io.streamwright.flink.own;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.KeyedBy;
import io.streamwright.ListState;
import io.streamwright.MapState;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Ttl;
import io.streamwright.Uid;
import org.jspecify.annotations.Nullable;

/** State that expires by each of the rules that Flink has, and is done to as it is told. */
@StreamJob("expiring")
public interface Expiring {
    /** What to do with the state of a key. */
    enum Deed {
        LOOK,
        WRITE,
        GET,
        PUT,
        CONTAINS,
        REMOVE,
        ENTRIES,
        CLEAR,
        ADD,
        ELEMENTS,
        UPDATE
    }

    /**
     * Says what to do.
     *
     * @param value another one each time: a field is written only if its value changes
     */
    record Order(String key, Deed deed, String entry, long value) {}

    /** ON_CREATE_AND_WRITE and NEVER_RETURN_EXPIRED. */
    @Uid("written")
    @KeyedBy("key")
    @Ttl(value = "20ms", update = Ttl.Update.ON_CREATE_AND_WRITE, visibility = Ttl.Visibility.NEVER_RETURN_EXPIRED)
    class Written {
        @State
        @Nullable Long value;

        @State
        MapState<String, Long> entries;

        @State
        ListState<Long> elements;

        @OnEvent
        String obey(Order order) {
            Long seen = value;
            if (order.deed() == Deed.WRITE) {
                value = order.value();
            }
            return Obedience.done(order, seen, entries, elements);
        }
    }

    /** ON_READ_AND_WRITE and NEVER_RETURN_EXPIRED. */
    @Uid("read")
    @KeyedBy("key")
    @Ttl(value = "20ms", update = Ttl.Update.ON_READ_AND_WRITE, visibility = Ttl.Visibility.NEVER_RETURN_EXPIRED)
    class Read {
        @State
        @Nullable Long value;

        @State
        MapState<String, Long> entries;

        @State
        ListState<Long> elements;

        @OnEvent
        String obey(Order order) {
            Long seen = value;
            if (order.deed() == Deed.WRITE) {
                value = order.value();
            }
            return Obedience.done(order, seen, entries, elements);
        }
    }

    /** ON_CREATE_AND_WRITE and RETURN_EXPIRED_IF_NOT_CLEANED_UP. */
    @Uid("written-shown")
    @KeyedBy("key")
    @Ttl(
            value = "20ms",
            update = Ttl.Update.ON_CREATE_AND_WRITE,
            visibility = Ttl.Visibility.RETURN_EXPIRED_IF_NOT_CLEANED_UP)
    class WrittenShown {
        @State
        @Nullable Long value;

        @State
        MapState<String, Long> entries;

        @State
        ListState<Long> elements;

        @OnEvent
        String obey(Order order) {
            Long seen = value;
            if (order.deed() == Deed.WRITE) {
                value = order.value();
            }
            return Obedience.done(order, seen, entries, elements);
        }
    }

    /** ON_READ_AND_WRITE and RETURN_EXPIRED_IF_NOT_CLEANED_UP. */
    @Uid("read-shown")
    @KeyedBy("key")
    @Ttl(
            value = "20ms",
            update = Ttl.Update.ON_READ_AND_WRITE,
            visibility = Ttl.Visibility.RETURN_EXPIRED_IF_NOT_CLEANED_UP)
    class ReadShown {
        @State
        @Nullable Long value;

        @State
        MapState<String, Long> entries;

        @State
        ListState<Long> elements;

        @OnEvent
        String obey(Order order) {
            Long seen = value;
            if (order.deed() == Deed.WRITE) {
                value = order.value();
            }
            return Obedience.done(order, seen, entries, elements);
        }
    }

    @Source("file:orders.jsonl")
    StreamOf<Order> orders();

    @Apply(Written.class)
    @From("orders")
    @Sink("discard:")
    StreamOf<String> written();

    @Apply(Read.class)
    @From("orders")
    @Sink("discard:")
    StreamOf<String> read();

    @Apply(WrittenShown.class)
    @From("orders")
    @Sink("discard:")
    StreamOf<String> writtenShown();

    @Apply(ReadShown.class)
    @From("orders")
    @Sink("discard:")
    StreamOf<String> readShown();
}
