package io.streamwright.samples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages list is what lies in the directories of a job that is killed in the middle. */
@Proves(page = "docs/reference/files.md", language = "text")
@Proves(page = "docs/reference/snapshots.md", language = "text")
class DirectoryListingsTest {
    @TempDir
    Path folder;

    /** It waits for more input, so that it always writes something when it is ended. */
    @BeforeEach
    void killAJob() throws Exception {
        Files.writeString(
                folder.resolve("quakes.csv"),
                Files.readString(MarkdownPage.ROOT.resolve("samples/quakes/data/earthquakes.csv")));
        try (JobProcess job = JobProcess.start(
                folder,
                "io.streamwright.samples.quakes.QuakesJob",
                "--quakes=file:quakes.csv?follow=true",
                "--daily=file:out/",
                "--rolling=discard:",
                "--days=discard:",
                "--alerts=discard:",
                "--state-dir=state",
                "--snapshot-interval=100ms")) {
            long start = System.nanoTime();
            while (names("out").stream().noneMatch(name -> name.endsWith(".published"))
                    || names("out").stream().noneMatch(name -> name.startsWith("part-"))
                    || !Files.exists(folder.resolve("state/published"))) {
                assertThat(System.nanoTime() - start).as(job.err()).isLessThan(60_000_000_000L);
                Thread.sleep(20);
            }
        }
    }

    private Set<String> names(String directory) throws Exception {
        Path path = folder.resolve(directory);
        if (!Files.exists(path)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    /** The first words of the lines of the block. */
    private static List<String> listed(String page) {
        return MarkdownPage.read(page).blocks("text").get(0).lines().stream()
                .map(line -> line.strip().split(" {2,}")[0])
                .toList();
    }

    /** The same but for numbers and the name of the stream. */
    private static String shape(String name) {
        return name.replaceAll("\\.part-[a-z_]+\\.sink-[0-9a-f]+", ".part-STREAM")
                .replaceAll("-[0-9a-f]+\\.inprogress", "-X.inprogress")
                .replaceAll("\\d+", "9");
    }

    @Test
    void partsAndNotes_haveTheNamesOfThePage() throws Exception {
        List<String> listed = listed("docs/reference/files.md");
        assertThat(listed).hasSize(5).first().isEqualTo("out/");
        Set<String> shapes =
                names("out").stream().map(DirectoryListingsTest::shape).collect(Collectors.toSet());

        assertThat(shapes).contains(shape(listed.get(1)), shape(listed.get(4)));
        // what is being written may be there or not at that moment
        assertThat(listed.subList(1, 5).stream()
                        .map(DirectoryListingsTest::shape)
                        .toList())
                .containsAll(shapes);
        assertThat(listed.get(1))
                .hasSameSizeAs(names("out").stream()
                        .filter(name -> name.startsWith("part-"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void theStateDirectory_hasTheNamesOfThePage() throws Exception {
        List<String> listed = listed("docs/reference/snapshots.md");
        assertThat(listed)
                .containsExactly(
                        "state/",
                        "lock",
                        "job",
                        "state-id, incarnation",
                        "ids, published",
                        "snapshots/",
                        "0000000000000000042/",
                        "segment-00000",
                        "manifest",
                        "0000000000000000043.inprogress/");
        assertThat(names("state")).contains("lock", "job", "state-id", "incarnation", "ids", "published", "snapshots");
        String snapshot = names("state/snapshots").stream()
                .filter(name -> name.matches("\\d{19}"))
                .findFirst()
                .orElseThrow();
        assertThat(names("state/snapshots/" + snapshot)).contains("segment-00000", "manifest");
    }
}
