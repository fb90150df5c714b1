package io.streamwright.samples.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamwright.core.api.JobRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the file of the text to files of results. */
class WordCountRunTest {
    @TempDir
    Path folder;

    @Test
    void theText_givesWhatThePlainProgramGives() throws Exception {
        ByHand byHand = ByHand.read();

        JobRunner.of(new WordCountJob())
                .set("lines", "file:" + ByHand.TEXT)
                .set("counts", "file:" + folder.resolve("counts.jsonl"))
                .set("leaders", "file:" + folder.resolve("leaders.jsonl"))
                .run();

        assertThat(Files.readAllLines(folder.resolve("counts.jsonl"))).isEqualTo(json(byHand.counts()));
        assertThat(Files.readAllLines(folder.resolve("leaders.jsonl"))).isEqualTo(json(byHand.leaders()));
    }

    private static List<String> json(List<WordSeen> words) {
        return words.stream()
                .map(seen -> "{\"word\":\"" + seen.word() + "\",\"times\":" + seen.times() + "}")
                .toList();
    }
}
