import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@Uid("") // expect: SW0216
class Counts {
    @OnEvent
    int count(Click click) {
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
