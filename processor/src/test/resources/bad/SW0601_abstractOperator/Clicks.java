import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

abstract class Counts { // expect: SW0601
    @OnEvent
    int add(Click click) {
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
