import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

class Counts {
    @OnEvent
    void count(Click click) {}
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Counts.class)
    @Sink("log:")
    StreamOf<Integer> counts(); // expect: SW0214
}
