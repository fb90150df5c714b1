import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
@Window(size = "1m")
class Counts {
    @State
    int count;

    @OnEvent
    void add(Click click, KeyTimer quiet) {} // expect: SW0718

    @OnTimer("quiet")
    int quiet() { // expect: SW0718
        return 1;
    }

    @OnClose
    int close() {
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
