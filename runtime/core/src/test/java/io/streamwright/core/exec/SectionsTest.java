package io.streamwright.core.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.codec.BinaryInput;
import io.streamwright.core.codec.CorruptDataException;
import io.streamwright.core.snapshot.SectionKind;
import io.streamwright.core.snapshot.SnapshotManifest;
import io.streamwright.core.snapshot.SnapshotManifest.Field;
import io.streamwright.core.snapshot.SnapshotManifest.Part;
import io.streamwright.core.snapshot.SnapshotManifest.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SectionsTest {
    private static final SourceSection SECTION = new SourceSection(
            17,
            true,
            List.of(
                    new SourceSection.Split("a.jsonl", new byte[] {1, 2, 3}, 20, 17, false, false),
                    new SourceSection.Split("", new byte[0], Long.MIN_VALUE, Long.MIN_VALUE, true, true)));

    @Test
    void sourceSection_isReadAsItWasWritten() {
        SourceSection read = SourceSection.decode(new BinaryInput(SECTION.encode()));
        assertThat(read.watermark()).isEqualTo(17);
        assertThat(read.idle()).isTrue();
        assertThat(read.splits())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(SECTION.splits());
    }

    @Test
    void damagedSourceSection_isCorruptData_andNothingElse() {
        byte[] bytes = SECTION.encode();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> SourceSection.decode(new BinaryInput(cut)))
                    .isInstanceOf(CorruptDataException.class);
        }
        Random random = new Random(3);
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                SourceSection.decode(new BinaryInput(changed));
            } catch (CorruptDataException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    // ----------------------------------------------------------------------------------------------- compatibility

    private static final Part SOURCE = new Part(SectionKind.SOURCE, "views", List.of());

    private static Part operator(Field... fields) {
        return new Part(SectionKind.OPERATOR, "counts", List.of(fields));
    }

    private static List<String> check(List<Part> then, List<Part> now, boolean allowDropped) {
        SnapshotManifest manifest = new SnapshotManifest(7, "job", 0, 128, 1, false, then);
        return SnapshotCompatibility.check(manifest, "job", now, allowDropped);
    }

    private static Field key(String schema) {
        return new Field(Role.KEY, "page", schema);
    }

    private static Field state(String name, String schema) {
        return new Field(Role.STATE, name, schema);
    }

    @Test
    void sameParts_fit() {
        List<Part> parts = List.of(SOURCE, operator(key("String"), state("n", "long")));
        assertThat(check(parts, parts, false)).isEmpty();
    }

    @Test
    void newOperator_fits() {
        assertThat(check(List.of(SOURCE), List.of(SOURCE, operator(key("String"))), false))
                .isEmpty();
    }

    @Test
    void otherJob_isRefused() {
        SnapshotManifest manifest = new SnapshotManifest(7, "other", 0, 128, 1, false, List.of());
        assertThat(SnapshotCompatibility.check(manifest, "job", List.of(), true))
                .singleElement()
                .asString()
                .contains("the job \"other\"");
    }

    @Test
    void changedTypes_areNamedOldAndNew() {
        assertThat(check(
                        List.of(operator(key("String"), state("n", "long"))),
                        List.of(operator(key("long"), state("n", "int"))),
                        true))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .contains("operator \"counts\": the key component \"page\"")
                                .contains("of type String and is now of type long"),
                        problem -> assertThat(problem)
                                .contains("the state field \"n\" was of type long and is now of type int"));
    }

    @Test
    void addedAndRemovedFields_areRefused() {
        assertThat(check(
                        List.of(operator(key("String"), state("old", "long"))),
                        List.of(operator(key("String"), state("new", "long"))),
                        false))
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("\"old\" was of type long and is gone"),
                        problem -> assertThat(problem).contains("\"new\" of type long is new"));
    }

    @Test
    void fieldsInAnotherOrder_areRefused() {
        assertThat(check(
                        List.of(operator(state("a", "long"), state("b", "long"))),
                        List.of(operator(state("b", "long"), state("a", "long"))),
                        false))
                .singleElement()
                .asString()
                .contains("another order");
    }

    @Test
    void droppedParts_areRefusedUnlessAllowed() {
        List<Part> then = List.of(SOURCE, operator(key("String")), new Part(SectionKind.SINK, "out", List.of()));
        assertThat(check(then, List.of(), false))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .contains("the positions of the source \"views\"")
                                .contains("allow-dropped-state"),
                        problem -> assertThat(problem).contains("the state of the operator \"counts\""),
                        problem -> assertThat(problem).contains("what is pending for the sink \"out\""));
        assertThat(check(then, List.of(), true)).isEmpty();
    }
}
