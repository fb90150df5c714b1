import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
@Window(size = "1m", count = 3) // expect: SW0422 `size` and `count`
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
    StreamOf<Integer> counts();
}
