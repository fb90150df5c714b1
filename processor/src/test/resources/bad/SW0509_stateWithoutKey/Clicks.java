import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

class Counts {
    @State
    int count; // expect: SW0509

    @OnEvent
    int add(Click click) {
        return ++count;
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
