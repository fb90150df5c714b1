import io.streamwright.*;
import java.time.*;

record Click(String user, String page, Instant at) {}

@KeyedBy("user")
@Window(global = true, every = "1m")
class Counts {
    @State
    int count;

    @OnEvent
    void add(Click click) {
        count++;
    }

    @OnClose
    int close() {
        return count;
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Counts.class)
    @Sink("log:")
    StreamOf<Integer> counts(); // expect: SW0404
}
