package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.MapState;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.CorruptDataException;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps in rows do what a {@code LinkedHashMap} does, and older versions of them stay as they were. */
class MapStateTest {
    private static final Codec<MapState<Long, String>> CODEC = StateCodecs.map(Codecs.LONG, Codecs.STRING);

    private final StateVersions versions = new StateVersions();
    private final MapSlot<Long, String> slot =
            new MapSlot<>("Op.map", Codecs.LONG, Codecs.STRING, versions, false, null);

    @ParameterizedTest
    @CsvSource({"1, 6", "2, 6", "3, 40", "4, 40", "5, 500", "6, 500", "7, 20000", "8, 20000", "9, 1000000"})
    void randomChanges_areThoseOfALinkedHashMap_andFrozenVersionsStay(long seed, int keys) {
        Random random = new Random(seed);
        boolean copies = random.nextBoolean();
        MapSlot<Long, String> mine = new MapSlot<>("Op.map", Codecs.LONG, Codecs.STRING, versions, copies, null);
        Map<Long, String> model = new LinkedHashMap<>();
        Object row = null;
        Object frozen = null;
        byte[] frozenBytes = {};
        for (int step = 0; step < 60_000; step++) {
            MapState<Long, String> map = row == null ? mine.begin(null) : mine.load(row);
            change(random, map, model, step, keys);
            assertThat(map.size()).isEqualTo(model.size());
            if (step % 500 == 0) {
                assertThat(new ArrayList<>(map.toMap().entrySet())).isEqualTo(new ArrayList<>(model.entrySet()));
                model.forEach((key, value) -> assertThat(map.get(key)).isEqualTo(value));
            }
            row = mine.store(map);
            if (frozen != null && random.nextInt(1_000) == 0) {
                assertThat(bytes(frozen)).isEqualTo(frozenBytes);
                frozen = null;
                versions.release();
            }
            if (frozen == null && row != null && random.nextInt(1_000) == 0) {
                versions.freeze();
                frozen = row;
                frozenBytes = bytes(row);
            }
        }
        MapState<Long, String> last = row == null ? mine.begin(null) : restored(row);
        assertThat(new ArrayList<>(last.toMap().entrySet())).isEqualTo(new ArrayList<>(model.entrySet()));
    }

