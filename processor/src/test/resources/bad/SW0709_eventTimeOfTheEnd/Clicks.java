import io.streamwright.*;
import java.time.*;
import java.util.*;

record Click(String user, String page, @EventTime Instant at) {}

class Gather {
    @OnEvent
    int add(Click click) {
        return 1;
    }

    @OnEnd
    int end(@EventTime Instant at) { // expect: SW0709
        return 0;
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
