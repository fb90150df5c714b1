package io.streamwright.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.Guarantee;
import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.sink.PendingCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartsSinkTest {
    @TempDir
    Path temporary;

    private Path dir;
    private String address;

    @BeforeEach
    void nameDirectory() {
        dir = temporary.resolve("deep/out");
        address = "file:" + dir + "/";
    }

    /** Visible names and contents. */
    private Map<String, String> visible() throws IOException {
        Map<String, String> visible = new TreeMap<>();
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(".")) {
                    visible.put(file.getFileName().toString(), Files.readString(file));
                }
            }
        }
        return visible;
    }

    private long hidden() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(".") && !name.endsWith(".published"))
                    .count();
        }
    }

    @Test
    void snapshots_thenPartsAppearWithEach() throws IOException {
        SinkRun<String> run = SinkRun.start(SinkRun.lines(address, false), 2, 7, List.of());

        run.write(0, "a", "b");
        run.write(1, "c");
        assertThat(visible()).isEmpty();
        run.prepare(7, false);
        run.write(0, "d");
        run.harden();
        assertThat(visible()).isEmpty();
        run.commit();
        assertThat(visible())
                .isEqualTo(Map.of("part-00000007-0-0000.txt", "a\nb\n", "part-00000007-1-0000.txt", "c\n"));
        run.snapshot(8, false);
        assertThat(run.snapshot(9, false)).isEmpty();
        assertThat(visible()).hasSize(3).containsEntry("part-00000008-0-0000.txt", "d\n");
        assertThat(hidden()).isZero();
        assertThat(run.sink.guarantee()).isEqualTo(Guarantee.EXACTLY_ONCE);
        assertThat(run.sink.staged()).isTrue();
    }

    @Test
    void crashAfterEachStep_thenEachResultOnce() throws IOException {
        for (int step = 0; step < 6; step++) {
            dir = temporary.resolve("step" + step);
            address = "file:" + dir + "/";
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
                run.write(0, "c");
            }
            if (step >= 3) {
                run.harden();
            }
            if (step >= 4) {
                durable = true;
            }
            if (step >= 5) {
                run.commit();
            }

            // abandoned: another process goes on from the last durable snapshot
            SinkRun<String> next = SinkRun.start(address, durable ? second : first, 3);
            assertThat(hidden()).isZero();
            if (!durable) {
                next.write(0, "b");
            }
            next.write(0, "c");
            next.snapshot(3, true);
            next.close();

            assertThat(String.join("", visible().values())).as("step %d", step).isEqualTo("a\nb\nc\n");
            assertThat(hidden()).isZero();
        }
    }

    @Test
    void crashBetweenTheTwoStepsOfPublishing_thenPublishedOnce() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        List<PendingCommit> pending = run.prepare(1, false);
        PartsToken.Part part =
                PartsToken.decode(pending.get(0), directory()).parts().get(0);
        Files.createLink(dir.resolve(part.name()), dir.resolve(part.unpublished()));

        SinkRun.start(address, pending, 2);

        assertThat(visible()).isEqualTo(Map.of("part-00000001-0-0000.txt", "a\n"));
        assertThat(hidden()).isZero();
    }

    private OutputDirectory directory() {
        return new OutputDirectory(dir, ".part-", SinkRun.lines(address, false));
    }

    @Test
    void committedManyTimes_thenOnce() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        List<PendingCommit> pending = run.snapshot(1, false);
        run.harden();
        run.commit();
        SinkRun.start(address, pending, 2);
        SinkRun.start(address, pending, 3);

        assertThat(visible()).isEqualTo(Map.of("part-00000001-0-0000.txt", "a\n"));
    }

    @Test
    void failedSnapshots_thenTheirTokensAreCommittedWithTheNext() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        PendingCommit first = run.prepare(1, false).get(0);
        run.write(0, "b");
        PendingCommit second = run.prepare(2, false).get(0);

        SinkRun.start(address, List.of(first, second), 3);

        assertThat(visible()).isEqualTo(Map.of("part-00000001-0-0000.txt", "a\n", "part-00000002-0-0000.txt", "b\n"));
    }

    @Test
    void rollSize_thenSeveralPartsBetweenSnapshots() throws IOException {
        SinkRun<String> run = SinkRun.start(address + "?roll-size=4", List.of(), 1);
        run.write(0, "a", "b", "c", "d", "e");
        run.snapshot(1, false);

        assertThat(visible())
                .isEqualTo(Map.of(
                        "part-00000001-0-0000.txt", "a\nb\n",
                        "part-00000001-0-0001.txt", "c\nd\n",
                        "part-00000001-0-0002.txt", "e\n"));
    }

    @Test
    void tinyPartsByTheHundred_thenTheTokenStaysSmall() throws IOException {
        SinkRun<String> run = SinkRun.start(address + "?roll-size=1", List.of(), 1);
        for (int i = 0; i < 1_000; i++) {
            run.write(0, "x");
        }
        assertThat(run.snapshot(1, false).get(0).token().length).isLessThan(1 << 20);
        assertThat(String.join("", visible().values())).hasSize(2_000);
    }

    @Test
    void csv_thenHeadingInEachPart() throws IOException {
        SinkRun<Pair> run =
                SinkRun.start(SinkRun.spec("job", "out", address + "?format=csv", Pair.CODEC, false), 1, 1, List.of());
        run.write(0, new Pair("a", 1));
        run.snapshot(1, false);
        run.write(0, new Pair("b", 2));
        run.snapshot(2, false);

        assertThat(visible())
                .isEqualTo(Map.of(
                        "part-00000001-0-0000.csv", "name,number\na,1\n",
                        "part-00000002-0-0000.csv", "name,number\nb,2\n"));
    }

    @Test
    void recordsWithoutFormat_thenJson() throws IOException {
        SinkRun<Pair> run = SinkRun.start(SinkRun.spec("job", "out", address, Pair.CODEC, false), 1, 1, List.of());
        run.write(0, new Pair("a", 1));
        run.snapshot(1, false);

        assertThat(visible()).isEqualTo(Map.of("part-00000001-0-0000.jsonl", "{\"name\":\"a\",\"number\":1}\n"));
    }

    @Test
    void leftovers_thenOnlyThoseOfThisSinkAreRemoved() throws IOException {
        SinkRun<String> mine = SinkRun.start(address, List.of(), 1);
        mine.write(0, "a");
        SinkRun<String> other =
                SinkRun.start(SinkRun.spec("job", "other", address, Codecs.STRING, false), 1, 1, List.of());
        other.write(0, "b");
        Files.writeString(dir.resolve("mine.txt"), "kept");
        Files.writeString(dir.resolve(".hidden"), "kept");

        SinkRun.start(address, List.of(), 2);

        assertThat(hidden()).isEqualTo(2);
        assertThat(visible()).containsOnlyKeys("mine.txt");
        other.prepare(1, false);
        other.commit();
        assertThat(visible()).hasSize(2);
    }

    @Test
    void closedWithoutSnapshot_thenNothingIsLeft() throws IOException {
        SinkRun<String> run = SinkRun.start(address + "?roll-size=2", List.of(), 1);
        run.write(0, "aa", "b");
        run.close();

        assertThat(visible()).isEmpty();
        assertThat(hidden()).isZero();
    }

    @Test
    void nameTakenByAnotherFile_thenItIsLeftAndTheSinkFails() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        run.prepare(1, false);
        Files.writeString(dir.resolve("part-00000001-0-0000.txt"), "foreign");

        assertThatThrownBy(run::commit)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("part-00000001-0-0000.txt of the stream out cannot be published");
        assertThat(visible()).isEqualTo(Map.of("part-00000001-0-0000.txt", "foreign"));
        assertThat(hidden()).isEqualTo(1);
    }

    @Test
    void neitherHiddenNorVisible_thenFailsAndSaysSo() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        List<PendingCommit> pending = run.prepare(1, false);
        run.close();
        SinkRun.start(address, List.of(), 2);

        assertThatThrownBy(() -> SinkRun.start(address, pending, 2))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("part-00000001-0-0000.txt of the stream out is gone")
                .hasMessageContaining("the results of snapshot 1");
    }

    @Test
    void partMovedAwayByItsReader_thenTheRestartGoesOn() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        List<PendingCommit> pending = run.snapshot(1, false);
        Files.delete(dir.resolve("part-00000001-0-0000.txt"));

        SinkRun.start(address, pending, 2).snapshot(2, true);

        assertThat(visible()).isEmpty();
    }

    @Test
    void flushFailedOnce_thenItNeverCountsAsSuccessAgain() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        String hidden = PartsToken.decode(run.prepare(1, false).get(0), directory())
                .parts()
                .get(0)
                .unpublished();
        Files.delete(dir.resolve(hidden));
        assertThatThrownBy(run::harden).isInstanceOf(IOException.class).hasMessageContaining("Cannot flush");
        Files.writeString(dir.resolve(hidden), "a\n");

        assertThatThrownBy(run::harden)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("may be lost, as the disk has failed before");
    }

    @Test
    void partsOfARunWithOtherState_thenRefusedUnlessOverwritten() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        run.write(0, "a");
        run.snapshot(1, true);

        assertThatThrownBy(() -> SinkRun.start(address, List.of(), 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("such as part-00000001-0-0000.txt")
                .hasMessageContaining("overwrite=true");
        SinkRun<String> again = SinkRun.start(address + "?overwrite=true", List.of(), 1);
        again.write(0, "b");
        again.snapshot(1, true);
        assertThat(visible()).isEqualTo(Map.of("part-00000001-0-0000.txt", "b\n"));
    }

    @Test
    void damagedToken_thenFailsAndSaysSo() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);

        for (byte[] token : List.of(new byte[0], new byte[] {7}, new byte[40])) {
            if (token.length == 40) {
                token[0] = 1;
            }
            assertThatThrownBy(() -> run.sink.commit(new PendingCommit(token)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is damaged");
        }
        PendingCommit escaping = new PartsToken(1, 0, List.of(new PartsToken.Part("../x", "y"))).encode();
        assertThatThrownBy(() -> run.sink.commit(escaping)).hasMessageContaining("is not the name of a file");
    }

    @Test
    void wrongAddresses_thenRefusedWithTheRemedy() throws IOException {
        Files.writeString(temporary.resolve("file"), "");
        assertThatThrownBy(() -> SinkRun.start("file:" + temporary + "/file/", List.of(), 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is a file, but the address is one of a directory");
        assertThatThrownBy(() -> SinkRun.start("file:" + temporary + "/file/out/", List.of(), 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("file is not a directory");
        assertThatThrownBy(() -> SinkRun.start(address + "?roll-size=0", List.of(), 1))
                .hasMessageContaining("The option roll-size");
        assertThatThrownBy(() -> SinkRun.start(address + "?format=xml", List.of(), 1))
                .hasMessageContaining("those on the class path are");
    }

    @Test
    void directoryGoneWhileRunning_thenFailsWithPathAndStream() throws IOException {
        SinkRun<String> run = SinkRun.start(address, List.of(), 1);
        Files.delete(dir);

        assertThatThrownBy(() -> run.write(0, "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Cannot create " + dir)
                .hasMessageContaining("for the stream out: it does not exist");
    }

    @Test
    void discFull_thenFailsWithTheRemedy() throws IOException {
        OutputDirectory directory = directory();

        assertThat(directory.failure("write", dir.resolve("x"), new IOException("No space left on device")))
                .hasMessageEndingWith("for the stream out: No space left on device; make room and start the job again,"
                        + " which goes on from its last snapshot");
    }
}
