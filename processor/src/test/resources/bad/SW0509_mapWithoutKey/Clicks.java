import io.streamwright.*;
import java.time.*;
import java.util.*;

record Click(String user, String page, @EventTime Instant at) {}

class Gather {
    @State
    MapState<String, Integer> counts; // expect: SW0509

    @OnEvent
    int add(Click click) {
        return counts.merge(click.user(), 1, Integer::sum);
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
