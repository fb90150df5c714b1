package io.streamwright.files;

import static io.streamwright.files.FileSourceFixture.packed;
import static io.streamwright.files.FileSourceFixture.readAll;
import static io.streamwright.files.FileSourceFixture.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.api.ConfigurationException;
import io.streamwright.core.codec.Codecs;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDirectorySourceTest {
    @TempDir
    Path dir;

    private void file(String name, String content) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void directory_thenItsFilesInOrderWithoutHiddenOnes() throws IOException {
        file("b.txt", "3\n");
        file("a.txt", "1\n2");
        file(".hidden.txt", "x");
        file("_SUCCESS", "x");
        file("c.tmp", "x");
        file(".part-x.inprogress", "x");
        file("d.inprogress", "x");
        file("sub/e.txt", "5\n");
        file(".sub/f.txt", "x\n");
        Files.write(dir.resolve("c.gz"), packed("4".getBytes(UTF_8)));
        Files.createSymbolicLink(dir.resolve("link.txt"), dir.resolve("b.txt"));

        Source<String> source = source("file:" + dir, Codecs.STRING);
        assertThat(source.discover(Set.of())).containsExactly("a.txt", "b.txt", "c.gz", "link.txt");
        assertThat(readAll(source).events).containsExactly("1", "2", "3", "4", "3");
        assertThat(source("file:" + dir + "/?recursive=true", Codecs.STRING).discover(Set.of()))
                .containsExactly("a.txt", "b.txt", "c.gz", "link.txt", "sub/e.txt");
        assertThat(source("file:" + dir + "?glob={a,e}.*", Codecs.STRING).discover(Set.of()))
                .containsExactly("a.txt");
        assertThat(source("file:" + dir + "?recursive=true&glob=sub/*", Codecs.STRING)
                        .discover(Set.of()))
                .containsExactly("sub/e.txt");
    }

    @Test
    void filesOfSeveralFormats_thenEachByItsEnding() throws IOException {
        file("a.csv", "name,number\nx,1\n");
        file("b.jsonl", "{\"number\":2}\n");

        assertThat(readAll(source("file:" + dir, Pair.CODEC)).events)
                .containsExactly(new Pair("x", 1), new Pair(null, 2));

        file("c.dat", "?");
        assertThatThrownBy(() -> readAll(source("file:" + dir, Pair.CODEC)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"c.dat\" does not say it; give one with the option format=, one of csv, json");
    }

    @Test
    void followedDirectory_thenNewFilesAreFoundAndOldOnesEnd() throws IOException {
        file("a.txt", "1\n");
        Source<String> source = source("file:" + dir + "?follow=true&discovery-interval=5s", Codecs.STRING);

        assertThat(source.bounded()).isFalse();
        assertThat(source.discoveryIntervalMillis()).isEqualTo(5_000);
        assertThat(readAll(source).events).containsExactly("1");
        file("b.txt", "2\n");
        assertThat(source.discover(Set.of("a.txt"))).containsExactly("b.txt");
        assertThat(source.discover(Set.of("a.txt", "b.txt"))).isEmpty();
    }

    @Test
    void followedDirectoryStillEmpty_thenWaits() throws IOException {
        assertThat(source("file:" + dir + "?follow=true", Codecs.STRING).discover(Set.of()))
                .isEmpty();
    }

    @Test
    void thousandsOfFilesAtOnce_thenFewAreOpen() throws IOException {
        int files = 600;
        for (int i = 0; i < files; i++) {
            file(String.format("%03d.txt", i), i + "-0\n" + i + "-1\n" + i + "-2");
        }
        Source<String> source = source("file:" + dir, Codecs.STRING);
        List<SplitReader<String>> readers = new ArrayList<>();
        for (String id : source.discover(Set.of())) {
            readers.add(source.open(id, null));
        }
        long openBefore = openFiles();
        Collected<String> collected = new Collected<>();
        boolean more = true;
        while (more) {
            more = false;
            for (SplitReader<String> reader : readers) {
                more |= reader.poll(collected, 1) != SplitReader.ENDED;
            }
            assertThat(openFiles() - openBefore).isLessThan(HandleBudget.MOST_OPEN + 20);
        }

        assertThat(collected.events).hasSize(3 * files).doesNotHaveDuplicates();
        for (SplitReader<String> reader : readers) {
            reader.close();
        }
        assertThat(openFiles() - openBefore).isLessThan(20);
    }

    private static long openFiles() throws IOException {
        try (Stream<Path> handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.count();
        }
    }

    @Test
    void nothingToRead_thenSaysWhatAndHow() throws IOException {
        assertThatThrownBy(() -> readAll(source("file:" + dir, Codecs.STRING)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("The directory " + dir)
                .hasMessageContaining("of the stream in holds no file to read")
                .hasMessageContaining("recursive=true")
                .hasMessageContaining("follow=true");
        file("a.txt", "");
        assertThatThrownBy(() -> readAll(source("file:" + dir + "?glob=*.csv", Codecs.STRING)))
                .hasMessageContaining("that matches *.csv");
    }

    @Test
    void wrongAddresses_thenRefusedWithTheRemedy() throws IOException {
        file("a.txt", "");
        file("a.txt.gz", "");
        file("a.dat", "");
        assertRefused(
                "file:" + dir + "/none.txt", "none.txt of the stream in does not exist; name another with --in=file:");
        assertRefused(
                "file:relative.txt", Path.of("relative.txt").toAbsolutePath().toString());
        assertRefused("file:" + dir + "/a.txt/", "is a file, but the address ends with a slash");
        assertRefused("file:", "names no file");
        assertRefused("file://host/a.txt", "names a host");
        assertRefused("file:%zz", "is no path of a file");
        assertRefused("file:a%00b", "is no path of a file");
        assertRefused("file:" + dir + "/a.txt.gz?follow=true", "is packed");
        assertRefused("file:" + dir + "/a.txt?follow=maybe", "must be true or false, but is \"maybe\"");
        assertRefused("file:" + dir + "/a.txt?glob=*", "is for directories");
        assertRefused("file:" + dir + "?discovery-interval=1s", "add follow=true");
        assertRefused("file:" + dir + "?glob=%7Ba", "must be a pattern");
        assertRefused("file:" + dir + "/a.txt?max-record-bytes=lots", "a number of bytes such as 16m");
        assertRefused("file:" + dir + "/a.txt?format=xml", "those on the class path are csv, json, lines");
        assertRefused("file:" + dir + "/a.txt?format=csv", "is for records");
        assertThatThrownBy(() -> source("file:" + dir + "/a.dat", Pair.CODEC))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"a.dat\" does not say it");
        assertThat(readAll(source("file://" + dir + "/%61.txt", Codecs.STRING)).events)
                .isEmpty();
    }

    private static void assertRefused(String address, String words) {
        assertThatThrownBy(() -> source(address, Codecs.STRING))
                .as(address)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(words);
    }
}
