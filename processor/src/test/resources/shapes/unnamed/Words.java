import io.streamwright.Apply;
import io.streamwright.Sink;
import io.streamwright.Source;
import io.streamwright.StreamJob;
import io.streamwright.StreamOf;

@StreamJob("words")
interface Words {
    @Source("file:words.txt?format=lines")
    StreamOf<String> words();

    @Apply(WordCount.class)
    @Sink("log:")
    StreamOf<Integer> counts();
}
