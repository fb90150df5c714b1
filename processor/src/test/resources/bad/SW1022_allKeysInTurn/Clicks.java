import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@Window(size = "1m")
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
    @Rebalance // expect: SW1022
    @Sink("log:")
    StreamOf<Integer> counts();
}
