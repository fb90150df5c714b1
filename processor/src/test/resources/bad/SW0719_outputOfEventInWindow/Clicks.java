import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
@Window(size = "1m")
class Counts {
    @State
    int count;

    @OnEvent
    int add(Click click) { // expect: SW0719
        return 1;
    }

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
