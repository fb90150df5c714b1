package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.ListState;
import io.streamwright.MapState;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Elements and entries expire by themselves. */
class StateTtlTest {
    private final AtomicLong clock = new AtomicLong(1_000);
    private final StateVersions versions = new StateVersions();

    private ListSlot<Long> listSlot(boolean onRead, boolean returnsExpired) {
        return new ListSlot<>(
                "Op.list", Codecs.LONG, versions, false, new StateTtl(100, onRead, returnsExpired, clock::get));
    }

    private MapSlot<String, Long> mapSlot(boolean onRead, boolean returnsExpired) {
        return new MapSlot<>(
                "Op.map",
                Codecs.STRING,
                Codecs.LONG,
                versions,
                false,
                new StateTtl(100, onRead, returnsExpired, clock::get));
    }

    @Test
    void value_expiresOnceItsTimeHasPassed_andNeverBeyondTheEndOfTime() {
        StateTtl ttl = new StateTtl(100, false, false, clock::get);
        assertThat(ttl.expired(1_000, 1_099)).isFalse();
        assertThat(ttl.expired(1_000, 1_100)).isTrue();
        assertThat(ttl.expired(-500, -401)).isFalse();
        assertThat(ttl.expired(-500, -400)).isTrue();
        assertThat(ttl.expired(Long.MAX_VALUE - 10, Long.MAX_VALUE)).isFalse();
        assertThat(ttl.expired(StateTtl.NEVER, Long.MAX_VALUE)).isFalse();
    }

    @Test
    void elementsOfAList_expireOneByOne() {
        ListState<Long> list = listSlot(false, false).begin(null);
        list.add(1L);
        clock.addAndGet(60);
        list.addAll(List.of(2L, 3L));
        clock.addAndGet(40);

        assertThat(list.size()).isEqualTo(2);
        assertThat(list).containsExactly(2L, 3L);
        clock.addAndGet(60);
        assertThat(list.isEmpty()).isTrue();
        assertThat(list).isEmpty();
    }

    @Test
    void update_writesAllElements() {
        ListState<Long> list = listSlot(false, false).begin(null);
        list.addAll(List.of(1L, 2L));
        clock.addAndGet(99);
        list.update(List.of(2L, 3L));
        clock.addAndGet(99);

        assertThat(list).containsExactly(2L, 3L);
    }

    @Test
    void reading_writesTheTimeAnew_ifItCounts() {
        ListState<Long> list = listSlot(true, false).begin(null);
        MapState<String, Long> map = mapSlot(true, false).begin(null);
        list.addAll(List.of(1L, 2L));
        map.put("a", 1L);
        map.put("b", 2L);
        for (int i = 0; i < 5; i++) {
            clock.addAndGet(99);
            assertThat(list).containsExactly(1L, 2L);
            assertThat(map.get("a")).isEqualTo(1L);
        }
        assertThat(map.toMap()).containsOnlyKeys("a");
        clock.addAndGet(99);
        assertThat(map.contains("a")).isTrue();
        clock.addAndGet(99);
        assertThat(map.keys()).containsExactly("a");
        clock.addAndGet(100);
        assertThat(list).isEmpty();
        assertThat(map.isEmpty()).isTrue();
    }

    @Test
    void expiredEntry_isAsIfItWereNotThere() {
        MapState<String, Long> map = mapSlot(false, false).begin(null);
        map.put("a", 1L);
        map.put("b", 2L);
        clock.addAndGet(50);
        map.put("b", 3L);
        clock.addAndGet(50);

        assertThat(map.size()).isOne();
        assertThat(map.contains("a")).isFalse();
        assertThat(map.get("a")).isNull();
        assertThat(map.remove("a")).isNull();
        assertThat(map.getOrDefault("a", 7L)).isEqualTo(7L);
        map.put("a", 4L);
        assertThat(map.keys()).containsExactly("b", "a");
    }

    @Test
    void expiredValue_isSeenOnce_ifItMayBe() {
        ListState<Long> list = listSlot(false, true).begin(null);
        MapState<String, Long> map = mapSlot(false, true).begin(null);
        list.addAll(List.of(1L, 2L));
        map.put("a", 1L);
        map.put("b", null);
        clock.addAndGet(500);

        assertThat(list.size()).isEqualTo(2);
        assertThat(list).containsExactly(1L, 2L);
        assertThat(list).isEmpty();
        assertThat(map.get("a")).isEqualTo(1L);
        assertThat(map.get("a")).isNull();
        assertThat(map.contains("b")).isTrue();
        assertThat(map.contains("b")).isFalse();
    }

