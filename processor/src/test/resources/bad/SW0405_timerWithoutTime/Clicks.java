import io.streamwright.*;
import java.time.*;

record Click(String user, String page, Instant at) {}

@KeyedBy("user")
class Counts {
    @State
    int count;

    @OnEvent
    void add(Click click, KeyTimer quiet) {
        count++;
        quiet.after(Duration.ofMinutes(1));
    }

    @OnTimer("quiet")
    int quiet() {
        return count;
    }
}

@StreamJob("clicks")
interface Clicks {
    @Source("file:clicks.jsonl")
    StreamOf<Click> clicks();

    @Apply(Counts.class)
    @Sink("log:")
    StreamOf<Integer> counts(); // expect: SW0405
}
