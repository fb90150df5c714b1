import io.streamwright.*;
import java.time.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("usr") // expect: SW0502 Did you mean `user`?
class Counts {
    @State
    int count;

    @OnEvent
    int add(Click click) {
        return ++count;
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
