import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

class Counts {
    @OnEvent
    int add(@KeyedBy("user") Click click) { // expect: SW0513
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
