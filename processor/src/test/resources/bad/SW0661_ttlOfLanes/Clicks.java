import io.streamwright.*;
import java.time.*;
import java.util.*;

record Click(String user, String page, @EventTime Instant at) {}

class Gather {
    @State
    @Ttl("1h") // expect: SW0661
    ListState<Click> clicks;

    @OnEvent
    int add(Click click) {
        clicks.add(click);
        return clicks.size();
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Gather.class)
    @Sink("log:")
    StreamOf<Integer> counts();
}
