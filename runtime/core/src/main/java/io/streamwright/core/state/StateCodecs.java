package io.streamwright.core.state;

import io.streamwright.ListState;
import io.streamwright.MapState;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.codec.FieldReader;
import io.streamwright.core.codec.FieldWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How lists and maps of rows are written to snapshots. They never stand in events, and so never in text formats. Generated code
 * names these codecs; any thread may use them for what no thread changes.
 */
public final class StateCodecs {

    private StateCodecs() {}

    /** Lists: a count and the elements. */
    public static <E> Codec<ListState<E>> list(Codec<E> element) {
        return new OfLists<>(element, false);
    }

    /** Lists whose elements have times. */
    public static <E> Codec<ListState<E>> timedList(Codec<E> element) {
        return new OfLists<>(element, true);
    }

    /** Maps: a count and the entries, whose values may be null. */
    public static <K, V> Codec<MapState<K, V>> map(Codec<K> key, Codec<V> value) {
        return new OfMaps<>(key, value, false);
    }

    /** Maps whose entries have times. */
    public static <K, V> Codec<MapState<K, V>> timedMap(Codec<K> key, Codec<V> value) {
        return new OfMaps<>(key, value, true);
    }

    private abstract static class StateCodec<S> extends Codec<S> {
        private final String schema;
        final boolean timed;

        StateCodec(String schema, boolean timed) {
            this.schema = schema;
            this.timed = timed;
        }

        @Override
        public final String schema() {
            return schema;
        }

        @Override
        public final boolean immutable() {
            return false;
        }

        @Override
        public final void writeFields(S value, FieldWriter out) {
            throw new UnsupportedOperationException(schema + " is state, not part of an event");
        }

        @Override
        public final S readFields(FieldReader in) {
            throw new UnsupportedOperationException(schema + " is state, not part of an event");
        }
    }

    private static final class OfLists<E> extends StateCodec<ListState<E>> {
        private final Codec<E> element;

        OfLists(Codec<E> element, boolean timed) {
            super("ListState<" + element.schema() + ">", timed);
            this.element = element;
        }

        @Override
        public void write(ListState<E> value, BinaryOutput out) {
            HeapList<E> list = (HeapList<E>) value;
            out.writeInt(list.stored());
            for (int i = 0; i < list.chunkCount(); i++) {
                ListChunk chunk = list.chunk(i);
                for (int at = 0; at < chunk.size; at++) {
                    element.write(chunk.at(at), out);
                    if (timed) {
                        out.writeLong(chunk.time(at));
                    }
                }
            }
        }

        @Override
        public ListState<E> read(BinaryInput in) {
            HeapList<E> list = new HeapList<>(null, 0);
            for (int left = in.readCount(timed ? Long.BYTES : 0); left > 0; left--) {
                E value = element.read(in);
                list.restore(value, timed ? in.readLong() : 0, timed);
            }
            return list;
        }
    }

    private static final class OfMaps<K, V> extends StateCodec<MapState<K, V>> {
        private final Codec<K> key;
        private final Codec<V> value;

        OfMaps(Codec<K> key, Codec<V> value, boolean timed) {
            super("MapState<" + key.schema() + "," + value.schema() + ">", timed);
            this.key = key;
            this.value = value;
        }

        @Override
        public void write(MapState<K, V> state, BinaryOutput out) {
            HeapMap<K, V> map = (HeapMap<K, V>) state;
            out.writeInt(map.entries.size());
            for (int rank = 0; rank < map.entries.chunkCount(); rank++) {
                MapChunk chunk = map.entries.chunkAt(rank);
                for (int at = 0; chunk != null && at < chunk.used; at++) {
                    if (chunk.isTaken(at)) {
                        write(chunk, at, out);
                    }
                }
            }
        }

        @SuppressWarnings("unchecked") // what stands there is of the field's types
        private void write(MapChunk chunk, int at, BinaryOutput out) {
            key.write((K) Objects.requireNonNull(chunk.keys[at]), out);
            out.writeNullable((V) chunk.values[at], value);
            if (timed) {
                out.writeLong(chunk.time(at));
            }
        }

        @Override
        public MapState<K, V> read(BinaryInput in) {
            HeapMap<K, V> map = new HeapMap<>(null, 0);
            for (int left = in.readCount(timed ? Long.BYTES + 1 : 1); left > 0; left--) {
                Object k = key.read(in);
                @Nullable V v = in.readNullable(value);
                if (!map.restore(k, v, timed ? in.readLong() : 0, timed)) {
                    throw new CorruptDataException("a key stands twice in a " + schema());
                }
            }
            return map;
        }
    }
}
