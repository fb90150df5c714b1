package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.ListState;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codec;
import io.streamwright.core.codec.Codecs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists in rows do what an {@code ArrayList} does, and older versions of them stay as they were. */
class ListStateTest {
    private static final Codec<ListState<Long>> CODEC = StateCodecs.list(Codecs.LONG);

    private final StateVersions versions = new StateVersions();
    private final ListSlot<Long> slot = new ListSlot<>("Op.list", Codecs.LONG, versions, false, null);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void randomChanges_areThoseOfAnArrayList_andFrozenVersionsStay(long seed) {
        Random random = new Random(seed);
        boolean copies = random.nextBoolean();
        ListSlot<Long> mine = new ListSlot<>("Op.list", Codecs.LONG, versions, copies, null);
        List<Long> model = new ArrayList<>();
        Object row = null;
        Object frozen = null;
        byte[] frozenBytes = {};
        for (int step = 0; step < 20_000; step++) {
            ListState<Long> list = row == null ? mine.begin(null) : mine.load(row);
            change(random, list, model, step);
            assertThat(list.size()).isEqualTo(model.size());
            row = mine.store(list);
            if (step % 50 == 0) {
                assertThat(list).containsExactlyElementsOf(model);
                row = mine.store(list);
            }
            if (frozen != null && random.nextInt(300) == 0) {
                assertThat(bytes(frozen)).isEqualTo(frozenBytes);
                frozen = null;
                versions.release();
            }
            if (frozen == null && row != null && random.nextInt(300) == 0) {
                versions.freeze();
                frozen = row;
                frozenBytes = bytes(row);
            }
        }
        assertThat(restored(row == null ? mine.begin(null) : row)).containsExactlyElementsOf(model);
    }

    private static void change(Random random, ListState<Long> list, List<Long> model, long step) {
        switch (random.nextInt(12)) {
            case 0 -> {
                List<Long> more = List.of(step, step + 1, step + 2);
                list.addAll(more);
                model.addAll(more);
            }
            case 1 -> {
                // from the front, as evicting does
                int left = random.nextInt(40);
                Iterator<Long> each = list.iterator();
                while (left-- > 0 && each.hasNext()) {
                    each.next();
                    each.remove();
                    model.remove(0);
                }
            }
            case 2 -> {
                int remainder = random.nextInt(9);
                list.removeIf(value -> value % 9 == remainder);
                model.removeIf(value -> value % 9 == remainder);
            }
            case 3 -> {
                if (random.nextInt(60) == 0) {
                    list.clear();
                    model.clear();
                }
            }
            case 4 -> {
                if (random.nextInt(60) == 0) {
                    // of its own elements
                    list.update(list);
                }
            }
            default -> {
                for (int i = random.nextInt(20); i >= 0; i--) {
                    list.add(step * 31 + i);
                    model.add(step * 31 + i);
                }
            }
        }
    }

    private static byte[] bytes(Object row) {
        BinaryOutput out = new BinaryOutput();
        CODEC.write(cast(row), out);
        return out.toByteArray();
    }

    @SuppressWarnings("unchecked") // rows hold what the slot gave
    private static ListState<Long> cast(Object row) {
        return (ListState<Long>) row;
    }

    private ListState<Long> restored(Object row) {
        BinaryInput in = new BinaryInput(bytes(row));
        ListState<Long> list = slot.load(CODEC.read(in));
        in.expectEnd();
        return list;
    }

    @Test
    void emptiedList_isNothingInARow() {
        ListState<Long> list = slot.begin(null);
        list.add(1L);
        assertThat(slot.isInitial(list)).isFalse();
        list.removeIf(value -> true);

        assertThat(slot.isInitial(list)).isTrue();
        assertThat(slot.store(list)).isNull();
    }

    @Test
    void handlerThatThrows_leavesTheRowAsItWas_whereCallsWorkOnCopies() {
        ListSlot<Long> careful = new ListSlot<>("Op.list", Codecs.LONG, versions, true, null);
        ListState<Long> list = careful.begin(null);
        list.addAll(List.of(1L, 2L, 3L));
        Object row = careful.store(list);

        ListState<Long> changed = careful.load(row);
        changed.add(4L);
        changed.removeIf(value -> value < 3);

        assertThat(careful.load(row)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void elementsThatChange_areCopiedBeforeUserCodeSeesThem_afterASnapshotHasBegun() {
        Codec<long[]> element = Codecs.longs();
        ListSlot<long[]> arrays = new ListSlot<>("Op.arrays", element, versions, false, null);
        Codec<ListState<long[]>> codec = StateCodecs.list(element);
        ListState<long[]> list = arrays.begin(null);
        for (int i = 0; i < 1_000; i++) {
            list.add(new long[] {i});
        }
        Object row = arrays.store(list);
        versions.freeze();
        BinaryOutput before = new BinaryOutput();
        codec.write(list, before);

        ListState<long[]> again = arrays.load(row);
        for (long[] each : again) {
            each[0] = -1;
        }

        BinaryOutput after = new BinaryOutput();
        codec.write(list, after);
        assertThat(after.toByteArray()).isEqualTo(before.toByteArray());
        assertThat(again).allMatch(each -> each[0] == -1);
    }

    @Test
    void oneChangeOfALongList_copiesOneChunk_afterASnapshotHasBegun() {
        int[] copied = {0};
        Codec<long[]> counting = new CountingCopies(copied);
        ListSlot<long[]> arrays = new ListSlot<>("Op.arrays", counting, versions, false, null);
        ListState<long[]> list = arrays.begin(null);
        for (int i = 0; i < 100_001; i++) {
            list.add(new long[] {i});
        }
        Object row = arrays.store(list);
        versions.freeze();

        ListState<long[]> again = arrays.load(row);
        again.add(new long[] {1});
        again.iterator().next()[0] = 7;

        assertThat(copied[0]).isBetween(2, 2 * ListChunk.CAPACITY);
    }

    @Test
    void change_whileItIsIteratedOver_isNoticed() {
        ListState<Long> list = slot.begin(null);
        list.addAll(List.of(1L, 2L));
        Iterator<Long> each = list.iterator();
        each.next();
        list.add(3L);

        assertThatThrownBy(each::hasNext).isInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void null_isNoElement() {
        ListState<Long> list = slot.begin(null);
        list.add(1L);

        assertThatThrownBy(() -> list.add(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> list.addAll(Arrays.asList(2L, null))).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> list.update(Arrays.asList(2L, null))).isInstanceOf(NullPointerException.class);
        assertThat(list).containsExactly(1L);
    }

    @Test
    void fieldThatUserCodeHasAssigned_isRefused() {
        assertThatThrownBy(() -> slot.store(ListState.create()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Op.list")
                .hasMessageContaining("not assigned");
        assertThatThrownBy(() -> slot.store(null)).isInstanceOf(IllegalStateException.class);
        ListSlot<Long> other = new ListSlot<>("Op.other", Codecs.LONG, versions, false, null);
        assertThatThrownBy(() -> slot.store(other.begin(null))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void initialValueWithElements_isRefused() {
        ListState<Long> initial = ListState.create();
        assertThat(slot.begin(initial)).isEmpty();
        initial.add(1L);

        assertThatThrownBy(() -> slot.begin(initial))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ListState.create()");
    }
}
