package io.streamwright.samples.wordcount;

import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.State;
import io.streamwright.Uid;

/** One counter per word. */
@Uid("count-words")
@KeyedBy("word")
class CountWords {
    @State
    long times;

    /** The key of a word is the word itself. */
    static String word(String word) {
        return word;
    }

    @OnEvent
    WordSeen count(String word) {
        times++;
        return new WordSeen(word, times);
    }
}
