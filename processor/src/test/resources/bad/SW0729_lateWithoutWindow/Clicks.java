import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
class Counts {
    @State
    int count;

    @OnEvent
    int add(Click click) {
        return ++count;
    }


    @OnLate
    Click late(Click click) { // expect: SW0729
        return click;
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
