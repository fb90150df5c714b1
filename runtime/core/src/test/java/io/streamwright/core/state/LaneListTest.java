package io.streamwright.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.ListState;
import io.streamwright.Redistribution;
import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.BinaryOutput;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.snapshot.SectionId;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists of lanes: frozen while they change, and divided among other lanes. */
class LaneListTest {
    private final StateVersions versions = new StateVersions();

    /** A section that a lane has written. */
    private record Written(SectionId id, byte[] bytes) {}

    private static final class Sections implements SnapshotWriter {
        final List<Written> written = new ArrayList<>();

        @Override
        public void section(SectionId id, byte[] bytes, int offset, int lengthBytes) {
            written.add(new Written(id, Arrays.copyOfRange(bytes, offset, offset + lengthBytes)));
        }

        @Override
        public long complete(SnapshotManifest manifest) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private LaneList<String> list(Redistribution redistribution) {
        return new LaneList<>("Op.list", Codecs.STRING, redistribution, versions, false);
    }

    private LaneList<String> listOf(List<String> elements) {
        LaneList<String> list = list(Redistribution.SPLIT);
        ListState<String> state = list.load();
        state.addAll(elements);
        list.store(state);
        return list;
    }

    private static List<String> content(LaneList<String> list) {
        return list.load().toList();
    }

    private static List<String> texts(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static Sections written(List<LaneList<String>> lanes) throws IOException {
        Sections sections = new Sections();
        for (int lane = 0; lane < lanes.size(); lane++) {
            lanes.get(lane).freeze(0).write("uid", lane, sections);
        }
        return sections;
    }

    private static long[] counts(List<LaneList<String>> lanes) {
        return lanes.stream().mapToLong(LaneList::size).toArray();
    }

    private static void restore(LaneList<String> into, Sections sections, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            if (into.wantsFrom(lane)) {
                for (Written section : sections.written) {
                    if (section.id.part() == lane) {
                        BinaryInput in = new BinaryInput(section.bytes);
                        assertThat(in.readInt()).isZero();
                        into.restore(lane, in);
                    }
                }
            }
        }
        into.expectComplete();
    }

    /** What each of so many lanes gets. */
    private List<LaneList<String>> divided(List<LaneList<String>> before, Redistribution redistribution, int lanes)
            throws IOException {
        Sections sections = written(before);
        List<LaneList<String>> after = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            LaneList<String> list = list(redistribution);
            list.expect(counts(before), lane, lanes);
            restore(list, sections, before.size());
            after.add(list);
        }
        return after;
    }

    @Test
    void split_dividesEvenlyAndInOrder() throws IOException {
        List<LaneList<String>> three = divided(List.of(listOf(texts("a", 8))), Redistribution.SPLIT, 3);
        assertThat(three.stream().map(LaneListTest::content))
                .containsExactly(List.of("a0", "a1", "a2"), List.of("a3", "a4", "a5"), List.of("a6", "a7"));

        List<LaneList<String>> two = divided(three, Redistribution.SPLIT, 2);
        assertThat(two.stream().map(LaneListTest::content))
                .containsExactly(List.of("a0", "a1", "a2", "a3"), List.of("a4", "a5", "a6", "a7"));

        assertThat(content(divided(two, Redistribution.SPLIT, 1).get(0))).isEqualTo(texts("a", 8));
    }

    @Test
    void split_onFewerElementsThanLanes_leavesSomeEmpty() throws IOException {
        assertThat(divided(List.of(listOf(texts("a", 2))), Redistribution.SPLIT, 4).stream()
                        .map(LaneListTest::content))
                .containsExactly(List.of("a0"), List.of("a1"), List.of(), List.of());
    }

    @Test
    void split_onAsManyLanes_leavesEachItsOwn() throws IOException {
        List<LaneList<String>> before = List.of(listOf(texts("a", 1)), listOf(List.of()), listOf(texts("c", 5)));
        assertThat(divided(before, Redistribution.SPLIT, 3).stream().map(LaneListTest::content))
                .containsExactly(texts("a", 1), List.of(), texts("c", 5));
    }

    @Test
    void union_givesEachLaneAllInTheOrderOfLanes() throws IOException {
        List<LaneList<String>> before = List.of(listOf(texts("a", 2)), listOf(texts("b", 1)));
        for (int lanes = 1; lanes <= 3; lanes++) {
            assertThat(divided(before, Redistribution.UNION, lanes))
                    .hasSize(lanes)
                    .allSatisfy(list -> assertThat(content(list)).containsExactly("a0", "a1", "b0"));
        }
    }