    @Test
    void iteratorThatRemoves_agreesWithExpiry() {
        for (boolean returnsExpired : new boolean[] {false, true}) {
            ListState<Long> list = listSlot(false, returnsExpired).begin(null);
            for (long i = 0; i < 200; i++) {
                list.add(i);
                clock.addAndGet(1);
            }
            List<Long> seen = new ArrayList<>();
            for (Iterator<Long> each = list.iterator(); each.hasNext(); ) {
                long value = each.next();
                seen.add(value);
                boolean again = each.hasNext();
                if (value % 2 == 0) {
                    each.remove();
                }
                assertThat(again).isEqualTo(value < 199);
            }
            assertThat(seen).hasSize(returnsExpired ? 200 : 99);
            assertThat(list.toList()).hasSize(50).allMatch(value -> value > 100 && value % 2 == 1);
        }
    }

    @Test
    void cleanUp_removesWhatHasExpired_inSteps() {
        ListSlot<Long> lists = listSlot(false, false);
        MapSlot<String, Long> maps = mapSlot(false, false);
        ListState<Long> list = lists.begin(null);
        MapState<String, Long> map = maps.begin(null);
        for (long i = 0; i < 5_000; i++) {
            list.add(i);
            map.put("k" + i, i);
        }
        clock.addAndGet(60);
        list.add(-1L);
        map.put("k4000", -1L);
        map.put("new", -1L);
        Object listRow = lists.store(list);
        Object mapRow = maps.store(map);
        assertThat(lists.hasExpired(listRow, 0, clock.get())).isFalse();
        clock.addAndGet(40);
        int listSteps = lists.cleanUpSteps(listRow);
        int mapSteps = maps.cleanUpSteps(mapRow);
        assertThat(listSteps).isGreaterThan(3);

        int most = 5_000;
        while (lists.hasExpired(listRow, 0, clock.get()) || maps.hasExpired(mapRow, 0, clock.get())) {
            versions.freeze();
            int before = ((HeapList<?>) listRow).stored();
            ListState<Long> loaded = lists.load(listRow);
            lists.cleanUp(loaded, 0, clock.get());
            listRow = lists.store(loaded);
            MapState<String, Long> loadedMap = maps.load(mapRow);
            maps.cleanUp(loadedMap, 0, clock.get());
            mapRow = maps.store(loadedMap);
            assertThat(before - ((HeapList<?>) listRow).stored()).isLessThanOrEqualTo(16 * ListChunk.CAPACITY);
            versions.release();
            assertThat(most--).isPositive();
        }
        // what is left stands behind what has been removed
        for (int step = 0; step < Math.max(listSteps, mapSteps); step++) {
            MapState<String, Long> loadedMap = maps.load(mapRow);
            maps.cleanUp(loadedMap, step, clock.get());
            mapRow = maps.store(loadedMap);
        }
        assertThat(((HeapList<?>) listRow).stored()).isOne();
        assertThat(maps.load(mapRow).toMap()).containsOnlyKeys("k4000", "new");
    }

    @Test
    void times_areInSnapshots() {
        ListSlot<Long> lists = listSlot(false, false);
        ListState<Long> list = lists.begin(null);
        list.add(1L);
        clock.addAndGet(60);
        list.add(2L);
        Codec<ListState<Long>> codec = StateCodecs.timedList(Codecs.LONG);
        BinaryOutput out = new BinaryOutput();
        codec.write(list, out);
        clock.addAndGet(40);

        assertThat(lists.load(codec.read(new BinaryInput(out.toByteArray())))).containsExactly(2L);

        MapSlot<String, Long> maps = mapSlot(false, false);
        MapState<String, Long> map = maps.begin(null);
        map.put("a", 1L);
        clock.addAndGet(60);
        map.put("b", null);
        Codec<MapState<String, Long>> mapCodec = StateCodecs.timedMap(Codecs.STRING, Codecs.LONG);
        BinaryOutput mapOut = new BinaryOutput();
        mapCodec.write(map, mapOut);
        clock.addAndGet(40);

        assertThat(maps.load(mapCodec.read(new BinaryInput(mapOut.toByteArray())))
                        .keys())
                .containsExactly("b");
    }
}
