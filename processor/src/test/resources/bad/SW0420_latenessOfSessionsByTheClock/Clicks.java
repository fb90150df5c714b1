import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
@Window(session = "1m", time = TimeDomain.PROCESSING, lateness = "1s") // expect: SW0420 `lateness`
class Counts {
    @State
    int count;

    @OnEvent
    void add(Click click) {
        count++;
    }

    @Merge
    void merge(Counts later) {
        count += later.count;
    }

    @OnClose
    int close() {
        return count;
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
