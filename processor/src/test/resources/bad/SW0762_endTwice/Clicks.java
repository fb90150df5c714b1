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
    int end() {
        return 2;
    }

    @OnEnd
    int reallyTheEnd() { // expect: SW0762
        return 3;
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
