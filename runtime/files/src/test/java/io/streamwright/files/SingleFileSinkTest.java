package io.streamwright.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.sink.PendingCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleFileSinkTest {
    @TempDir
    Path temporary;

    private Path file;
    private String address;

    @BeforeEach
    void nameFile() {
        file = temporary.resolve("deep/out.txt");
        address = "file:" + file;
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.count();
        }
    }

    @Test
    void bounded_thenAppearsAtTheEnd() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        run.snapshot(1, false);
        run.write(0, "b");
        run.snapshot(2, false);
        assertThat(file).doesNotExist();
        run.snapshot(3, true);

        assertThat(file).hasContent("a\nb\n");
        assertThat(files()).isEqualTo(1);
        run.commit();
        run.harden();
        run.close();
        assertThat(file).hasContent("a\nb\n");
    }

    @Test
    void noResults_thenAnEmptyFileAppears() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.snapshot(1, true);

        assertThat(file).isEmptyFile();
    }

    @Test
    void csvWithoutResults_thenTheHeadingAppears() throws IOException {
        Path csv = temporary.resolve("out.csv");
        SinkRun<Pair> run = SinkRun.start(SinkRun.spec("job", "out", "file:" + csv, Pair.CODEC, true), 2, 1, List.of());
        run.snapshot(1, true);

        assertThat(csv).hasContent("name,number\n");
    }

    @Test
    void crashAfterEachStep_thenEachResultOnce() throws IOException {
        for (int step = 0; step < 6; step++) {
            file = temporary.resolve("step" + step + "/out.txt");
            address = "file:" + file;
            SinkRun<String> run = SinkRun.start(address, List.of(), 1);
            run.write(0, "a");
            List<PendingCommit> first = run.snapshot(1, false);
            run.write(0, "b");
            boolean durable = false;
            List<PendingCommit> second = List.of();
            if (step >= 1) {
                second = run.prepare(2, false);
            }
            if (step >= 2) {
                // written, but not within the length that the snapshot holds
                run.write(0, "lost");
                run.prepare(99, false);
            }
            if (step >= 3) {
                run.harden();
            }
            durable = step >= 4;
            if (step >= 5) {
                run.sink.commit(second.get(0));
            }

            SinkRun<String> next = SinkRun.start(address, durable ? second : first, 3);
            if (!durable) {
                next.write(0, "b");
            }
            next.write(0, "c");
            next.snapshot(3, true);
            next.close();

            assertThat(file).as("step %d", step).hasContent("a\nb\nc\n");
            assertThat(files()).as("step %d", step).isEqualTo(1);
        }
    }

    @Test
    void crashWithinPublication_thenPublishedOnce() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        List<PendingCommit> first = run.snapshot(1, false);
        SinkRun<String> second = SinkRun.start(address, first, 2);
        second.write(0, "b");
        List<PendingCommit> last = second.prepare(2, true);
        OutputDirectory directory = new OutputDirectory(file.getParent(), ".out.txt-", SinkRun.lines(address, true));
        String joined = directory.unpublishedName("joined");

        // joined, but without a name
        Files.writeString(file.getParent().resolve(joined), "half");
        SinkRun.start(address, last, 3).close();
        assertThat(file).hasContent("a\nb\n");
        assertThat(files()).isEqualTo(1);

        // with its name, but nothing cleared up
        List<SingleFileToken.Segment> segments =
                SingleFileToken.decode(last.get(0), directory).segments();
        Files.writeString(file.getParent().resolve(segments.get(0).name()), "a\n");
        Files.createLink(file.getParent().resolve(joined), file);
        SinkRun.start(address, last, 4).close();
        assertThat(file).hasContent("a\nb\n");
        assertThat(files()).isEqualTo(1);

        // all but the joined file cleared up
        Files.createLink(file.getParent().resolve(joined), file);
        SinkRun.start(address, last, 5).close();
        assertThat(file).hasContent("a\nb\n");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void severalLanesAndOtherNumbersOfThem_thenJoined() throws IOException {
        SinkRun<String> run = SinkRun.start(SinkRun.lines(address, true), 3, 1, List.of());
        run.write(0, "a");
        run.write(2, "c");
        List<PendingCommit> first = run.snapshot(1, false);
        SinkRun<String> next = SinkRun.start(SinkRun.lines(address, true), 2, 2, first);
        next.write(1, "e");
        next.write(0, "d");
        next.snapshot(2, false);
        next.snapshot(3, true);
        next.close();

        assertThat(file).hasContent("a\nc\nd\ne\n");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void lanesThatEndWithDifferentSnapshots_thenPublishedWithTheLast() throws IOException {
        SinkRun<String> run = SinkRun.start(SinkRun.lines(address, true), 2, 1, List.of());
        run.write(0, "a");
        run.write(1, "b");
        run.sink.commit(run.writers.get(0).prepare(1, true));
        run.sink.commit(run.writers.get(1).prepare(1, false));
        assertThat(file).doesNotExist();
        PendingCommit zero = run.writers.get(0).prepare(2, true);
        PendingCommit one = run.writers.get(1).prepare(2, true);
        SinkRun.start(SinkRun.lines(address, true), 2, 3, List.of(zero, one)).close();

        assertThat(file).hasContent("a\nb\n");
    }

    @Test
    void finishedJobStartedAgain_thenNotRefusedAndNothingChanges() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        List<PendingCommit> last = run.snapshot(1, true);
        run.close();

        SinkRun<String> again = SinkRun.start(address, last, 2);
        List<PendingCommit> lastAgain = again.snapshot(2, true);
        again.close();
        SinkRun.start(address, lastAgain, 3).close();

        assertThat(file).hasContent("a\n");
        assertThatThrownBy(() -> again.write(0, "b")).hasMessageContaining("The job had ended");
    }

    @Test
    void existingFile_thenRefusedUnlessOverwritten() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "precious");

        assertThatThrownBy(() -> SinkRun.start(address, List.of(), 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("exists already; delete it, name another with --out=file:")
                .hasMessageContaining("overwrite=true");
        SinkRun<String> run = SinkRun.start(address + "?overwrite=true", List.of(), 1);
        run.write(0, "a");
        run.prepare(1, false);
        assertThat(file).hasContent("precious");
        List<PendingCommit> last = run.prepare(2, true);
        run.commit();
        SinkRun.start(address + "?overwrite=true", last, 3).close();

        assertThat(file).hasContent("a\n");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void fileMadeBySomeoneElseMeanwhile_thenItIsLeft() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        run.prepare(1, true);
        Files.writeString(file, "foreign!");

        assertThatThrownBy(run::commit)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has been made by someone else");
        assertThat(file).hasContent("foreign!");
    }

    @Test
    void hiddenFileGoneOrShorter_thenFailsAndSaysSo() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        List<PendingCommit> first = run.snapshot(1, false);
        String name = SingleFileToken.decode(
                        first.get(0), new OutputDirectory(file.getParent(), "", SinkRun.lines(address, true)))
                .segments()
                .get(0)
                .name();

        Files.writeString(file.resolveSibling(name), "");
        assertThatThrownBy(() -> SinkRun.start(address, first, 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is gone or shorter than 2 bytes");
        Files.delete(file.resolveSibling(name));
        assertThatThrownBy(() -> SinkRun.start(address, first, 2)).hasMessageContaining("is gone or shorter");
        assertThatThrownBy(() -> run.sink.harden(first.get(0))).hasMessageContaining("is gone or shorter");
    }

    @Test
    void jobThatDoesNotEnd_thenRefusedWithTheDirectory() {
        assertThatThrownBy(() -> SinkRun.start(SinkRun.lines("file:out/x.txt", false), 1, 1, List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("this job does not end by itself; to publish parts while it runs, write to a"
                        + " directory: file:out/x/");
    }

    @Test
    void endingThatSaysNoFormat_thenRefused() {
        assertThatThrownBy(() -> SinkRun.start(
                        SinkRun.spec("job", "out", "file:" + temporary + "/out", Pair.CODEC, true), 1, 1, List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("format=");
    }
}
