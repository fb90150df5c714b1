package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.codec.BinaryOutput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatTableTest {
    private static final BinaryOutput NO_PREFIX = new BinaryOutput();

    /** A snapshot in the making and what it must hold. */
    private record Taken(FrozenTable frozen, Map<Long, Long> expected) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomChanges_equalAHashMap_andFrozenStateStays(long seed) throws Exception {
        changeAtRandom(seed, Long::hashCode, 200_000, 60_000);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void equalHashes_areNotLost(long seed) throws Exception {
        changeAtRandom(seed, key -> (int) (key % 3), 6_000, 600);
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void hashesThatShareLowBits_areNotLost(long seed) throws Exception {
        changeAtRandom(seed, key -> (int) key << 16, 60_000, 20_000);
    }

    private static void changeAtRandom(long seed, LongToIntFunction hash, int steps, int keys) throws Exception {
        Random random = new Random(seed);
        LongTable table = new LongTable(hash);
        Map<Long, Long> expected = new HashMap<>();
        Taken taken = null;
        for (int step = 0; step < steps; step++) {
            long key = random.nextLong(keys) - keys / 2;
            int what = random.nextInt(100);
            if (what < 70) {
                table.put(key, step);
                expected.put(key, (long) step);
            } else if (what < 99) {
                assertThat(table.remove(key)).isEqualTo(expected.remove(key) != null);
            } else if (random.nextInt(30) == 0) {
                Map<Long, Long> swept = table.sweep(key);
                swept.forEach((sweptKey, value) ->
                        assertThat(expected.remove(sweptKey)).isEqualTo(value));
            } else if (random.nextInt(8) == 0 && taken == null) {
                taken = new Taken(table.freeze(128, NO_PREFIX), Map.copyOf(expected));
            } else if (random.nextInt(8) == 0 && taken != null) {
                finish(taken, hash, seed, random.nextInt(5) > 0);
                taken = null;
            }
        }
        assertThat(table.content()).as("seed %s", seed).isEqualTo(expected);
        assertThat(table.size()).isEqualTo(expected.size());
        if (taken != null) {
            finish(taken, hash, seed, true);
        }
    }

    private static void finish(Taken taken, LongToIntFunction hash, long seed, boolean write) throws Exception {
        if (write) {
            while (taken.frozen().encodeNext()) {
                // on the lane
            }
            CollectedSections sections = new CollectedSections();
            taken.frozen().write("uid", sections);
            LongTable restored = new LongTable(hash);
            sections.forEachRow(restored::decodeRow);
            assertThat(restored.content()).as("seed %s", seed).isEqualTo(taken.expected());
        }
        taken.frozen().release();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void listsThatChangeInPlace_areFrozenAsTheyWere(long seed) throws Exception {
        Random random = new Random(seed);
        TextsTable table = new TextsTable();
        Map<String, List<String>> expected = new HashMap<>();
        @Nullable FrozenTable frozen = null;
        Map<String, List<String>> atBarrier = Map.of();
        for (int step = 0; step < 60_000; step++) {
            String key = "k" + random.nextInt(3_000);
            int what = random.nextInt(100);
            if (what < 90) {
                String text = "t" + step;
                table.add(key, text);
                expected.merge(
                        key,
                        List.of(text),
                        (old, added) -> java.util.stream.Stream.concat(old.stream(), added.stream())
                                .toList());
            } else if (what < 96) {
                assertThat(table.remove(key)).isEqualTo(expected.remove(key) != null);
            } else if (frozen == null && random.nextInt(20) == 0) {
                frozen = table.freeze(16, NO_PREFIX);
                atBarrier = Map.copyOf(expected);
            } else if (frozen != null && !frozen.encodeNext()) {
                CollectedSections sections = new CollectedSections();
                frozen.write("uid", sections);
                TextsTable restored = new TextsTable();
                sections.forEachRow(restored::decodeRow);
                assertThat(restored.content()).as("seed %s", seed).isEqualTo(atBarrier);
                frozen.release();
                frozen = null;
            }
        }
        assertThat(table.content()).as("seed %s", seed).isEqualTo(expected);
    }

    @Test
    void rows_standInTheSectionOfTheirKeyGroup() throws Exception {
        LongTable table = new LongTable(Long::hashCode);
        for (long key = 0; key < 50_000; key++) {
            table.put(key, 2 * key);
        }
        CollectedSections sections = new CollectedSections();
        table.freeze(128, NO_PREFIX).write("uid", sections);
        assertThat(sections.keyGroups().stream().distinct().count()).isEqualTo(128);
        for (int group = 0; group < 128; group++) {
            int expected = group;
            sections.forEachRow(group, in -> {
                long key = in.readLong();
                assertThat(KeyGroups.of(Long.hashCode(key), 128)).isEqualTo(expected);
                assertThat(in.readLong()).isEqualTo(2 * key);
            });
        }
    }

    @Test
    void prefix_standsBeforeEachRow() throws Exception {
        LongTable table = new LongTable(Long::hashCode);
        table.put(1, 10);
        table.put(2, 20);
        BinaryOutput prefix = new BinaryOutput();
        prefix.writeLong(77);
        CollectedSections sections = new CollectedSections();
        table.freeze(1, prefix).write("uid", sections);
        sections.forEachRow(in -> {
            assertThat(in.readLong()).isEqualTo(77);
            assertThat(in.readLong() * 10).isEqualTo(in.readLong());
        });
        assertThat(sections.keyGroups()).containsOnly(0);
    }

    @Test
    void secondFreeze_beforeTheFirstIsReleased_isRefused() {
        LongTable table = new LongTable(Long::hashCode);
        table.put(1, 1);
        FrozenTable first = table.freeze(1, NO_PREFIX);
        assertThatThrownBy(() -> table.freeze(1, NO_PREFIX)).isInstanceOf(IllegalStateException.class);
        first.release();
        table.freeze(1, NO_PREFIX).release();
    }

    @Test
    void growing_neverTouchesMoreThanOneSegment() {
        LongTable table = new LongTable(Long::hashCode);
        int largest = 0;
        for (long key = 0; key < 1_000_000; key++) {
            table.put(key * 31, key);
            largest = Math.max(largest, table.segment(Long.hashCode(key * 31)).mask + 1);
        }
        assertThat(largest).isLessThanOrEqualTo(16_384);
        assertThat(table.size()).isEqualTo(1_000_000);
    }
}
