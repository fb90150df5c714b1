import io.streamwright.*;
import java.time.*;
import java.util.*;

record Click(String user, String page, @EventTime Instant at) {}

@KeyedBy("user")
class Counts {
    @State
    int count;

    @OnEvent
    Optional<Optional<Integer>> add(Click click) { // expect: SW0724
        return Optional.empty();
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
