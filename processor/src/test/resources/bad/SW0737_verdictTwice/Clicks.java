import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
@Window(size = "1m")
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

    @FireWhen
    boolean full() {
        return count > 9;
    }

    @FireWhen
    boolean fullToo() { // expect: SW0737
        return count > 9;
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
