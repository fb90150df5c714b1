package io.streamwright.files;

import static io.streamwright.files.FileSourceFixture.packed;
import static io.streamwright.files.FileSourceFixture.readAll;
import static io.streamwright.files.FileSourceFixture.readToEnd;
import static io.streamwright.files.FileSourceFixture.readWithRestartAfterEach;
import static io.streamwright.files.FileSourceFixture.source;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamwright.core.codec.Codecs;
import io.streamwright.core.source.Source;
import io.streamwright.core.source.SplitReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSourceTest {
    @TempDir
    Path dir;

    private Path file(String name, String content) throws IOException {
        Path file = dir.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    @Test
    void lines_thenEachIsAnEventWithoutItsEnd() throws IOException {
        Path file = file("in.any", "\uFEFFa\r\n\nb\u20ac\n \nlast");

        assertThat(readAll(source("file:" + file, Codecs.STRING)).events).containsExactly("a", "", "b€", " ", "last");
    }

    @ParameterizedTest
    @CsvSource({"in.jsonl", "in.json.gz", "in.csv", "in.csv.gz", "bom.csv", "in.txt", "in.txt.gz"})
    void restartAfterEachRecord_thenNothingIsLostOrTwice(String name) throws IOException {
        String content = name.contains("json")
                ? "{\"name\":\"a\",\"number\":1}\n\n{\"number\":2}\r\n{\"name\":\"\u00e9\",\"number\":3}"
                : name.contains("csv")
                        ? (name.startsWith("bom") ? "\uFEFF" : "") + "number,name\n1,\"a\n\"\"b\"\"\"\n\n2,\n3,c\n"
                        : "a\nb\nc\nd";
        byte[] bytes = content.getBytes(UTF_8);
        Path file = Files.write(dir.resolve(name), name.endsWith(".gz") ? packed(bytes) : bytes);

        if (name.contains("txt")) {
            assertThat(readWithRestartAfterEach(source("file:" + file, Codecs.STRING)))
                    .containsExactly("a", "b", "c", "d");
        } else {
            List<Pair> expected = readAll(source("file:" + file, Pair.CODEC)).events;
            assertThat(expected).extracting(Pair::number).containsExactly(1, 2, 3);
            assertThat(readWithRestartAfterEach(source("file:" + file, Pair.CODEC)))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"in.txt", "in.txt.gz"})
    void recordsAcrossBlocks_thenAllRead(String name) throws IOException {
        Random random = new Random(7);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int length = i % 5_000 == 0 ? 700_000 : random.nextInt(200);
            expected.add(i + "x".repeat(length));
        }
        byte[] bytes = String.join("\n", expected).getBytes(UTF_8);
        Path file = Files.write(dir.resolve(name), name.endsWith(".gz") ? packed(bytes) : bytes);
        Source<String> source = source("file:" + file, Codecs.STRING);

        assertThat(readAll(source).events).isEqualTo(expected);

        Collected<String> collected = new Collected<>();
        byte[] position = null;
        while (collected.events.size() < expected.size()) {
            try (SplitReader<String> reader = source.open(name, position)) {
                reader.poll(collected, 1 + random.nextInt(3_000));
                position = reader.position();
            }
        }
        assertThat(collected.events).isEqualTo(expected);
    }

    @Test
    void undecodable_thenPlaceReasonAndBytes() throws IOException {
        Path file = file("in.jsonl", "{\"number\":1}\n\n{\"number\":\"x\"}\r\n{\"number\":13}\n{\"number\":4}\n{\"num");

        Collected<Pair> collected = readAll(source("file:" + file, Pair.CODEC));

        assertThat(collected.events).containsExactly(new Pair(null, 1), new Pair(null, 4));
        assertThat(collected.undecodable)
                .containsExactly(
                        "in.jsonl, line 3, column 11: number: expected a whole number, found \"x\" <{\"number\":\"x\"}>",
                        "in.jsonl, line 4: java.lang.IllegalArgumentException: 13 brings bad luck <{\"number\":13}>",
                        "in.jsonl, line 6: the value is not complete; the format json has one value per line <{\"num>");
    }

    @Test
    void undecodableInCsv_thenLinesWithinQuotesAreCounted() throws IOException {
        Path file = file("in.csv", "number,name\n1,\"a\nb\nc\"\nx,d\n");

        assertThat(readAll(source("file:" + file, Pair.CODEC)).undecodable)
                .containsExactly("in.csv, line 5, column 1: number: expected a whole number, found \"x\" <x,d>");
    }

    @Test
    void headingThatDoesNotFit_thenFailsWithThePlace() throws IOException {
        Path file = file("in.csv", "nmae,nr\na,1\n");

        assertThatThrownBy(() -> readAll(source("file:" + file, Pair.CODEC)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in.csv, line 1: none of the columns [nmae, nr]")
                .hasMessageContaining("did you mean \"name\" by \"nmae\"?");
    }

    @Test
    void recordTooLong_thenUndecodableAndTheNextAreRead() throws IOException {
        String tooLong = "y".repeat(1_000_000);
        Path file = file("in.txt", "a\n" + tooLong + "\nb\n" + "z".repeat(101) + "\nc\n" + tooLong);
        Source<String> source = source("file:" + file + "?max-record-bytes=100", Codecs.STRING);

        Collected<String> collected = readAll(source);

        assertThat(collected.events).containsExactly("a", "b", "c");
        assertThat(collected.undecodable).hasSize(3);
        assertThat(collected.undecodable.get(0))
                .startsWith("in.txt, line 2: the record is longer than 100 bytes, the limit of max-record-bytes <yyy");
        assertThat(collected.undecodable.get(1)).startsWith("in.txt, line 4: ");
        assertThat(readWithRestartAfterEach(source)).containsExactly("a", "b", "c");
    }

    @Test
    void emptyFile_thenEnds() throws IOException {
        assertThat(readAll(source("file:" + file("in.txt", ""), Codecs.STRING)).events)
                .isEmpty();
        assertThat(readAll(source("file:" + file("in.csv", ""), Pair.CODEC)).events)
                .isEmpty();
        assertThat(readAll(source("file:" + file("head.csv", "name,number"), Pair.CODEC)).events)
                .isEmpty();
    }

    @Test
    void followedFile_thenReadAsItGrowsAndTheLastLineWaits() throws IOException {
        Path file = file("in.txt", "a\nb");
        Source<String> source = source("file:" + file + "?follow=true", Codecs.STRING);
        Collected<String> collected = new Collected<>();
        SplitReader<String> reader = source.open("in.txt", null);

        assertThat(reader.poll(collected, 10)).isEqualTo(1);
        assertThat(reader.poll(collected, 10)).isZero();
        Files.writeString(file, "a\nb-more\nc");
        assertThat(reader.poll(collected, 10)).isEqualTo(1);
        assertThat(reader.lag()).isEqualTo(1);
        byte[] position = reader.position();
        reader.close();
        Files.writeString(file, "a\nb-more\nc-more\n");
        SplitReader<String> restored = source.open("in.txt", position);
        assertThat(restored.poll(collected, 10)).isEqualTo(1);
        assertThat(restored.poll(collected, 10)).isZero();
        restored.close();

        assertThat(collected.events).containsExactly("a", "b-more", "c-more");
        assertThat(source.bounded()).isFalse();
        assertThat(source.discoveryIntervalMillis()).isZero();
    }

    @Test
    void followedFileBecomesShorter_thenFails() throws IOException {
        Path file = file("in.txt", "a\nb\nc");
        try (SplitReader<String> reader =
                source("file:" + file + "?follow=true", Codecs.STRING).open("in.txt", null)) {
            reader.poll(new Collected<>(), 10);
            Files.writeString(file, "a");

            assertThatThrownBy(() -> reader.poll(new Collected<>(), 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has become shorter: it was read up to byte 5 and now has 1");
        }
    }

    @Test
    void followedFileReplaced_thenFails() throws IOException {
        Path file = file("in.txt", "a\n");
        try (SplitReader<String> reader =
                source("file:" + file + "?follow=true", Codecs.STRING).open("in.txt", null)) {
            reader.poll(new Collected<>(), 10);
            Files.move(file("other.txt", "bcd\n"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);

            assertThatThrownBy(() -> reader.poll(new Collected<>(), 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("was replaced by another while it was read");
            Files.delete(file);
            assertThatThrownBy(() -> reader.poll(new Collected<>(), 10))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void fileReplacedOrShorterSinceTheSnapshot_thenFails() throws IOException {
        Path file = file("in.txt", "a\nb\nc\n");
        Source<String> source = source("file:" + file, Codecs.STRING);
        byte[] position;
        try (SplitReader<String> reader = source.open("in.txt", null)) {
            reader.poll(new Collected<>(), 2);
            position = reader.position();
        }

        Files.writeString(file, "A\nb\nc\n");
        assertThatThrownBy(() -> source.open("in.txt", position))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was replaced by another since the snapshot");
        Files.writeString(file, "a\nb");
        assertThatThrownBy(() -> source.open("in.txt", position)).isInstanceOf(IOException.class);
        Files.delete(file);
        assertThatThrownBy(() -> source.open("in.txt", position))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be read: it does not exist");
    }

    @Test
    void positionDamaged_thenFailsAndSaysSo() throws IOException {
        Path file = file("in.txt", "a\n");
        Source<String> source = source("file:" + file, Codecs.STRING);

        for (byte[] damaged : List.of(
                new byte[0], new byte[] {9}, new byte[31], "x".repeat(27).getBytes(UTF_8))) {
            assertThatThrownBy(() -> source.open("in.txt", damaged))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void endedFile_thenNeedNotExistAnyMore() throws IOException {
        Path file = file("in.txt", "a\n");
        Source<String> source = source("file:" + file, Codecs.STRING);
        SplitReader<String> reader = source.open("in.txt", null);
        readToEnd(reader, new Collected<>());
        Files.delete(file);

        assertThat(source.open("in.txt", reader.position()).poll(new Collected<>(), 1))
                .isEqualTo(SplitReader.ENDED);
    }

    @Test
    void packedFileCutOff_thenFailsAfterWhatIsThere() throws IOException {
        byte[] packed = packed("a\n".repeat(10_000).getBytes(UTF_8));
        Path file = Files.write(dir.resolve("in.txt.gz"), java.util.Arrays.copyOf(packed, packed.length - 10));

        assertThatThrownBy(() -> readAll(source("file:" + file, Codecs.STRING)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("in.txt.gz is damaged or not complete");
        Path plain = file("plain.txt.gz", "not packed at all");
        assertThatThrownBy(() -> readAll(source("file:" + plain, Codecs.STRING)))
                .hasMessageContaining("plain.txt.gz is damaged or not complete: Not in GZIP format");
    }

    @Test
    void severalPackedMembers_thenAllRead() throws IOException {
        Path file = dir.resolve("in.txt.gz");
        Files.write(file, packed("a\nb".getBytes(UTF_8)));
        Files.write(file, packed("c\nd\n".getBytes(UTF_8)), java.nio.file.StandardOpenOption.APPEND);

        assertThat(readAll(source("file:" + file, Codecs.STRING)).events).containsExactly("a", "bc", "d");
    }

    @Test
    void optionsOfTheAddress_thenCheckedByTheEngine() {
        assertThat(new FileSourceConnector().options())
                .extracting(option -> option.name())
                .contains("format", "follow", "glob", "recursive", "discovery-interval", "max-record-bytes", "header");
        assertThat(source("file:" + dir + "?follow=true&discovery-interval=1m", Codecs.STRING)
                        .discoveryIntervalMillis())
                .isEqualTo(60_000);
        assertThat(Set.of(new FileSourceConnector().scheme())).containsExactly("file");
    }
}
