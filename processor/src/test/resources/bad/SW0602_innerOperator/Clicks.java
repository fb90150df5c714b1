import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

class Outer {
    class Counts { // expect: SW0602
        @OnEvent
        int add(Click click) {
            return 1;
        }
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Outer.Counts.class)
    @Sink("log:")
    StreamOf<Integer> counts();
}
