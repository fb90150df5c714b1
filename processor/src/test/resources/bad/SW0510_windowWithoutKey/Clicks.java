import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@Window(size = "1m") // expect: SW0510
class Counts {
    @OnEvent
    void add(Click click) {}

    @OnClose
    int close() {
        return 1;
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
