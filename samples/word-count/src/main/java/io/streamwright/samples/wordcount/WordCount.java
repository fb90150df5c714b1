package io.streamwright.samples.wordcount;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The job: lines, their words, how often each has been seen, and which leads. */
@StreamJob("word-count")
public interface WordCount {
    /** What stands between words. */
    Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    /** The text, line by line. */
    @Source("file:data/stream.txt")
    StreamOf<String> lines();

    /** A step that puts out as many events as it likes: here a list. */
    @From("lines")
    default List<String> words(String line) {
        return Arrays.stream(BETWEEN_WORDS.split(line.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A running count: each word brings a new result. */
    @Apply(CountWords.class)
    @From("words")
    @Sink("file:target/counts.jsonl?overwrite=true")
    StreamOf<WordSeen> counts();

    /** The word that has been seen most, whenever another one takes the lead. */
    @Apply(FindLeader.class)
    @From("counts")
    @Sink("stdout:")
    StreamOf<WordSeen> leaders();
}