    /** Sections are of some megabytes, and only those are decoded of which something is wanted. */
    @Test
    void largeList_goesInSeveralSections() throws IOException {
        String filling = "x".repeat(1_000);
        List<String> elements =
                IntStream.range(0, 20_000).mapToObj(i -> filling + i).toList();
        List<LaneList<String>> before = List.of(listOf(elements));
        assertThat(written(before).written).hasSize(5).allSatisfy(section -> {
            assertThat(section.id.kind()).isEqualTo(SectionKind.ELEMENTS);
            assertThat(section.bytes.length).isLessThan(5 << 20);
        });
        List<LaneList<String>> after = divided(before, Redistribution.SPLIT, 7);
        List<String> together = new ArrayList<>();
        after.forEach(list -> together.addAll(content(list)));
        assertThat(together).isEqualTo(elements);
        assertThat(after).allSatisfy(list -> assertThat(list.size()).isBetween(2_857, 2_858));
    }

    /** Freezing copies nothing; what is done afterwards is not in the snapshot. */
    @Test
    void changedAfterItWasFrozen_thenTheSnapshotHasWhatWasThere() throws IOException {
        LaneList<String> list = listOf(texts("a", 1_000));
        FrozenList frozen = list.freeze(0);
        versions.freeze();
        ListState<String> state = list.load();
        state.removeIf(text -> text.endsWith("7"));
        state.add("more");
        list.store(state);
        list.endOfInput();

        Sections sections = new Sections();
        frozen.write("uid", 0, sections);
        LaneList<String> restored = list(Redistribution.SPLIT);
        restored.expect(new long[] {1_000}, 0, 1);
        restore(restored, sections, 1);
        assertThat(content(restored)).isEqualTo(texts("a", 1_000));
        assertThat(list.size()).isZero();
    }

    @Test
    void endOfInput_leavesWhatIsOfAllLanes() {
        LaneList<String> list = list(Redistribution.UNION);
        ListState<String> state = list.load();
        state.add("a");
        list.store(state);
        list.endOfInput();
        assertThat(content(list)).containsExactly("a");
    }

    // ------------------------------------------------------------------------------------------------------ damage

    @Test
    void tooManyElementsForOneLane_isRefusedBeforeAnythingIsRead() {
        long many = Integer.MAX_VALUE - 100;
        assertThatThrownBy(() -> list(Redistribution.UNION).expect(new long[] {many, many}, 0, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Op.list, more than a list holds");
        list(Redistribution.SPLIT).expect(new long[] {many, many}, 0, 2);
    }

    @Test
    void impossibleCounts_areDamage() {
        for (long count : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> list(Redistribution.SPLIT).expect(new long[] {1, count}, 0, 2))
                    .isInstanceOf(CorruptDataException.class);
        }
    }

    @Test
    void sectionThatDoesNotFollow_isDamage() {
        assertDamage(section(1, 1, "b"), 5);
        assertDamage(section(0, 2, "b"), 5);
        assertDamage(section(0, -1), 5);
        assertDamage(section(0, Integer.MAX_VALUE, "b"), 5);
        assertDamage(section(0, 1, "b", "c"), 5);
        assertDamage(section(0, 1, "b"), 5);
        assertDamage(section(0, 6, "a", "b", "c", "d", "e", "f"), 5);
    }

    @Test
    void missingSection_isDamage() {
        LaneList<String> list = list(Redistribution.SPLIT);
        list.expect(new long[] {1}, 0, 1);
        assertThatThrownBy(list::expectComplete)
                .isInstanceOf(CorruptDataException.class)
                .hasMessageContaining("0 elements instead of 1");
    }

    private void assertDamage(BinaryInput section, long count) {
        LaneList<String> list = list(Redistribution.SPLIT);
        list.expect(new long[] {count}, 0, 1);
        assertThatThrownBy(() -> {
                    list.restore(0, section);
                    list.expectComplete();
                })
                .isInstanceOf(CorruptDataException.class);
    }

    private static BinaryInput section(long first, int count, String... elements) {
        BinaryOutput out = new BinaryOutput();
        out.writeLong(first);
        out.writeInt(count);
        for (String element : elements) {
            out.writeString(element);
        }
        return new BinaryInput(out.toByteArray());
    }
}