    private static void change(Random random, MapState<Long, String> map, Map<Long, String> model, int step, int keys) {
        // the newest few of many: as keys that come and go
        long key = keys < 1_000_000 ? random.nextInt(keys) : step - random.nextInt(200);
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> {
                String value = random.nextInt(20) == 0 ? null : "v" + step;
                map.put(key, value);
                model.put(key, value);
            }
            case 4, 5, 6 -> assertThat(map.remove(key)).isEqualTo(model.remove(key));
            case 7 -> {
                assertThat(map.contains(key)).isEqualTo(model.containsKey(key));
                assertThat(map.getOrDefault(key, "none")).isEqualTo(model.getOrDefault(key, "none"));
            }
            case 8 -> {
                if (random.nextInt(200) == 0) {
                    iterate(random, map, model);
                }
            }
            default -> {
                if (random.nextInt(2_000) == 0) {
                    map.clear();
                    model.clear();
                }
            }
        }
    }

    private static void iterate(Random random, MapState<Long, String> map, Map<Long, String> model) {
        int kind = random.nextInt(10);
        Iterator<Map.Entry<Long, String>> expected = model.entrySet().iterator();
        for (Iterator<Map.Entry<Long, String>> each = map.iterator(); each.hasNext(); ) {
            Map.Entry<Long, String> entry = each.next();
            Map.Entry<Long, String> other = expected.next();
            assertThat(entry.getKey()).isEqualTo(other.getKey());
            if (random.nextInt(10) < kind) {
                each.remove();
                expected.remove();
            } else if (random.nextInt(10) == 0) {
                entry.setValue("set");
                other.setValue("set");
            }
        }
        assertThat(expected.hasNext()).isFalse();
    }

    private static byte[] bytes(Object row) {
        BinaryOutput out = new BinaryOutput();
        CODEC.write(cast(row), out);
        return out.toByteArray();
    }

    @SuppressWarnings("unchecked") // rows hold what the slot gave
    private static MapState<Long, String> cast(Object row) {
        return (MapState<Long, String>) row;
    }

    private MapState<Long, String> restored(Object row) {
        BinaryInput in = new BinaryInput(bytes(row));
        MapState<Long, String> map = slot.load(CODEC.read(in));
        in.expectEnd();
        return map;
    }

    @Test
    void keysThatComeAndGo_takeNoMoreRoom_besideOneThatStays() {
        HeapMap<Long, String> map = (HeapMap<Long, String>) slot.begin(null);
        map.put(Long.MIN_VALUE, "stays");
        for (long key = 0; key < 200_000; key++) {
            map.put(key, "comes");
            map.remove(key - 3);
        }

        assertThat(map.entries.chunkCount()).isLessThan(10);
        assertThat(map.get(Long.MIN_VALUE)).isEqualTo("stays");
        assertThat(map.keys()).containsExactly(Long.MIN_VALUE, 199_997L, 199_998L, 199_999L);
    }

    @Test
    void keysOfOneHash_areFound() {
        record Same(int number) {
            @Override
            public int hashCode() {
                return 7;
            }
        }
        MapSlot<Same, Long> same = new MapSlot<>("Op.same", new NoCodec<>(), Codecs.LONG, versions, false, null);
        MapState<Same, Long> map = same.begin(null);
        for (int i = 0; i < 1_500; i++) {
            map.put(new Same(i), (long) i);
        }
        for (int i = 0; i < 1_500; i += 2) {
            map.remove(new Same(i));
        }

        for (int i = 0; i < 1_500; i++) {
            assertThat(map.get(new Same(i))).isEqualTo(i % 2 == 0 ? null : Long.valueOf(i));
        }
    }

    @Test
    void valuesThatChange_areCopiedChunkByChunk_afterASnapshotHasBegun() {
        int[] copied = {0};
        MapSlot<Long, long[]> arrays =
                new MapSlot<>("Op.arrays", Codecs.LONG, new CountingCopies(copied), versions, false, null);
        MapState<Long, long[]> map = arrays.begin(null);
        for (long i = 0; i < 100_000; i++) {
            map.put(i, new long[] {i});
        }
        Object row = arrays.store(map);
        versions.freeze();

        MapState<Long, long[]> again = arrays.load(row);
        again.get(500L)[0] = -1;
        again.put(-5L, new long[0]);
        again.remove(77L);

        assertThat(copied[0]).isBetween(2, 3 * MapChunk.CAPACITY);
        assertThat((long[]) ((HeapMap<?, ?>) row).toMap().get(500L)).containsExactly(500);
    }

    @Test
    void entryOfAMapOfAMillion_costsTheSameWhileASnapshotIsWritten() {
        MapState<Long, String> map = slot.begin(null);
        for (long i = 0; i < 1_000_000; i++) {
            map.put(i * 7, "x");
        }
        Object row = slot.store(map);
        byte[] before = bytes(row);
        versions.freeze();
        MapState<Long, String> again = slot.load(row);
        for (long i = 0; i < 1_000_000; i += 1_000) {
            again.put(i * 7, "y");
            again.remove((i + 1) * 7);
        }

        assertThat(bytes(row)).isEqualTo(before);
        assertThat(again.size()).isEqualTo(999_000);
        assertThat(restored(slot.store(again)).toMap()).isEqualTo(again.toMap());
    }

    @Test
    void change_whileItIsIteratedOver_isNoticed() {
        MapState<Long, String> map = slot.begin(null);
        map.put(1L, "a");
        map.put(2L, "b");
        Iterator<Long> each = map.keys().iterator();
        each.next();
        map.put(1L, "of a key that is there");
        each.next();
        map.put(3L, "c");

        assertThatThrownBy(each::hasNext).isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void convenientMethods_putWhatTheyMake() {
        MapState<Long, String> map = slot.begin(null);
        assertThat(map.merge(1L, "a", String::concat)).isEqualTo("a");
        assertThat(map.merge(1L, "b", String::concat)).isEqualTo("ab");
        assertThat(map.computeIfAbsent(2L, key -> "made " + key)).isEqualTo("made 2");
        map.putAll(Map.of(3L, "c"));

        assertThat(map.values()).containsExactly("ab", "made 2", "c");
        assertThat(map.toString()).isEqualTo("{1=ab, 2=made 2, 3=c}");
    }

    @Test
    void keyTwiceInBytes_isRefused() {
        BinaryOutput out = new BinaryOutput();
        out.writeInt(2);
        for (int i = 0; i < 2; i++) {
            out.writeLong(5);
            out.writeBoolean(false);
        }

        assertThatThrownBy(() -> CODEC.read(new BinaryInput(out.toByteArray())))
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void nullKey_andAssignedField_areRefused() {
        MapState<Long, String> map = slot.begin(MapState.create());
        assertThatThrownBy(() -> map.put(null, "x")).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> slot.isInitial(MapState.create()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not assigned");
        MapState<Long, String> initial = MapState.create();
        initial.put(1L, "x");
        assertThatThrownBy(() -> slot.begin(initial)).isInstanceOf(IllegalStateException.class);
        assertThat(slot.store(map)).isNull();
    }

    /** For keys that are neither written nor copied. */
    private static final class NoCodec<T> extends io.streamwright.core.codec.Codec<T> {
        @Override
        public String schema() {
            return "none";
        }

        @Override
        public void write(T value, BinaryOutput out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public T read(BinaryInput in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeFields(T value, io.streamwright.core.codec.FieldWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public T readFields(io.streamwright.core.codec.FieldReader in) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void plainMap_isTheSameForTests() {
        MapState<String, List<Long>> plain = MapState.create();
        plain.computeIfAbsent("a", key -> new ArrayList<>()).add(1L);

        assertThat(plain.get("a")).containsExactly(1L);
        assertThat(plain.size()).isOne();
        assertThat(plain.toMap()).containsOnlyKeys("a");
        plain.clear();
        assertThat(plain.isEmpty()).isTrue();
    }
}
