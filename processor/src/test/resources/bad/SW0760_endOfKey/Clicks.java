import io.streamwright.*;
import java.time.*;
import java.util.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
class Gather {
    @State
    int clicks;

    @OnEvent
    int add(Click click) {
        return ++clicks;
    }

    @OnEnd
    int end() { // expect: SW0760
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
