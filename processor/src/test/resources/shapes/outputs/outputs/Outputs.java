package outputs;

import io.streamwright.Apply;
import io.streamwright.DeadLetter;
import io.streamwright.EventTime;
import io.streamwright.From;
import io.streamwright.KeyTimer;
import io.streamwright.KeyedBy;
import io.streamwright.OnClose;
import io.streamwright.OnError;
import io.streamwright.OnEvent;
import io.streamwright.OnTimer;
import io.streamwright.Out;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.State;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;
import io.streamwright.Union;
import io.streamwright.Watermark;
import io.streamwright.Window;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All ways to put out results, with and without state, from handlers that throw. */
@StreamJob("outputs")
interface Outputs {
    record Word(String text, @EventTime Instant at) {}

    class Stateless {
        @OnEvent
        Iterable<Integer> word(Word word) throws IOException {
            return List.of(word.text().length());
        }

        @OnEvent
        Integer text(String text) throws Exception {
            return null;
        }

        @OnEvent
        void number(long number, Out<Integer> out) {
            out.emit(1);
        }
    }

    @KeyedBy("text")
    class Keyed {
        @State
        int count;

        @OnEvent
        Optional<Integer> word(Word word, KeyTimer first, KeyTimer second) throws IOException {
            first.at(word.at());
            return Optional.of(++count);
        }

        @OnTimer("first")
        Collection<Integer> first(KeyTimer second) {
            second.at(1);
            return Set.of(1);
        }

        @OnTimer("second")
        void second(Out<Integer> out) throws InterruptedException {
            out.emit(1);
        }
    }

    @KeyedBy("text")
    @Window(size = "PT1M", offset = "1s")
    class Windowed {
        @State
        List<Word> words = List.of();

        @OnEvent
        void add(Word word) {
            words = List.of(word);
        }

        @OnClose
        List<Word> close() throws IOException {
            return words;
        }
    }

    @Source("file:words.jsonl")
    StreamOf<Word> words();

    @Source("file:texts.txt?format=lines")
    StreamOf<String> texts();

    @OnError(of = "words")
    StreamOf<DeadLetter> broken();

    @From("broken")
    @Sink("log:")
    default String reasons(DeadLetter letter) throws IOException {
        return letter.reason();
    }

    @From("texts")
    default Optional<Long> numbers(String text) {
        return Optional.of(1L);
    }

    @From("texts")
    @Watermark(outOfOrder = "1s")
    default List<Word> parsed(String text) {
        return List.of();
    }

    @Union({"words", "parsed"})
    @Sink("file:all/")
    StreamOf<Word> all();

    @Apply(Stateless.class)
    @From({"all", "words", "texts", "numbers"})
    @Sink("log:")
    StreamOf<Integer> stateless();

    @Apply(Keyed.class)
    @From("all")
    @Sink("log:")
    StreamOf<Integer> keyed();

    @Apply(Windowed.class)
    @From("all")
    @Sink("log:")
    StreamOf<Word> windowed();
}
