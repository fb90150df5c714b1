import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
class Counts {
    @State
    int count;

    @OnEvent
    @OnTimer("quiet")
    int add(Click click, KeyTimer quiet) { // expect: SW0704, SW0714
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
