import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
@Window(size = "1m")
class Counts {
    @State
    int count;

    @OnEvent
    void add(Click click) {}

    @OnClose
    int close() {
        return 1;
    }

    @OnClose
    int closeToo() { // expect: SW0722
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
