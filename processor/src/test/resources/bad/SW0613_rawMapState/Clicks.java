import io.streamwright.*;
import java.time.*;
import java.util.*;

record Click(String user, String page, @EventTime Instant at) {}



@KeyedBy("user")
class Counts {
    @State
    MapState<long[], String> pages; // expect: SW0613 never equal

    @State
    MapState lists; // expect: SW0613 with its type arguments

    @OnEvent
    int add(Click click) {
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
