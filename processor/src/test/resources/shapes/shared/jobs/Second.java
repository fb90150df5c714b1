package jobs;

import io.streamwright.Apply;
import io.streamwright.From;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;

@StreamJob("second")
interface Second {
    @Source("file:words.jsonl")
    StreamOf<First.Word> words();

    @From("words")
    default First.Word doubled(First.Word word) {
        return new First.Word(word.text() + word.text());
    }

    @Apply(First.Lengths.class)
    @From("words")
    @Sink("log:")
    StreamOf<Integer> lengths();

    @Apply(First.Lengths.class)
    @From({"words", "doubled"})
    @Sink("log:")
    StreamOf<Integer> allLengths();
}
