import io.streamwright.*;
import java.time.*;
import java.util.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
@Window(size = "1m")
class Gather {
    @State
    int clicks;

    @OnEvent
    void add(Click click) {
        clicks++;
    }

    @OnClose
    int close() {
        return clicks;
    }

    @OnEnd
    int end() { // expect: SW0761
        return clicks;
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
