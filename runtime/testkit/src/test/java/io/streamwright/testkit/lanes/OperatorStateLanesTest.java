package io.streamwright.testkit.lanes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.streamwright.core.api.CompiledJob;
import io.streamwright.core.api.JobHandle;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import io.streamwright.testkit.lanes.Packing.Box;
import io.streamwright.testkit.lanes.Packing.Packed;
import io.streamwright.testkit.lanes.Packing.Parcel;
import io.streamwright.testkit.simulation.Outcome;
import io.streamwright.testkit.simulation.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of operators without a key, and the end of their input, on several lanes: real ones, and simulated ones that crash. */
@Timeout(300)
class OperatorStateLanesTest {
    private static final int SCHEDULES = Integer.getInteger("streamwright.simulated.schedules", 300);

    @TempDir
    Path folder;

    // --------------------------------------------------------------------------------------------------- simulated

    /** Splits that end at different times: a crash finds lanes that are at their end, and others that are not. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "1,2,3", "2,5"})
    void anySchedule_packsEachParcelOnce(String lanes) {
        int[] parallelism =
                Stream.of(lanes.split(",")).mapToInt(Integer::parseInt).toArray();
        Simulation.Summary summary = Simulation.of(new PackingJob())
                .source("parcels", parcels(0, 7))
                .source("parcels", parcels(7, 40))
                .source("parcels", parcels(40, 97))
                .source("parcels", parcels(97, 123))
                .parallelism(parallelism)
                .schedules(SCHEDULES)
                .check(OperatorStateLanesTest::checkPacked)
                .run();
        System.out.println("packing on " + lanes + " lanes: " + summary);
    }

    /** Exchanges in a row, and a limit to two lanes: the end goes the same way as the parcels. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "1,2,4"})
    void endBehindExchanges_comesOnceOnTheLanesThatPack(String lanes) {
        Simulation.of(new ReturnsJob())
                .source("parcels", parcels(0, 40))
                .source("parcels", parcels(40, 45))
                .source("returned", parcels(45, 99))
                .parallelism(
                        Stream.of(lanes.split(",")).mapToInt(Integer::parseInt).toArray())
                .schedules(SCHEDULES)
                .check(outcome -> assertThat(
                                outcome.results("boxes", Box.class).stream().flatMap(box -> box.parcels().stream()))
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.range(0, 99).boxed().toList()))
                .run();
    }

    private static List<Parcel> parcels(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new Parcel(number, 10L * number))
                .toList();
    }

    private static void checkPacked(Outcome outcome) {
        List<Box> boxes = outcome.results("boxes", Box.class);
        assertThat(boxes.stream().flatMap(box -> box.parcels().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 123).boxed().toList());
        assertThat(boxes)
                .allMatch(box -> box.last()
                        ? box.parcels().size() < Packing.FULL
                        : box.parcels().size() == Packing.FULL);
        // what a lane that has ended leaves behind is not counted by another
        assertThat(outcome.results("totals", Integer.class).stream()
                        .mapToInt(total -> total)
                        .sum())
                .isEqualTo(123);
        // none of them was late for the windows behind
        List<Packed> packed = outcome.results("packed", Packed.class);
        assertThat(packed.stream().mapToInt(Packed::parcels).sum()).isEqualTo(123);
        assertThat(packed.stream().mapToInt(Packed::boxes).sum()).isEqualTo(boxes.size());
    }

    // --------------------------------------------------------------------------------------------------------- real

    /** Each lane has a file to read in each run, so none is at its end before the last. The first two are cut off. */
    @Test
    void snapshotsInFiles_takeListsFromOneLaneToThreeToTwo() throws Exception {
        Path parcels = Files.createDirectory(folder.resolve("parcels"));
        write(parcels, 0, 1_007);
        try (JobHandle handle = following(1, parcels)) {
            read(handle, 1_007);
            handle.snapshot().get();
            handle.cancel();
            assertThat(handle.await().state()).isEqualTo(JobState.CANCELLED);
        }
        write(parcels, 1_007, 1_300);
        write(parcels, 1_300, 1_700);
        write(parcels, 1_700, 2_019);
        try (JobHandle handle = following(3, parcels)) {
            read(handle, 1_012);
            handle.snapshot().get();
            // what is read now may be in no snapshot
            write(parcels, 2_019, 2_107);
            read(handle, 1_012 + 88);
            handle.cancel();
            assertThat(handle.await().state()).isEqualTo(JobState.CANCELLED);
        }
        write(parcels, 2_107, 2_500);
        write(parcels, 2_500, 3_003);
        assertThat(runner(new PackingJob(), 2, "file:" + parcels + "/").run().state())
                .isEqualTo(JobState.FINISHED);

        List<Integer> numbers = new ArrayList<>();
        int last = 0;
        for (String line : published("boxes")) {
            List<Integer> box = parcelsIn(line);
            numbers.addAll(box);
            boolean isLast = line.contains("\"last\":true");
            last += isLast ? 1 : 0;
            assertThat(box.size() == Packing.FULL).as(line).isNotEqualTo(isLast);
        }
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 3_003).boxed().toList());
        assertThat(last).isBetween(1, 2);
    }

    /** A run that waits for more when it has read what there is. */
    private JobHandle following(int lanes, Path parcels) {
        return runner(new PackingJob(), lanes, "file:" + parcels + "/?follow=true")
                .set("snapshot-interval", "20ms")
                .start();
    }

    private static void read(JobHandle handle, int events) {
        await().atMost(Duration.ofMinutes(2)).until(() -> handle.progress().events() == events);
    }

    @Test
    void elementsOfAnotherType_areRefusedByName() throws Exception {
        Path parcels = Files.createDirectory(folder.resolve("parcels"));
        write(parcels, 0, 3);
        try (JobHandle handle = following(1, parcels)) {
            read(handle, 3);
            handle.stop();
            assertThat(handle.await().state()).isEqualTo(JobState.STOPPED);
        }
        JobRunner other = runner(new OtherPackingJob(), 1, "file:" + parcels + "/");
        assertThatThrownBy(other::run)
                .hasMessageContaining("operator \"boxes\": the state field \"waiting\" was of type"
                        + " ListState<Packing.Parcel{number:int,at:long}> and is now of type ListState<String>");
    }

    private JobRunner runner(CompiledJob job, int lanes, String source) {
        return JobRunner.of(job)
                .set("parcels", source)
                .set("parallelism", String.valueOf(lanes))
                .set("boxes", "file:" + folder.resolve("boxes") + "/")
                .stateDir(folder.resolve("state"));
    }

    /** Nobody sees half of a file. */
    private static void write(Path parcels, int from, int to) throws IOException {
        String lines = IntStream.range(from, to)
                .mapToObj(number -> "{\"number\":" + number + ",\"at\":" + number + "}\n")
                .collect(Collectors.joining());
        Path whole = Files.writeString(parcels.resolveSibling("next.jsonl"), lines);
        Files.move(whole, parcels.resolve(from + ".jsonl"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Integer> parcelsIn(String line) {
        Matcher list = Pattern.compile("\"parcels\":\\[([0-9,]*)]").matcher(line);
        assertThat(list.find()).as(line).isTrue();
        return Stream.of(list.group(1).split(",")).map(Integer::valueOf).toList();
    }

    private List<String> published(String sink) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(sink))) {
            List<String> lines = new ArrayList<>();
            for (Path file : files.filter(each -> !each.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            return lines;
        }
    }
}
