import io.streamwright.KeyedBy;
import io.streamwright.OnEvent;
import io.streamwright.State;

@KeyedBy("word")
class WordCount {
    @State
    int count;

    static String word(String word) {
        return word;
    }

    @OnEvent
    int add(String word) {
        return ++count;
    }
}
