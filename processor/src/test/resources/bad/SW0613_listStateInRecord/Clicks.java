import io.streamwright.*;
import java.time.*;
import java.util.*;

record Click(String user, String page, @EventTime Instant at) {}

record Pages(ListState<String> pages) {} // expect: SW0802 it is a @State field of its own

@KeyedBy("user")
class Counts {
    @State
    Pages pages;

    @State
    ListState<ListState<String>> lists; // expect: SW0613 it is a @State field of its own

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
