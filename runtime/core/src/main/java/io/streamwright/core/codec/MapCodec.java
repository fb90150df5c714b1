package io.streamwright.core.codec;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Maps: in text formats an object where the keys have names, else a list of {@code {"key":..,"value":..}}. Values may be
 * null; a null key is kept in binary form and refused in text.
 */
final class MapCodec<K, V> extends Codec<Map<K, V>> {
    private static final FieldNames ENTRY = FieldNames.of("Entry", "key", "value");

    private final Codec<K> key;
    private final Codec<V> value;

    MapCodec(Codec<K> key, Codec<V> value) {
        this.key = key;
        this.value = value;
    }

    @Override
    public String schema() {
        return "Map<" + key.schema() + "," + value.schema() + ">";
    }

    @Override
    public void write(Map<K, V> map, BinaryOutput out) {
        out.writeInt(map.size());
        for (Map.Entry<K, V> entry : map.entrySet()) {
            out.writeNullable(entry.getKey(), key);
            out.writeNullable(entry.getValue(), value);
        }
    }

    @Override
    public Map<K, V> read(BinaryInput in) {
        in.enter();
        int count = in.readCount(2);
        Map<K, V> map = newMap(count);
        for (int i = 0; i < count; i++) {
            map.put(in.readNullable(key), in.readNullable(value));
        }
        if (map.size() != count) {
            throw new CorruptDataException("a key stands twice in a " + schema());
        }
        in.leave();
        return map;
    }

    @Override
    public void writeFields(Map<K, V> map, FieldWriter out) {
        if (key.hasNames()) {
            out.beginMap();
            for (Map.Entry<K, V> entry : map.entrySet()) {
                out.name(nameOf(entry.getKey()));
                out.writeNullable(entry.getValue(), value);
            }
            out.endMap();
            return;
        }
        out.beginList();
        for (Map.Entry<K, V> entry : map.entrySet()) {
            out.beginRecord(ENTRY);
            out.field(0);
            out.writeNullable(entry.getKey(), key);
            out.field(1);
            out.writeNullable(entry.getValue(), value);
            out.endRecord();
        }
        out.endList();
    }

    private String nameOf(@Nullable K k) {
        String name = k == null ? null : key.toName(k);
        if (name == null) {
            throw new IllegalArgumentException("a " + schema() + " has a key without a name: " + k);
        }
        return name;
    }

    @Override
    public Map<K, V> readFields(FieldReader in) {
        Map<K, V> map = newMap(0);
        int count = 0;
        if (key.hasNames()) {
            in.beginMap();
            for (String name; (name = in.nextName()) != null; count++) {
                map.put(key.fromName(name), in.readNullable(value));
                checkNew(map, count, name);
            }
            return map;
        }
        in.beginList();
        for (; in.nextElement(); count++) {
            readEntry(in, map);
            checkNew(map, count, "of entry " + (count + 1));
        }
        return map;
    }

    private void readEntry(FieldReader in, Map<K, V> map) {
        K k = null;
        V v = null;
        in.beginRecord(ENTRY);
        for (int field; (field = in.nextField()) >= 0; ) {
            if (field == 0) {
                k = in.readNullable(key);
            } else {
                v = in.readNullable(value);
            }
        }
        map.put(k, v);
    }

    private static void checkNew(Map<?, ?> map, int countBefore, String name) {
        if (map.size() == countBefore) {
            throw new DecodeException("the key " + name + " stands twice");
        }
    }

    @Override
    public boolean immutable() {
        return false;
    }

    @Override
    public Map<K, V> copy(Map<K, V> map) {
        Map<K, V> copy = newMap(map.size());
        for (Map.Entry<K, V> entry : map.entrySet()) {
            copy.put(copyOf(entry.getKey(), key), copyOf(entry.getValue(), value));
        }
        return Objects.requireNonNull(Likeness.map(map, copy));
    }

    private static <T> @Nullable T copyOf(@Nullable T each, Codec<T> codec) {
        return each == null ? null : codec.copy(each);
    }

    @Override
    public boolean same(Map<K, V> left, Map<K, V> right) {
        return left.size() == right.size()
                && (left.equals(right) || sameByKey(left, right) || sameInOrder(left, right));
    }

    private boolean sameByKey(Map<K, V> left, Map<K, V> right) {
        for (Map.Entry<K, V> entry : left.entrySet()) {
            if (!right.containsKey(entry.getKey())
                    || !sameNullable(entry.getValue(), right.get(entry.getKey()), value)) {
                return false;
            }
        }
        return true;
    }

    private boolean sameInOrder(Map<K, V> left, Map<K, V> right) {
        Iterator<Map.Entry<K, V>> others = right.entrySet().iterator();
        for (Map.Entry<K, V> entry : left.entrySet()) {
            Map.Entry<K, V> other = others.next();
            if (!sameNullable(entry.getKey(), other.getKey(), key)
                    || !sameNullable(entry.getValue(), other.getValue(), value)) {
                return false;
            }
        }
        return true;
    }

    private static <T> boolean sameNullable(@Nullable T left, @Nullable T right, Codec<T> codec) {
        return left == null ? right == null : right != null && codec.same(left, right);
    }

    private static <K, V> Map<K, V> newMap(int size) {
        return new LinkedHashMap<>(Math.max(16, (int) Math.min(1 << 30, size * 4L / 3 + 1)));
    }
}
