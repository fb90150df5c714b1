import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy({"user", "page"})
class Counts {
    @State
    int count;

    @OnEvent
    int add(Click click, @Key String usr) { // expect: SW0712 Did you mean `user`?
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
