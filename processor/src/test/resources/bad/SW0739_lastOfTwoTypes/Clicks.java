import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
@Window(count = 3, countSlide = 1)
class Counts {
    @State
    int count;

    @OnEvent
    void add(Click click) {
        count++;
    }

    @OnClose
    int close() {
        return count;
    }

    @OnEvent
    void too(Seen seen) { // expect: SW0739
        count++;
    }
}

record Seen(String user) {}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Counts.class)
    @Sink("log:")
    StreamOf<Integer> counts();

    @Source("file:seen.jsonl")
    StreamOf<Seen> seen();
}
