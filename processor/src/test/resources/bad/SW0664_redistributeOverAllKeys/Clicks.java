import io.streamwright.*;
import java.time.*;
import java.util.*;

record Click(String user, String page, @EventTime Instant at) {}

@Window(size = "1m")
class Gather {
    @State(redistribute = Redistribution.UNION) // expect: SW0664
    ListState<Click> clicks;

    @OnEvent
    void add(Click click) {
        clicks.add(click);
    }

    @OnClose
    int close() {
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
