package nested;

import io.streamwright.Apply;
import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;

/** Everything in one class. */
class Outer {
    static class Inner {
        record Word(String text) {}

        @KeyedBy("self")
        static class Counts {
            @State
            long count;

            static String self(Word word) {
                return word.text();
            }

            @OnEvent
            long add(Word word) {
                return ++count;
            }
        }

        @StreamJob("words")
        interface Words {
            @Source("file:words.jsonl")
            StreamOf<Word> words();

            @Apply(Counts.class)
            @Sink("log:")
            StreamOf<Long> counts();
        }
    }

    WordsUser user = new WordsUser();

    /** User code names the generated class. */
    static class WordsUser {
        Object job() {
            return new Outer_Inner_WordsJob();
        }
    }
}
