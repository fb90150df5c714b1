package io.streamwright.samples.wordcount;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The same, by a plain program over the whole text at once. */
final class ByHand {
    static final Path TEXT = Path.of("data/stream.txt");

    private final List<WordSeen> counts = new ArrayList<>();
    private final List<WordSeen> leaders = new ArrayList<>();

    private ByHand() {}

    static ByHand read() {
        try {
            ByHand result = new ByHand();
            result.count(Files.readString(TEXT));
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void count(String text) {
        Map<String, Long> times = new HashMap<>();
        StringBuilder word = new StringBuilder();
        for (char each : (text + ' ').toCharArray()) {
            if (Character.isLetter(each)) {
                word.append(Character.toLowerCase(each));
            } else if (word.length() > 0) {
                counts.add(new WordSeen(word.toString(), times.merge(word.toString(), 1L, Long::sum)));
                word.setLength(0);
            }
        }
        WordSeen leader = new WordSeen("", 0);
        for (WordSeen seen : counts) {
            if (seen.word().length() >= 5 && seen.times() > leader.times()) {
                if (!seen.word().equals(leader.word())) {
                    leaders.add(seen);
                }
                leader = seen;
            }
        }
    }

    List<WordSeen> counts() {
        return counts;
    }

    List<WordSeen> leaders() {
        return leaders;
    }
}
