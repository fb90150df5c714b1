package io.streamwright.samples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobResult;
import io.streamwright.core.api.JobRunner;
import io.streamwright.core.api.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real thing: from the file of the day to files of results. */
class ShopRunTest {
    private final ByHand byHand = ByHand.read();

    @TempDir
    Path folder;

    @Test
    void theFile_givesWhatThePlainProgramGives() throws Exception {
        run(1);

        assertThat(lines("top")).containsExactlyElementsOf(json(byHand.top()));
        assertThat(lines("batches")).containsExactlyElementsOf(json(byHand.batches()));
        assertSameOnAnyNumberOfLanes();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void onSeveralLanes_theResultsAreTheSame(int lanes) throws Exception {
        run(lanes);

        assertThat(lines("top")).containsExactlyInAnyOrderElementsOf(json(byHand.top()));
        assertBatches(lanes);
        assertSameOnAnyNumberOfLanes();
    }

    /** Which orders go together depends on the lanes: but each goes once, in a full batch or the last of its lane. */
    private void assertBatches(int lanes) throws IOException {
        List<Batch> batches = lines("batches").stream().map(this::batch).toList();
        assertThat(batches.stream().flatMap(batch -> batch.orders().stream()))
                .containsExactlyInAnyOrderElementsOf(byHand.batches().stream()
                        .flatMap(batch -> batch.orders().stream())
                        .toList());
        assertThat(batches.stream().filter(batch -> batch.size() != 20)).hasSizeLessThanOrEqualTo(lanes);
        assertThat(lines("batches")).containsExactlyElementsOf(json(batches));
    }

    /** What the orders of a line should make. */
    private Batch batch(String line) {
        String orders = line.replaceFirst(".*\"orders\":\\[\"", "").replaceFirst("\"]}", "");
        return byHand.batchOf(List.of(orders.split("\",\"")));
    }

    private void run(int lanes) throws Exception {
        JobRunner job = JobRunner.of(new ShopJob())
                .set("parallelism", Integer.toString(lanes))
                .set("actions", "file:" + ByHand.ACTIONS)
                .stateDir(folder.resolve("state"))
                .set("snapshot-interval", "20ms");
        for (String stream : List.of("statistics", "tooLate", "visits", "batches", "top", "alerts")) {
            job.set(stream, "file:" + folder.resolve(stream) + "/?format=json");
        }
        JobResult result = job.run();
        assertThat(result.state()).isEqualTo(JobState.FINISHED);
        assertThat(result.progress().events()).isEqualTo(byHand.lines().size());
    }

    private void assertSameOnAnyNumberOfLanes() throws IOException {
        assertThat(lines("statistics")).containsExactlyInAnyOrderElementsOf(json(byHand.statistics()));
        assertThat(lines("tooLate")).containsExactlyInAnyOrderElementsOf(json(byHand.tooLate()));
        assertThat(lines("visits")).containsExactlyInAnyOrderElementsOf(json(byHand.visits()));
        assertThat(lines("alerts")).containsExactlyInAnyOrderElementsOf(json(byHand.alerts()));
    }

    private List<String> lines(String stream) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(stream))) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .flatMap(ShopRunTest::lines)
                    .toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> json(List<? extends Record> results) {
        return results.stream().map(ShopRunTest::json).toList();
    }

    private static String json(Record result) {
        if (result instanceof PageFigures of) {
            return "{\"product\":\"%s\",\"from\":\"%s\",\"views\":%d,\"carts\":%d,\"corrected\":%b}"
                    .formatted(of.product(), of.from(), of.views(), of.carts(), of.corrected());
        }
        if (result instanceof TooLate of) {
            return "{\"id\":\"%s\",\"at\":\"%s\",\"product\":\"%s\"}".formatted(of.id(), of.at(), of.product());
        }
        if (result instanceof VisitFigures of) {
            return "{\"visitor\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"first\":\"%s\",\"actions\":%d,\"cents\":%d}"
                    .formatted(of.visitor(), of.from(), of.to(), of.first(), of.actions(), of.cents());
        }
        if (result instanceof Batch of) {
            return "{\"size\":%d,\"cents\":%d,\"orders\":[%s]}".formatted(of.size(), of.cents(), quoted(of.orders()));
        }
        if (result instanceof TopFive of) {
            return "{\"to\":\"%s\",\"products\":[%s]}".formatted(of.to(), quoted(of.products()));
        }
        Alert of = (Alert) result;
        return "{\"visitor\":\"%s\",\"since\":\"%s\",\"within\":\"%s\"}"
                .formatted(of.visitor(), of.since(), of.within());
    }

    private static String quoted(List<String> each) {
        return String.join(",", each.stream().map(text -> "\"" + text + "\"").toList());
    }
}
