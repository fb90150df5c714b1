package jobs;

import io.streamwright.Apply;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;

@StreamJob("first")
interface First {
    record Word(String text) {}

    /** Two jobs apply it, one of them twice. */
    class Lengths {
        @OnEvent
        int length(Word word) {
            return word.text().length();
        }
    }

    @Source("file:words.jsonl")
    StreamOf<Word> words();

    @Apply(Lengths.class)
    @Sink("log:")
    StreamOf<Integer> lengths();
}
